import { Decimal as DecimalJs } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  compare,
  divide,
  isDecimal,
  isNegative,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  normalDecimal,
  roundTo,
  subtract,
  sum,
} from './decimal.ts';

const Oracle = DecimalJs.clone({ precision: 200, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 });

function oracleText(value: DecimalJs): string {
  return value.isZero() ? '0' : value.toFixed();
}

const digits = (max: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: max });
const decimal = (whole: number, fraction: number) =>
  fc
    .tuple(fc.boolean(), digits(whole), fc.option(digits(fraction), { nil: undefined }))
    .map(([minus, before, after]) => `${minus ? '-' : ''}${before}${after === undefined ? '' : `.${after}`}`);
/** Money as it comes, values at the limits of input, and what products of such values can grow to. */
const anyDecimal = fc.oneof(decimal(5, 2), decimal(15, 10), decimal(40, 30));

describe('decimal arithmetic agrees with an independent library', () => {
  test('addition, subtraction, multiplication, comparison', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const left = new Oracle(a);
        const right = new Oracle(b);
        expect(add(a, b)).toBe(oracleText(left.plus(right)));
        expect(subtract(a, b)).toBe(oracleText(left.minus(right)));
        expect(multiply(a, b)).toBe(oracleText(left.times(right)));
        expect(compare(a, b)).toBe(left.comparedTo(right));
        expect(minimum(a, b)).toBe(oracleText(Oracle.min(left, right)));
        expect(maximum(a, b)).toBe(oracleText(Oracle.max(left, right)));
      }),
      { numRuns: 3000 },
    );
  });

  test('sign, zero, canonical text, rounding', () => {
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: 0, max: 12 }), (a, places) => {
        const value = new Oracle(a);
        expect(normalDecimal(a)).toBe(oracleText(value));
        expect(negate(a)).toBe(oracleText(value.negated()));
        expect(absolute(a)).toBe(oracleText(value.abs()));
        expect(isZero(a)).toBe(value.isZero());
        expect(isNegative(a)).toBe(value.isNegative() && !value.isZero());
        const rounded = value.toDecimalPlaces(places, DecimalJs.ROUND_HALF_UP);
        expect(roundTo(a, places)).toBe(rounded.isZero() ? new Oracle(0).toFixed(places) : rounded.toFixed(places));
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ['0.005', 2, '0.01'],
  ['-0.005', 2, '-0.01'],
  ['0.0049', 2, '0.00'],
  ['-0.001', 2, '0.00'],
  ['2', 2, '2.00'],
  ['1.5', 0, '2'],
  ['-2.5', 0, '-3'],
  ['999999999999999.995', 2, '1000000000000000.00'],
])('%s rounds to %i places as %s', (value, places, expected) => {
  expect(roundTo(value, places)).toBe(expected);
});

test.each(['1,234.56', '$5', '5e2', '.5', '5.', '', '-', '+5', ' 5', '1.2.3', '1234567890123456', '0.12345678901'])(
  '%j is not a decimal of ours',
  (text) => {
    expect(isDecimal(text)).toBe(false);
  },
);

test.each(['5e2', '.5', '5.', '', '-', '1.2.3', 'NaN', '--5'])('arithmetic on %j is a defect, not a number', (text) => {
  expect(() => add(text, '1')).toThrow('not a decimal');
});

test('a sum of nothing is zero', () => {
  expect(sum([])).toBe('0');
  expect(sum(['0.1', '0.2', '-0.3'])).toBe('0');
});

test('a quotient is the exact one, rounded half away from zero', () => {
  fc.assert(
    fc.property(decimal(10, 6), decimal(10, 6), fc.integer({ min: 0, max: 12 }), (a, b, places) => {
      fc.pre(!isZero(b));
      const exact = new Oracle(a).div(b).toDecimalPlaces(places);
      expect(divide(a, b, places)).toBe(oracleText(exact));
    }),
  );
  expect(divide('1', '3', 4)).toBe('0.3333');
  expect(divide('-1', '8', 2)).toBe('-0.13');
  expect(() => divide('1', '0.00', 2)).toThrow('division by zero');
});
