import type { CoverageRow } from '../../../api/customers.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { CoverBadge } from '../../../ui/badge/status-badge.tsx';
import { datesInWords } from '../../../ui/format/dates.ts';
import { formatMoney } from '../../../ui/format/money.ts';
import classes from './coverage.module.css';
import { reasonWords } from './coverage-words.ts';

/** On a phone the answer per row stands above the grid, which scrolls in its own box. */
export function CoverageNow({ rows }: { rows: CoverageRow[] }) {
  return (
    <ul className={classes.nowList}>
      {rows.map((row) => (
        <li key={row.jurisdiction + (row.reason ?? '')}>
          <span>
            <strong>{row.jurisdictionName}</strong>, {reasonWords(row.reason).toLowerCase()}
          </span>
          <CoverBadge cover={row.now.cover} />
          <span className={classes.quiet}>
            {row.now.certificateId ? (
              <AppLink href={`/certificates/${row.now.certificateId}`}>{datesInWords(row.now.text)}</AppLink>
            ) : (
              datesInWords(row.now.text)
            )}
            {Number(row.atRisk) > 0 && ` · ${formatMoney(row.atRisk)} at risk`}
          </span>
        </li>
      ))}
    </ul>
  );
}
