import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { formatDate } from '../../ui/format/dates.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import classes from './decisions.module.css';
import { fieldWords, inTellingOrder, valueWords } from './sale/field-words.ts';
import type { SaleFields } from './sale/sale-fields.ts';

/** Lines have their own table; here stands what the sale said for all of them, and what single lines said otherwise. */
const LINE_TABLE = /^lines\.\d+\.(lineId|productCode|commodityCode|grossAmount)$/;

/** More than these of single lines are counted: an invoice may have thousands. */
const SHOWN = 100;

/** The sale as it was sent, field by field; what single lines said beyond their table folds away. */
export function SaleSaid({ fields }: { fields: SaleFields }) {
  const paths = inTellingOrder(Object.keys(fields).filter((path) => !LINE_TABLE.test(path)));
  const ofLines = paths.filter((path) => path.startsWith('lines.'));
  const rows = (of: string[]) => of.map((path) => ({ label: fieldWords(path), value: said(fields[path] ?? '') }));
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="said">
      <h2 id="said">What the sale said</h2>
      <KeyValue rows={rows(paths.filter((path) => !path.startsWith('lines.')))} />
      {ofLines.length > 0 && (
        <details>
          <summary>Of single lines ({ofLines.length})</summary>
          <KeyValue rows={rows(ofLines.slice(0, SHOWN))} />
          {ofLines.length > SHOWN && <p>And {ofLines.length - SHOWN} more.</p>}
        </details>
      )}
    </section>
  );
}

function said(text: string): string {
  return isCalendarDate(text) ? formatDate(text) : valueWords(text);
}
