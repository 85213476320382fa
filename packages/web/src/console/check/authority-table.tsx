import type { WordedLine } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { OutcomeBadge } from '../../ui/badge/status-badge.tsx';
import { NotApplicable } from '../../ui/format/date-text.tsx';
import { formatMoney, formatRate } from '../../ui/format/money.ts';
import tableClasses from '../../ui/table/bf-table.module.css';
import classes from './check.module.css';

/** Authority by authority: outcome, rate, tax, and the paper behind it. */
export function AuthorityTable({ line, currency }: { line: WordedLine; currency: string }) {
  if (line.authorities.length === 0) return <p>No authority levies here, as the company is set up.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.authorities} aria-label="Result by authority" tabIndex={0}>
      <table className={tableClasses.table}>
        <caption className="bf-visually-hidden">Result by authority</caption>
        <thead>
          <tr>
            <th scope="col">Authority</th>
            <th scope="col">Outcome</th>
            <th scope="col" className="bf-num">
              Rate
            </th>
            <th scope="col" className="bf-num">
              Tax
            </th>
            <th scope="col">Certificate</th>
          </tr>
        </thead>
        <tbody>
          {line.authorities.map((authority) => (
            <tr key={authority.authority}>
              <th scope="row">{authority.authority}</th>
              <td>
                <OutcomeBadge outcome={authority.outcome} />
              </td>
              <td className="bf-num">{formatRate(authority.rate)}</td>
              <td className="bf-num">{formatMoney(authority.tax, 'cents', currency)}</td>
              <td>
                {authority.certificate ? (
                  <AppLink href={`/certificates/${authority.certificate.certificateId}`}>
                    {authority.certificate.number}
                  </AppLink>
                ) : (
                  <NotApplicable label="None" />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
