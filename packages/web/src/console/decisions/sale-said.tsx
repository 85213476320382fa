import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { formatDate } from '../../ui/format/dates.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import classes from './decisions.module.css';
import { fieldWords, inTellingOrder, valueWords } from './sale/field-words.ts';
import type { SaleFields } from './sale/sale-fields.ts';

/** Lines have their own table; here stands what the sale said for all of them, and what single lines said otherwise. */
const LINE_TABLE = /^lines\.\d+\.(lineId|productCode|commodityCode|grossAmount)$/;

/** The sale as it was sent, field by field. */
export function SaleSaid({ fields }: { fields: SaleFields }) {
  const shown = inTellingOrder(Object.keys(fields).filter((path) => !LINE_TABLE.test(path)));
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="said">
      <h2 id="said">What the sale said</h2>
      <KeyValue rows={shown.map((path) => ({ label: fieldWords(path), value: said(fields[path] ?? '') }))} />
    </section>
  );
}

function said(text: string): string {
  return isCalendarDate(text) ? formatDate(text) : valueWords(text);
}
