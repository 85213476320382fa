import { Decimal as DecimalJs } from 'decimal.js';

/**
 * A decimal number as text: optional minus, digits, optional fraction; no exponent, no grouping, no currency sign.
 * Money and quantities travel like this everywhere (design rule D8); arithmetic goes through this file alone.
 */
export type Decimal = string;

/** Digits allowed before and after the point. Beyond them the input is refused, never rounded in silence. */
export const DECIMAL_LIMITS = { integerDigits: 15, fractionDigits: 10 } as const;

const Exact = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 });
const SHAPE = /^-?(\d{1,15})(?:\.(\d{1,10}))?$/;

/** True for text that {@link Decimal} allows. `1,234.56`, `$5`, `5e2`, `.5` and `5.` are not. */
export function isDecimal(text: string): boolean {
  return SHAPE.test(text);
}

/** Canonical text of the same value: `1000.50` → `1000.5`, `-0` → `0`, `007` → `7`. */
export function normalDecimal(value: Decimal): Decimal {
  return text(new Exact(value));
}

function text(value: DecimalJs): Decimal {
  return value.isZero() ? '0' : value.toFixed();
}

export function add(a: Decimal, b: Decimal): Decimal {
  return text(new Exact(a).plus(b));
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return text(new Exact(a).minus(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return text(new Exact(a).times(b));
}

/** -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): number {
  return new Exact(a).comparedTo(b);
}

export function negate(value: Decimal): Decimal {
  return text(new Exact(value).negated());
}

export function absolute(value: Decimal): Decimal {
  return text(new Exact(value).abs());
}

export function isZero(value: Decimal): boolean {
  return new Exact(value).isZero();
}

export function isNegative(value: Decimal): boolean {
  const exact = new Exact(value);
  return exact.isNegative() && !exact.isZero();
}

export function minimum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? normalDecimal(a) : normalDecimal(b);
}

export function maximum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? normalDecimal(a) : normalDecimal(b);
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = new Exact(0);
  for (const value of values) total = total.plus(value);
  return text(total);
}

/** Rounds half away from zero to `places` decimals and keeps trailing zeros (`2` → `2.00`): for amounts that people and peers read. */
export function roundTo(value: Decimal, places: number): Decimal {
  const rounded = new Exact(value).toDecimalPlaces(places, DecimalJs.ROUND_HALF_UP);
  return rounded.isZero() ? new Exact(0).toFixed(places) : rounded.toFixed(places);
}
