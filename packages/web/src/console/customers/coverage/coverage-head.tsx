import type { CoverageMonth } from '../../../api/customers.ts';
import { formatMonth } from '../../../ui/format/dates.ts';
import classes from './coverage.module.css';
import { yearsOf } from './coverage-words.ts';

/** Two header rows: years over their months; each month's full name is there for readers, its first letter for the eye. */
export function CoverageHead({ months }: { months: CoverageMonth[] }) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className={classes.rowName}>
          State and reason
        </th>
        {yearsOf(months).map(({ year, count }) => (
          <th key={year} scope="colgroup" colSpan={count} className={classes.year}>
            <YearName year={year} narrow={count === 1} />
          </th>
        ))}
        <th scope="col" rowSpan={2} className="bf-num">
          Exempt, 12 months ($)
        </th>
        <th scope="col" rowSpan={2} className="bf-num">
          Tax at risk, 3 years ($)
        </th>
        <th scope="col" rowSpan={2}>
          Now
        </th>
      </tr>
      <tr>
        {months.map(({ month }) => (
          <th key={month} scope="col" className={classes.monthName} data-january={month.endsWith('-01') || undefined}>
            <span aria-hidden="true">{formatMonth(month).charAt(0)}</span>
            <span className="bf-visually-hidden">{formatMonth(month)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** One month is too narrow for four digits; the full year is still read out. */
function YearName({ year, narrow }: { year: string; narrow: boolean }) {
  if (!narrow) return year;
  return (
    <>
      <span aria-hidden="true">’{year.slice(2)}</span>
      <span className="bf-visually-hidden">{year}</span>
    </>
  );
}
