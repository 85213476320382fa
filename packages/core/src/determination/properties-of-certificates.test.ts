import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absolute, compare } from '../money/decimal.ts';
import { determineWithCreation, planCreation, withCreated } from './auto-create.ts';
import { memoryBook } from './book.ts';
import { compileCertificate } from './compile-certificate.ts';
import type { Decision } from './decision.ts';
import { determine } from './determine.ts';
import { certificate, day, generatedWorld, options, scenario } from './testing/generated-sales.ts';

const content = new URL('../../../../content/', import.meta.url);
const { decided, decidedQuietly, gazetteer, worldOf } = generatedWorld((path) =>
  JSON.parse(readFileSync(new URL(path, content), 'utf8')),
);

/** What makes a certificate irrelevant to every generated sale, whatever else it says. */
const irrelevance = fc.constantFrom<Record<string, unknown>>(
  { grants: ['US-ME'] },
  { grants: [] },
  { grants: [{ zone: 'US-TX', authorities: ['Nobody'] }] },
  { grants: [{ zone: 'US', taxTypes: ['excise'] }] },
  { active: false },
  { status: 'rejected' },
  { status: 'revoked' },
  { status: 'in-review' },
  { validFrom: '2020-01-01', expires: '2020-12-31' },
  { validFrom: '2099-01-01', expires: null },
  { taxDataType: 'INTL' },
  { currency: 'EUR' },
  { use: 'limited', usePatterns: [{ element: 'ATTRIBUTE9', pattern: '%' }] },
  { productCodes: ['NONE'], commodityCodes: [] },
  { productCodes: [], commodityCodes: ['999'] },
  { fullyExempt: false, exemptAmount: null, basisPercent: null, grants: ['US-TX', 'US-OH', 'US'] },
);

test('a certificate that cannot apply never changes a result, wherever it stands', () => {
  fc.assert(
    fc.property(scenario, certificate, irrelevance, fc.integer({ min: 0, max: 5 }), (generated, other, why, at) => {
      const irrelevant = { ...other, ...why, certificateId: 'irrelevant', sequence: 0 };
      const certificates = generated.certificates.map((fields, index) => ({ sequence: index + 1, ...fields }));
      const more = [...certificates.slice(0, at), irrelevant, ...certificates.slice(at)];
      const withOther = decidedQuietly(worldOf({ ...generated, certificates: more }));
      expect(withOther).toEqual(decidedQuietly(worldOf({ ...generated, certificates })));
    }),
    { numRuns: 2000 },
  );
});

