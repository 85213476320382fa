import type { CoverageRow } from '../../../api/customers.ts';
import { MONTH_WORDS } from '../../../ui/badge/status-words.ts';
import { formatMonth } from '../../../ui/format/dates.ts';
import { formatMoney } from '../../../ui/format/money.ts';
import tableClasses from '../../../ui/table/bf-table.module.css';
import { reasonWords, stretchesOf } from './coverage-words.ts';

const whole = (amount: number) => formatMoney(String(Math.round(amount)));
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The grid in words and figures: one line per stretch of months with the same cover. */
export function CoverageTable({ rows, caption }: { rows: CoverageRow[]; caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={tableClasses.scroll} aria-label={caption} tabIndex={0}>
      <table className={tableClasses.table}>
        <caption className="bf-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">State and reason</th>
            <th scope="col">Cover</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="bf-num">
              Exempt sales ($)
            </th>
            <th scope="col" className="bf-num">
              Tax on them ($)
            </th>
            <th scope="col" className="bf-num">
              Invoices
            </th>
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={row.jurisdiction + (row.reason ?? '')}>
            {stretchesOf(row.months).map((stretch) => (
              <tr key={stretch.from}>
                <th scope="row" className={tableClasses.first}>
                  {row.jurisdictionName}, {reasonWords(row.reason).toLowerCase()}
                </th>
                <td>{capital(MONTH_WORDS[stretch.cover])}</td>
                <td>{formatMonth(stretch.from)}</td>
                <td>{formatMonth(stretch.to)}</td>
                <td className="bf-num">{whole(stretch.exempt)}</td>
                <td className="bf-num">{whole(stretch.tax)}</td>
                <td className="bf-num">{stretch.invoices}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
