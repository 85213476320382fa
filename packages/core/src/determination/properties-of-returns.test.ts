import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absolute, add, compare, type Decimal, isNegative, multiply, roundTo, subtract } from '../money/decimal.ts';
import type { Decision, LineDecision } from './decision.ts';
import { determine } from './determine.ts';
import type { Sale } from './sale.ts';
import type { CaseWorld } from './testing/case-world.ts';
import { generatedWorld, options, scenario } from './testing/generated-sales.ts';

const content = new URL('../../../../content/', import.meta.url);
const { decided, worldOf } = generatedWorld((path) => JSON.parse(readFileSync(new URL(path, content), 'utf8')));

/** Decides a credit of so much of each line of the sale, with what others have taken back before it. */
function creditOf(
  { sale, book }: CaseWorld,
  decision: Decision,
  amountOf: (line: LineDecision) => Decimal,
  credited: ReadonlyMap<string, Decimal>,
): Decision {
  const { company, date, currency, customer } = sale;
  const credit: Sale = {
    company,
    date,
    currency,
    ...(customer ? { customer } : {}),
    number: 'CR',
    isCredit: true,
    original: { number: 'INV' },
    lines: decision.lines.map((line) => ({ lineId: line.lineId, grossAmount: amountOf(line) })),
  };
  const original = { transactionId: 't', number: 'INV', revision: 1, sale, decision, credited };
  return determine(credit, { ...book, originalSale: () => original }, options);
}

test('several credits of one line never exempt more than the original, and together exactly that once all of it is back', () => {
  let wholly = 0;
  let partly = 0;
  const shares = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(scenario, shares, (generated, percents) => {
      const world = worldOf({ ...generated, lines: generated.lines.map(({ isCredit: _, ...rest }) => rest) });
      const sold = decided(world);
      const credited = new Map<string, Decimal>();
      const exempted = new Map<string, Decimal>();
      const back = (amountOf: (line: LineDecision) => Decimal) => {
        for (const { lineId, basis, original, authorities } of creditOf(world, sold, amountOf, credited).lines) {
          if (!original) continue;
          credited.set(lineId, add(credited.get(lineId) ?? '0', absolute(basis)));
          for (const { authority, exemptAmount } of authorities) {
            const key = `${lineId} ${authority}`;
            exempted.set(key, add(exempted.get(key) ?? '0', absolute(exemptAmount)));
          }
        }
      };
      const check = (whole: boolean) => {
        for (const { lineId, authorities, basis } of sold.lines) {
          for (const { authority, exemptAmount } of authorities) {
            const total = exempted.get(`${lineId} ${authority}`);
            if (total === undefined || isNegative(basis)) continue;
            expect(compare(total, absolute(exemptAmount))).toBeLessThanOrEqual(0);
            if (!whole) continue;
            expect(total).toBe(absolute(exemptAmount));
            if (total === basis && total !== '0') wholly += 1;
            else if (total !== '0') partly += 1;
          }
        }
      };
      for (const percent of percents) {
        back((line) => roundTo(multiply(absolute(line.basis), `0.${String(percent).padStart(2, '0')}`), 2));
        check(false);
      }
      back((line) => {
        const left = subtract(absolute(line.basis), credited.get(line.lineId) ?? '0');
        return isNegative(left) ? '0' : left;
      });
      check(true);
      // What comes back beyond the line is taxed.
      back(() => '7.31');
      check(true);
    }),
    { numRuns: 1000 },
  );
  expect(wholly).toBeGreaterThan(100);
  expect(partly).toBeGreaterThan(50);
});