test('the order in which certificates are given never matters', () => {
  const shuffled = scenario.chain((generated) =>
    fc.tuple(
      fc.constant(generated),
      fc.shuffledSubarray(generated.certificates, { minLength: generated.certificates.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([generated, order]) => {
      const given = worldOf(generated);
      const { companyBook, customerByNumber, customersByName } = given.book;
      const compiled = order
        .map(({ certificateId }) => given.certificates.find((other) => other.certificateId === certificateId))
        .flatMap((found) => (found === undefined ? [] : [compileCertificate(found, gazetteer)]));
      const book = {
        companyBook,
        customerByNumber,
        customersByName,
        certificatesOf: memoryBook(null, [], compiled).certificatesOf,
      };
      expect(decided({ ...given, book })).toEqual(decided(given));
    }),
    { numRuns: 1000 },
  );
});

test('best: where the merits differ, the order of creation says nothing', () => {
  const ranked = scenario.chain((generated) => {
    const certificates = generated.certificates.map((fields, index) => ({
      ...fields,
      status: 'approved',
      // The last of the merits: no two are alike.
      expires: `2030-01-0${index + 1}`,
    }));
    const sequences = certificates.map((_, index) => index + 1);
    const given = { ...generated, company: { ...generated.company, certificateSelection: 'best' }, certificates };
    return fc.tuple(fc.constant(given), fc.shuffledSubarray(sequences, { minLength: sequences.length }));
  });
  fc.assert(
    fc.property(ranked, ([generated, sequences]) => {
      const certificates = generated.certificates.map((fields, index) => ({ ...fields, sequence: sequences[index] }));
      const shuffled = decidedQuietly(worldOf({ ...generated, certificates }));
      expect(shuffled).toEqual(decidedQuietly(worldOf(generated)));
    }),
    { numRuns: 1000 },
  );
});

/** Full certificates without rows that say not exempt: then less can only exempt less. */
const whole = scenario.map((generated) => ({
  ...generated,
  certificates: generated.certificates.map((fields) => ({
    ...fields,
    fullyExempt: true,
    grants: fields.grants.map((grant) => (typeof grant === 'string' ? grant : { ...grant, exempt: null })),
  })),
  lines: generated.lines.map(({ exemptAmount: _, ...fields }) => fields),
}));

type Whole = (typeof whole extends fc.Arbitrary<infer T> ? T : never)['certificates'][number];

const tightening = fc.oneof(
  fc.nat(2).map((at) => (fields: Whole) => ({ ...fields, grants: fields.grants.filter((_, index) => index !== at) })),
  day.map((last) => (fields: Whole) => ({
    ...fields,
    expires: fields.expires === null || last < fields.expires ? last : fields.expires,
  })),
  fc
    .constantFrom<Record<string, unknown>>(
      { active: false },
      { status: 'revoked' },
      { taxDataType: 'INTL' },
      { currency: 'EUR' },
      { productCodes: ['NONE'], commodityCodes: [] },
      { use: 'limited', usePatterns: [{ element: 'ATTRIBUTE9', pattern: '%' }] },
    )
    .map((change) => (fields: Whole) => ({ ...fields, ...change })),
);

function exemptByAuthority(decision: Decision): string[] {
  return decision.lines.flatMap(({ authorities }) => authorities.map((result) => absolute(result.exemptAmount)));
}

test('tightening a certificate, or taking one away, never exempts more', () => {
  fc.assert(
    fc.property(whole, tightening, fc.nat(4), fc.boolean(), (generated, tighten, at, remove) => {
      const before = exemptByAuthority(decided(worldOf(generated)));
      const certificates = generated.certificates.flatMap((fields, index) => {
        const kept = { sequence: index + 1, ...fields };
        if (index !== at) return [kept];
        return remove ? [] : [{ ...kept, ...tighten(fields) }];
      });
      const after = exemptByAuthority(decided(worldOf({ ...generated, certificates })));
      for (const [index, exempt] of after.entries())
        expect(compare(exempt, before[index] ?? '0')).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

test('goods that are not for resale are never exempt more than goods that may be', () => {
  fc.assert(
    fc.property(whole, (generated) => {
      const said = (notForResale: boolean) => generated.lines.map((fields) => ({ ...fields, notForResale }));
      const free = exemptByAuthority(decided(worldOf({ ...generated, lines: said(false) })));
      const bound = exemptByAuthority(decided(worldOf({ ...generated, lines: said(true) })));
      for (const [index, exempt] of bound.entries()) expect(compare(exempt, free[index] ?? '0')).toBeLessThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});

test('what a sale had created is found by the same sale: it creates nothing twice and is decided alike', () => {
  const claiming = fc.record({ state: fc.constantFrom('NEW-1', 'NEW-2', 'K') });
  let creations = 0;
  fc.assert(
    fc.property(scenario, claiming, fc.boolean(), (generated, exemptCertificate, known) => {
      const company = { ...generated.company, autoCreateCertificates: true, autoCreateCustomers: true };
      const customer = known ? { number: '1001' } : { number: '9', name: 'Newcomer' };
      const { sale, book } = worldOf({ ...generated, company, sale: { exemptCertificate, customer } });
      const { decision, created } = determineWithCreation(sale, book, options);
      if (created === null) return;
      creations++;
      const stored = withCreated(book, created);
      const again = determine(sale, stored, options);
      expect(again.lines).toEqual(decision.lines);
      expect(planCreation(sale, stored, again)?.certificates ?? []).toEqual([]);
    }),
    { numRuns: 1000 },
  );
  expect(creations).toBeGreaterThan(50);
});
