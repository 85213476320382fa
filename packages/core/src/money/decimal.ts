/**
 * A decimal number as text: optional minus, digits, optional fraction; no exponent, no grouping, no currency sign.
 * Money and quantities travel like this everywhere (design rule D8); arithmetic goes through this file alone.
 *
 * Exact throughout: a value is a coefficient and a scale. Coefficients that fit a safe integer are computed as numbers, which
 * is what nearly all money does; the rest as BigInt. Tests hold both against decimal.js.
 */
export type Decimal = string;

/** Digits allowed before and after the point. Beyond them the input is refused, never rounded in silence. */
export const DECIMAL_LIMITS = { integerDigits: 15, fractionDigits: 10 } as const;

const SHAPE = /^-?(\d{1,15})(?:\.(\d{1,10}))?$/;
const ANY_LENGTH = /^-?\d+(?:\.\d+)?$/;

/** True for text that {@link Decimal} allows. `1,234.56`, `$5`, `5e2`, `.5` and `5.` are not. */
export function isDecimal(text: string): boolean {
  return SHAPE.test(text);
}

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/** Scale (digits after the point) of the value that {@link coefficient} read last; the two are always called together. */
let lastScale = 0;

/**
 * The coefficient of `text` as a number, with its scale in `lastScale`; NaN when it needs BigInt. At most 15 digits are read
 * here, so that the number is exact.
 */
function coefficient(text: Decimal): number {
  const length = text.length;
  const negative = text.charCodeAt(0) === MINUS;
  let value = 0;
  let digits = 0;
  let scale = -1;
  for (let index = negative ? 1 : 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code === POINT && scale < 0 && digits > 0) {
      scale = 0;
      continue;
    }
    if (code < ZERO || code > NINE) throw new Error(`not a decimal: ${text}`);
    value = value * 10 + (code - ZERO);
    digits++;
    if (scale >= 0) scale++;
  }
  if (digits === 0 || scale === 0) throw new Error(`not a decimal: ${text}`);
  lastScale = Math.max(scale, 0);
  if (digits > 15) return Number.NaN;
  return negative ? -value : value;
}

function bigCoefficient(text: Decimal): bigint {
  if (!ANY_LENGTH.test(text)) throw new Error(`not a decimal: ${text}`);
  return BigInt(text.replace('.', ''));
}

const POWERS: readonly number[] = Array.from({ length: 16 }, (_, index) => 10 ** index);

