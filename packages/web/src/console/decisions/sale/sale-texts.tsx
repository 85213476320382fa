import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { isDecimal } from '@bonafide/core/money/decimal.ts';
import { SettledText } from '../../../ui/form/settled-text.tsx';
import { formatDate, today } from '../../../ui/format/dates.ts';

interface TextProps {
  value: string | undefined;
  onSettle: (value: string | undefined) => void;
}

const dateProblem = (text: string) =>
  isCalendarDate(text) ? null : 'Enter the date as year-month-day, like 2026-11-24';
export const amountProblem = (text: string) => (isDecimal(text) ? null : 'Enter dollars and cents, like 1200.50');

/** The date that certificates are tested against. Today when it is left empty. */
export function SaleDate({ value, onSettle, label = 'Sale date' }: TextProps & { label?: string }) {
  return (
    <SettledText
      label={label}
      description={formatDate(value ?? today())}
      value={value ?? today()}
      onSettle={onSettle}
      problem={dateProblem}
    />
  );
}

/** An amount of money, in dollars unless the sale says otherwise. */
export function Amount({
  value,
  onSettle,
  label = 'Amount ($)',
  hideLabel = false,
}: TextProps & { label?: string; hideLabel?: boolean }) {
  return <SettledText label={label} hideLabel={hideLabel} value={value} onSettle={onSettle} problem={amountProblem} />;
}
