import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absolute, add, compare, isNegative, negate, roundTo } from '../money/decimal.ts';
import { buildGazetteer, type PlacesContent } from '../place/gazetteer.ts';
import { memoryBook } from './book.ts';
import { compileCertificate } from './compile-certificate.ts';
import type { Decision } from './decision.ts';
import { determine } from './determine.ts';
import { type CaseWorld, caseWorld, type Scenario, type World } from './testing/case-world.ts';

const content = new URL('../../../../content/', import.meta.url);
const readJson = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, content), 'utf8')) as T;
const gazetteer = buildGazetteer(readJson<PlacesContent>('places.json'));
const world = readJson<World>('cases/determination/world.json');
const options = { explain: true, contentRelease: 'properties' };

const day = fc.constantFrom('2025-06-30', '2026-01-01', '2026-03-14', '2026-03-15', '2026-03-16', '2027-01-01');
const amount = fc
  .integer({ min: 0, max: 300_000 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const share = fc.constantFrom('0', '0.1', '0.333', '0.6', '1');
const pattern = fc.record({
  element: fc.constantFrom('INVOICE_NUMBER', 'ATTRIBUTE1'),
  pattern: fc.constantFrom('', 'SO', '^SO-1$', '%', '^X%'),
});

/** Grants in and around the places the sales go to. */
const grant = fc.oneof(
  fc.constantFrom('US', 'US-TX', 'US-OH', 'US-TX/Travis', 'US-TX/Travis/Austin'),
  fc.record({ zone: fc.constantFrom('US', 'US-TX', 'US-OH'), exempt: fc.constantFrom(true, false, null) }),
  fc.record({ zone: fc.constant('US-TX'), authorityTypes: fc.constantFrom(['State Sales/Use'], ['City Sales/Use']) }),
);

const certificate = fc.record({
  number: fc.constantFrom('K', 'L', 'M'),
  status: fc.constantFrom('approved', 'approved', 'approved', 'temporary', 'in-review', 'rejected'),
  active: fc.constantFrom(true, true, true, false),
  reasonCode: fc.constantFrom('RS', 'MF', null),
  validFrom: fc.constantFrom('2025-01-01', '2026-01-01', '2026-03-15'),
  expires: fc.option(day, { nil: null }),
  fullyExempt: fc.boolean(),
  exemptAmount: fc.option(amount, { nil: null }),
  basisPercent: fc.option(share, { nil: null }),
  currency: fc.constantFrom(null, null, 'USD', 'EUR'),
  use: fc.constantFrom('blanket', 'blanket', 'limited'),
  usePatterns: fc.array(pattern, { maxLength: 2 }),
  productCodes: fc.constantFrom([], [], ['P1'], ['P2']),
  commodityCodes: fc.constantFrom([], [], ['401']),
  grants: fc.array(grant, { maxLength: 3 }),
});

const flags = fc.option(fc.record({ all: fc.boolean(), state: fc.boolean() }, { requiredKeys: [] }), {
  nil: undefined,
  freq: 4,
});

const line = fc
  .record(
    {
      grossAmount: amount,
      productCode: fc.constantFrom('P1', 'P2', 'PUMP-22'),
      date: day,
      isExempt: flags,
      basisPercent: share,
      exemptAmount: fc.record({ state: amount }),
      exemptCertificate: fc.record({ state: fc.constantFrom('K', 'L') }),
      shipTo: fc.constantFrom<Record<string, string>>(
        { country: 'US', state: 'TX', city: 'Austin' },
        { country: 'US', state: 'OH' },
        { country: 'US', state: 'TX', county: 'Travis' },
      ),
      isCredit: fc.boolean(),
      relatedLine: fc.constantFrom('1', '2'),
    },
    { requiredKeys: ['grossAmount', 'productCode'] },
  )
  .map((fields) => JSON.parse(JSON.stringify(fields)) as Record<string, unknown>);

const scenario = fc.record({
  name: fc.constant('generated'),
  spec: fc.constant(''),
  company: fc.record({
    certificateSelection: fc.constantFrom('first-approved', 'best'),
    temporaryCertificatesAffectTax: fc.boolean(),
    expiryDayInclusive: fc.boolean(),
  }),
  certificates: fc
    .array(certificate, { maxLength: 5 })
    .map((list) => list.map((fields, index) => ({ ...fields, certificateId: `c${index}` }))),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  authorities: fc.constant([
    { name: 'Austin', zone: 'US-TX/Travis/Austin', zoneLevel: 'CITY' as const, type: 'City Sales/Use', rate: '0.0125' },
  ]),
  expect: fc.constant({}),
});

function worldOf(generated: unknown): CaseWorld {
  return caseWorld(world, generated as Scenario, gazetteer);
}

function decided({ sale, book }: CaseWorld): Decision {
  return determine(sale, book, options);
}

test('the exempt part has the sign of the basis, never exceeds it, and with the taxed part makes it up', () => {
  fc.assert(
    fc.property(scenario, (generated) => {
      for (const decidedLine of decided(worldOf(generated)).lines) {
        for (const result of decidedLine.authorities) {
          const { basis, exemptAmount, taxableAmount, outcome } = result;
          expect(compare(absolute(exemptAmount), absolute(basis))).toBeLessThanOrEqual(0);
          if (exemptAmount !== '0') expect(isNegative(exemptAmount)).toBe(isNegative(basis));
          expect(add(exemptAmount, taxableAmount)).toBe(basis);
          if (outcome === 'taxable') expect(exemptAmount).toBe('0');
          if (outcome === 'exempt') expect(taxableAmount).toBe('0');
          if (result.source === 'none') expect(result.certificate).toBeNull();
        }
      }
    }),
    { numRuns: 1500 },
  );
});

test('a certificate for another state never changes a result', () => {
  fc.assert(
    fc.property(scenario, certificate, fc.integer({ min: 0, max: 5 }), (generated, other, at) => {
      const elsewhere = { ...other, certificateId: 'elsewhere', sequence: 0, grants: ['US-ME'] };
      const certificates = generated.certificates.map((fields, index) => ({ sequence: index + 1, ...fields }));
      const more = [...certificates.slice(0, at), elsewhere, ...certificates.slice(at)];
      const withOther = determineQuietly(worldOf({ ...generated, certificates: more }));
      expect(withOther).toEqual(determineQuietly(worldOf({ ...generated, certificates })));
    }),
    { numRuns: 1000 },
  );
});

function determineQuietly({ sale, book }: CaseWorld): Decision {
  return determine(sale, book, { ...options, explain: false });
}

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
      expect(determine(given.sale, book, options)).toEqual(decided(given));
    }),
    { numRuns: 1000 },
  );
});