function bigPower(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** Canonical text of `value / 10^scale`: no trailing zeros, no minus before zero. */
function text(value: number | bigint, scale: number): Decimal {
  if (value === 0 || value === 0n) return '0';
  return dropZeros(fixedText(value, scale));
}

/** `00` to `99`. */
const CENTS: readonly string[] = Array.from({ length: 100 }, (_, cents) => String(cents).padStart(2, '0'));

function fixedText(value: number | bigint, scale: number): Decimal {
  if (scale === 2 && typeof value === 'number' && value >= 0) {
    const cents = value % 100;
    return `${(value - cents) / 100}.${CENTS[cents]}`;
  }
  const negative = value < 0;
  const digits = String(negative ? -value : value);
  if (scale === 0) return negative ? `-${digits}` : digits;
  const padded = digits.length > scale ? digits : digits.padStart(scale + 1, '0');
  const point = padded.length - scale;
  const joined = `${padded.slice(0, point)}.${padded.slice(point)}`;
  return negative ? `-${joined}` : joined;
}

function dropZeros(fixed: string): Decimal {
  if (!fixed.includes('.')) return fixed;
  let end = fixed.length;
  while (fixed.charCodeAt(end - 1) === ZERO) end--;
  if (fixed.charCodeAt(end - 1) === POINT) end--;
  return end === fixed.length ? fixed : fixed.slice(0, end);
}

/** Canonical text of the same value: `1000.50` → `1000.5`, `-0` → `0`, `007` → `7`. */
export function normalDecimal(value: Decimal): Decimal {
  const number = coefficient(value);
  const scale = lastScale;
  if (isNormal(value, number, scale)) return value;
  return Number.isNaN(number) ? text(bigCoefficient(value), scale) : text(number, scale);
}

/** Whether the text just read by {@link coefficient} is canonical already, as most amounts are. */
function isNormal(value: Decimal, number: number, scale: number): boolean {
  if (number === 0) return value === '0';
  if (scale > 0 && value.charCodeAt(value.length - 1) === ZERO) return false;
  const first = value.charCodeAt(0) === MINUS ? 1 : 0;
  return value.charCodeAt(first) !== ZERO || value.charCodeAt(first + 1) === POINT;
}

export function add(a: Decimal, b: Decimal): Decimal {
  return combine(a, b, 1);
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return combine(a, b, -1);
}

function combine(a: Decimal, b: Decimal, sign: 1 | -1): Decimal {
  const left = coefficient(a);
  const leftScale = lastScale;
  const right = coefficient(b);
  const rightScale = lastScale;
  const scale = Math.max(leftScale, rightScale);
  const total = scaleUp(left, scale - leftScale) + sign * scaleUp(right, scale - rightScale);
  if (Number.isSafeInteger(total)) return text(total, scale);
  const bigLeft = bigCoefficient(a) * bigPower(scale - leftScale);
  const bigRight = bigCoefficient(b) * bigPower(scale - rightScale);
  return text(sign === 1 ? bigLeft + bigRight : bigLeft - bigRight, scale);
}

/** `value × 10^by`, or NaN when that would not be exact. */
function scaleUp(value: number, by: number): number {
  if (by === 0) return value;
  const scaled = by > 15 ? Number.NaN : value * (POWERS[by] ?? Number.NaN);
  return Number.isSafeInteger(scaled) ? scaled : Number.NaN;
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  const left = coefficient(a);
  const leftScale = lastScale;
  const right = coefficient(b);
  const scale = leftScale + lastScale;
  const product = left * right;
  if (Number.isSafeInteger(product)) return text(product, scale);
  return text(bigCoefficient(a) * bigCoefficient(b), scale);
}

/** -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): number {
  const left = coefficient(a);
  const leftScale = lastScale;
  const right = coefficient(b);
  const rightScale = lastScale;
  const scale = Math.max(leftScale, rightScale);
  const difference = scaleUp(left, scale - leftScale) - scaleUp(right, scale - rightScale);
  if (!Number.isNaN(difference)) return difference < 0 ? -1 : difference > 0 ? 1 : 0;
  const bigLeft = bigCoefficient(a) * bigPower(scale - leftScale);
  const bigRight = bigCoefficient(b) * bigPower(scale - rightScale);
  return bigLeft < bigRight ? -1 : bigLeft > bigRight ? 1 : 0;
}

/** Like {@link compare}, by size without sign. */
export function compareSize(a: Decimal, b: Decimal): number {
  const left = Math.abs(coefficient(a));
  const leftScale = lastScale;
  const right = Math.abs(coefficient(b));
  const scale = Math.max(leftScale, lastScale);
  const difference = scaleUp(left, scale - leftScale) - scaleUp(right, scale - lastScale);
  return Number.isNaN(difference) ? compare(absolute(a), absolute(b)) : Math.sign(difference);
}

export function negate(value: Decimal): Decimal {
  const normal = normalDecimal(value);
  if (normal === '0') return normal;
  return normal.charCodeAt(0) === MINUS ? normal.slice(1) : `-${normal}`;
}

export function absolute(value: Decimal): Decimal {
  const normal = normalDecimal(value);
  return normal.charCodeAt(0) === MINUS ? normal.slice(1) : normal;
}

export function isZero(value: Decimal): boolean {
  const number = coefficient(value);
  return Number.isNaN(number) ? bigCoefficient(value) === 0n : number === 0;
}

export function isNegative(value: Decimal): boolean {
  return value.charCodeAt(0) === MINUS && !isZero(value);
}

export function minimum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? normalDecimal(a) : normalDecimal(b);
}

export function maximum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? normalDecimal(a) : normalDecimal(b);
}

