import { isDecimal, normalDecimal } from '@bonafide/core/money/decimal.ts';

/** Moves the point of a decimal text, digits untouched: a float would bend 8.875 %. */
function movePoint(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = digits
    .padStart(digits.length + Math.max(0, 1 - point), '0')
    .padEnd(Math.max(point, digits.length), '0');
  const at = Math.max(1, point);
  return normalDecimal(`${padded.slice(0, at)}.${padded.slice(at) || '0'}`);
}

/** `0.0625` → `6.25` */
export function percentOf(rate: string): string {
  return movePoint(rate, 2);
}

/** `6.25` → `0.0625`; undefined when it is not a percentage from 0 to 100 with up to 8 digits behind the point. */
export function rateOf(percent: string): string | undefined {
  const text = percent.trim().replace(/\s*%$/, '');
  if (!isDecimal(text) || !/^\d{1,3}(\.\d{1,8})?$/.test(text)) return undefined;
  const rate = movePoint(text, -2);
  return /^(0(\.\d+)?|1)$/.test(rate) ? rate : undefined;
}