test('a credit mirrors the sale', () => {
  fc.assert(
    fc.property(scenario, (generated) => {
      const lines = generated.lines.map(({ isCredit: _, ...rest }) => rest);
      const sold = decided(worldOf({ ...generated, lines }));
      const credited = decided(worldOf({ ...generated, lines, sale: { isCredit: true } }));
      for (const [index, soldLine] of sold.lines.entries()) {
        const creditLine = credited.lines[index];
        expect(creditLine?.outcome).toBe(soldLine.outcome);
        expect(creditLine?.exemptAmount).toBe(negate(soldLine.exemptAmount));
        expect(creditLine?.taxableAmount).toBe(negate(soldLine.taxableAmount));
        expect(creditLine?.tax).toBe(roundTo(negate(soldLine.tax), 2));
      }
    }),
    { numRuns: 1000 },
  );
});

test('amounts of one certificate at one authority never exempt more than its amount', () => {
  fc.assert(
    fc.property(scenario, (generated) => {
      const given = worldOf(generated);
      const used = new Map<string, string>();
      for (const { authorities } of decided(given).lines) {
        for (const { authority, certificate: applied, exemptAmount, source } of authorities) {
          if (applied === null || source !== 'certificate') continue;
          const key = `${applied.certificateId} ${authority}`;
          used.set(key, add(used.get(key) ?? '0', absolute(exemptAmount)));
        }
      }
      for (const { certificateId, fullyExempt, exemptAmount, grants } of given.certificates) {
        const partial = !fullyExempt && grants.every(({ exempt }) => exempt !== true);
        const ownMeasure = generated.lines.every((fields) => fields.exemptAmount === undefined);
        if (!partial || exemptAmount === null || !ownMeasure || compare(exemptAmount, '0') === 0) continue;
        for (const [key, total] of used) {
          if (key.startsWith(`${certificateId} `)) expect(compare(total, exemptAmount)).toBeLessThanOrEqual(0);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('a line that repeats a word of the invoice is decided like one that leaves it out', () => {
  fc.assert(
    fc.property(scenario, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (generated, repeats) => {
      const lines = generated.lines.map(({ date: _, ...rest }) => rest);
      const given = worldOf({ ...generated, lines });
      const said = { ...given, sale: { ...given.sale, lines: given.sale.lines.map((line) => ({ ...line })) } };
      for (const [index, line] of said.sale.lines.entries()) if (repeats[index]) line.date = given.sale.date;
      expect(decided(said)).toEqual(decided(given));
    }),
    { numRuns: 1000 },
  );
});
