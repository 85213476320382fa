/** `cents`: invoice lines. `whole`: sums. `compact`: charts only, the full figure stands beside it. */
export type MoneyStyle = 'whole' | 'cents' | 'compact';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(style: MoneyStyle, currency: string): Intl.NumberFormat {
  const key = `${style} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const digits = style === 'cents' ? 2 : 0;
  const made = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: style === 'compact' ? 0 : digits,
    maximumFractionDigits: style === 'compact' ? 1 : digits,
    notation: style === 'compact' ? 'compact' : 'standard',
  });
  formatters.set(key, made);
  return made;
}

/** The typographic minus, so that a negative sum is not mistaken for a hyphen. */
export function withMinus(text: string): string {
  return text.replace('-', '\u2212');
}

/** Decimal text to words: `Unknown` for null, `$0` for zero, U+2212 for minus. */
export function formatMoney(value: string | null, style: MoneyStyle = 'whole', currency = 'USD'): string {
  if (value === null) return 'Unknown';
  const text = formatter(style, currency).format(value as Intl.StringNumericLiteral);
  return withMinus(/[1-9]/.test(text) ? text : text.replace('-', ''));
}

/** A change always shows its sign. */
export function formatChange(value: string): string {
  const text = formatMoney(value);
  return text.startsWith('\u2212') || !/[1-9]/.test(text) ? text : `+${text}`;
}

/** Share of 0 to 1 in percent with one decimal; never rounds to 0 or 100. */
export function formatShare(share: number | null): string {
  if (share === null) return 'Unknown';
  if (share > 0 && share < 0.001) return '<0.1\u202f%';
  if (share < 1 && share > 0.999) return '>99.9\u202f%';
  const digits = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${digits.format(share * 100)}\u202f%`;
}

/** A rate as a decimal fraction (`0.0625`) in percent, all digits kept: `6.25 %`. */
export function formatRate(rate: string | null): string {
  if (rate === null) return 'Unknown';
  const digits = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 });
  return `${digits.format(Number(rate) * 100)}\u202f%`;
}

export function formatCount(count: number): string {
  return withMinus(new Intl.NumberFormat().format(count));
}

/** `1 customer`, `2 customers`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
