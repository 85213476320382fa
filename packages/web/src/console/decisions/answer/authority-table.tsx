import type { WordedAuthority } from '../../../api/decisions.ts';
import { OutcomeBadge } from '../../../ui/badge/status-badge.tsx';
import { NotApplicable } from '../../../ui/format/date-text.tsx';
import { formatMoney, formatRate } from '../../../ui/format/money.ts';
import tableClasses from '../../../ui/table/bf-table.module.css';
import classes from './answer.module.css';
import { PaperLink } from './paper-link.tsx';

interface AuthorityTableProps {
  authorities: readonly WordedAuthority[];
  currency: string;
  /** Taxable and exempt part too. */
  amounts?: boolean;
}

/** Authority by authority: outcome, tax and rate, and the certificate behind it. */
export function AuthorityTable({ authorities, currency, amounts = false }: AuthorityTableProps) {
  if (authorities.length === 0) return <p>No authority levies here, as the company is set up.</p>;
  const money = (value: string) => <td className="bf-num">{formatMoney(value, 'cents', currency)}</td>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.scroll} aria-label="Result by authority" tabIndex={0}>
      <table className={tableClasses.table}>
        <caption className="bf-visually-hidden">Result by authority</caption>
        <thead>
          <tr>
            <th scope="col">Authority</th>
            <th scope="col">Outcome</th>
            <Numeric>Tax</Numeric>
            <Numeric>Rate</Numeric>
            {amounts && <Numeric>Taxable</Numeric>}
            {amounts && <Numeric>Exempt</Numeric>}
            <th scope="col">Certificate</th>
          </tr>
        </thead>
        <tbody>
          {authorities.map((authority) => (
            <tr key={authority.authority}>
              <th scope="row">{authority.authority}</th>
              <td>
                <OutcomeBadge outcome={authority.outcome} />
              </td>
              {money(authority.tax)}
              <td className="bf-num">{formatRate(authority.rate)}</td>
              {amounts && money(authority.taxableAmount)}
              {amounts && money(authority.exemptAmount)}
              <td>
                <Behind authority={authority} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Numeric({ children }: { children: string }) {
  return (
    <th scope="col" className="bf-num">
      {children}
    </th>
  );
}

/** The certificate, or what stands in its place: the sale's own word. */
function Behind({ authority: { certificate, source } }: { authority: WordedAuthority }) {
  if (certificate) {
    return <PaperLink certificateId={certificate.certificateId} number={certificate.number} />;
  }
  if (source === 'forced-exempt' || source === 'forced-taxable' || source === 'no-tax') return <>The sale says so</>;
  if (source === 'customer-fully-exempt') return <>The customer’s record</>;
  if (source === 'basis-percent') return <>Share given by the sale</>;
  return <NotApplicable label="None" />;
}
