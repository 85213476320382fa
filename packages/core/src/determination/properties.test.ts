import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absolute, add, compare, isNegative, negate, roundTo, sum } from '../money/decimal.ts';
import { larger } from './effect.ts';
import { generatedWorld, line, scenario } from './testing/generated-sales.ts';

const content = new URL('../../../../content/', import.meta.url);
const { decided, decidedQuietly, worldOf } = generatedWorld((path) =>
  JSON.parse(readFileSync(new URL(path, content), 'utf8')),
);

test('the generated sales meet every source, outcome and test: no property below holds for want of an example', () => {
  const met = new Set<string>();
  for (const generated of fc.sample(scenario, { numRuns: 2000, seed: 1 })) {
    for (const { authorities } of decided(worldOf(generated)).lines) {
      for (const { source, outcome, rejected } of authorities) {
        met.add(source).add(outcome);
        for (const candidate of rejected) met.add(candidate.test);
      }
    }
  }
  const sources = [
    'certificate',
    'forced-exempt',
    'forced-taxable',
    'no-tax',
    'basis-percent',
    'customer-fully-exempt',
  ];
  const outcomes = ['exempt', 'partly-exempt', 'taxable'];
  for (const expected of [...sources, 'none', ...outcomes, ...'abcefhijklmz']) expect(met).toContain(expected);
});

test('the exempt part has the sign of the basis, never exceeds it, and with the taxed part makes it up', () => {
  fc.assert(
    fc.property(scenario, (generated) => {
      for (const decidedLine of decided(worldOf(generated)).lines) {
        for (const result of decidedLine.authorities) {
          const { basis, exemptAmount, taxableAmount, outcome } = result;
          expect(compare(absolute(exemptAmount), absolute(basis))).toBeLessThanOrEqual(0);
          if (exemptAmount !== '0') expect(isNegative(exemptAmount)).toBe(isNegative(basis));
          expect(add(exemptAmount, taxableAmount)).toBe(result.source === 'no-tax' ? '0' : basis);
          if (outcome === 'taxable') expect(exemptAmount).toBe('0');
          if (outcome === 'exempt') expect(taxableAmount).toBe('0');
          if (result.source === 'none') expect(result.certificate).toBeNull();
        }
      }
    }),
    { numRuns: 1500 },
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

test('a line shows the largest of its authorities and the sum of their tax, a sale the sum of its lines', () => {
  fc.assert(
    fc.property(scenario, (generated) => {
      const { lines, totals } = decided(worldOf(generated));
      for (const { authorities, exemptAmount, taxableAmount, tax } of lines) {
        expect(exemptAmount).toBe(authorities.map((result) => result.exemptAmount).reduce(larger, '0'));
        expect(taxableAmount).toBe(authorities.map((result) => result.taxableAmount).reduce(larger, '0'));
        expect(tax).toBe(roundTo(sum(authorities.map((result) => result.tax)), 2));
      }
      for (const field of ['basis', 'exemptAmount', 'taxableAmount'] as const) {
        expect(totals[field]).toBe(sum(lines.map((decidedLine) => decidedLine[field])));
      }
      expect(totals.tax).toBe(roundTo(sum(lines.map((decidedLine) => decidedLine.tax)), 2));
    }),
    { numRuns: 1000 },
  );
});

test('explained or not, the amounts, certificates and messages are the same', () => {
  fc.assert(
    fc.property(scenario, (generated) => {
      const given = worldOf(generated);
      const explained = decided(given);
      const bare = explained.lines.map((decidedLine) => ({
        ...decidedLine,
        nextStep: null,
        authorities: decidedLine.authorities.map((result) => ({ ...result, rejected: [] })),
      }));
      expect(decidedQuietly(given)).toEqual({ ...explained, lines: bare });
    }),
    { numRuns: 1000 },
  );
});

test('a line that points to another and says nothing itself is decided by the same source and certificate', () => {
  fc.assert(
    fc.property(scenario, line, (generated, own) => {
      const [target] = generated.lines;
      const { grossAmount, productCode } = own;
      const freight = { lineId: 'freight', grossAmount, productCode, relatedLine: '1' };
      const { relatedLine: _, ...goods } = target ?? {};
      const [first, second] = decided(worldOf({ ...generated, lines: [{ ...goods, lineId: '1' }, freight] })).lines;
      const grounds = (results: typeof first) =>
        results?.authorities.map(({ authority, source, certificate }) => [authority, source, certificate]);
      expect(grounds(second)).toEqual(grounds(first));
      expect(second?.customerId).toBe(first?.customerId);
    }),
    { numRuns: 1000 },
  );
});

test('lines do not look at each other: but for amounts, each is decided as if it stood alone', () => {
  fc.assert(
    fc.property(scenario, (generated) => {
      const certificates = generated.certificates.map((fields) => ({ ...fields, exemptAmount: null }));
      const lines = generated.lines.map(({ relatedLine: _, ...fields }, index) => ({ ...fields, lineId: `${index}` }));
      const together = decided(worldOf({ ...generated, certificates, lines }));
      for (const [index, own] of lines.entries()) {
        const alone = decided(worldOf({ ...generated, certificates, lines: [own] }));
        expect(together.lines[index]).toEqual(alone.lines[0]);
      }
    }),
    { numRuns: 500 },
  );
});
