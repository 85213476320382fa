import { formatMoney, type MoneyStyle } from './money.ts';

interface MoneyProps {
  /** Decimal text; null shows the word Unknown. */
  value: string | null;
  style?: MoneyStyle;
  currency?: string;
}

/** An amount; whole dollars unless said otherwise. Put it in a right-aligned cell. */
export function Money({ value, style = 'whole', currency = 'USD' }: MoneyProps) {
  const text = formatMoney(value, style, currency);
  if (value === null) return <span style={{ color: 'var(--bf-ink-2)' }}>{text}</span>;
  return <span style={{ whiteSpace: 'nowrap' }}>{text}</span>;
}