export function sum(values: Iterable<Decimal>): Decimal {
  const total = new DecimalTotal();
  for (const value of values) total.add(value);
  return total.text();
}

/** A sum that grows: exact like {@link add}, without making the text of every sum on the way. */
export class DecimalTotal {
  private coefficient = 0;
  private scale = 0;
  /** The sum so far once it no longer fits a number. */
  private large: Decimal | null = null;

  add(value: Decimal): void {
    if (value === '0') return;
    if (this.large !== null) {
      this.large = add(this.large, value);
      return;
    }
    const number = coefficient(value);
    const scale = Math.max(this.scale, lastScale);
    const total = scaleUp(this.coefficient, scale - this.scale) + scaleUp(number, scale - lastScale);
    if (Number.isSafeInteger(total)) {
      this.coefficient = total;
      this.scale = scale;
    } else this.large = add(this.text(), value);
  }

  /** Canonical. */
  text(): Decimal {
    return this.large ?? text(this.coefficient, this.scale);
  }
}

/** Rounds half away from zero to `places` decimals and keeps trailing zeros (`2` → `2.00`): for amounts that people and peers read. */
export function roundTo(value: Decimal, places: number): Decimal {
  const number = coefficient(value);
  const scale = lastScale;
  const rounded = rounding(number, scale, places);
  if (!Number.isNaN(rounded)) return fixedText(rounded, places);
  return fixedText(roundedBig(bigCoefficient(value), scale, places), places);
}

/** `roundTo(multiply(a, b), places)`, without the text in between: tax is an amount times a rate on every line. */
export function roundedProduct(a: Decimal, b: Decimal, places: number): Decimal {
  const left = coefficient(a);
  const leftScale = lastScale;
  const right = coefficient(b);
  const scale = leftScale + lastScale;
  const rounded = rounding(left * right, scale, places);
  if (!Number.isNaN(rounded)) return fixedText(rounded, places);
  return fixedText(roundedBig(bigCoefficient(a) * bigCoefficient(b), scale, places), places);
}

/** `value / 10^scale` in units of `10^-places`, half away from zero; NaN when numbers cannot say it exactly. */
function rounding(value: number, scale: number, places: number): number {
  if (!Number.isSafeInteger(value)) return Number.NaN;
  if (scale <= places) {
    const scaled = scaleUp(value, places - scale);
    return scaled === 0 ? 0 : scaled;
  }
  const unit = POWERS[scale - places];
  if (unit === undefined) return Number.NaN;
  const size = value < 0 ? -value : value;
  const rest = size % unit;
  const whole = (size - rest) / unit + (rest * 2 >= unit ? 1 : 0);
  return value < 0 && whole !== 0 ? -whole : whole;
}

function roundedBig(value: bigint, scale: number, places: number): bigint {
  if (scale <= places) return value * bigPower(places - scale);
  const unit = bigPower(scale - places);
  const size = value < 0n ? -value : value;
  const rounded = (size * 2n + unit) / (unit * 2n);
  return value < 0n ? -rounded : rounded;
}

/**
 * `a / b` rounded half away from zero to `places` decimals, canonical: for rates that are shown, and for the share of a line's
 * exempt part that a credit takes back, as steps of a running total so that no rounding adds up.
 * Throws (a defect of the caller) when `b` is zero.
 */
export function divide(a: Decimal, b: Decimal, places: number): Decimal {
  if (isZero(b)) throw new Error('division by zero');
  coefficient(a);
  const up = lastScale;
  coefficient(b);
  const down = lastScale;
  const dividend = bigCoefficient(a) * bigPower(down + places + 1);
  const divisor = bigCoefficient(b) * bigPower(up);
  // One digit more than asked, cut, and a remainder kept in the last digit, so that rounding sees which side of the half it is on.
  const cut = dividend / divisor;
  const exact = cut * divisor === dividend;
  const sticky = exact ? 0n : dividend < 0n === divisor < 0n ? 1n : -1n;
  return text(roundedBig(cut * 10n + sticky, places + 2, places), places);
}
