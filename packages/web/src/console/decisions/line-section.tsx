import type { Sale } from '@bonafide/core/determination/sale.ts';
import { useId } from 'react';
import { AppLink } from '../../ui/app-link.tsx';
import { OutcomeBadge } from '../../ui/badge/status-badge.tsx';
import { datesInWords } from '../../ui/format/dates.ts';
import { formatMoney } from '../../ui/format/money.ts';
import tableClasses from '../../ui/table/bf-table.module.css';
import answerClasses from './answer/answer.module.css';
import { AuthorityTable } from './answer/authority-table.tsx';
import { PapersList } from './answer/papers-list.tsx';
import { groupSentence } from './answer/verdict-words.ts';
import classes from './decisions.module.css';
import { type LineGroup, lineWords } from './line-groups.ts';
import { LineLicenses } from './line-licenses.tsx';

interface LineSectionProps {
  group: LineGroup;
  sale: Sale;
  /** Whether the sale has lines outside this group: then the group says its own sentence. */
  several: boolean;
  /** Beside a form there is no room for two columns. */
  narrow?: boolean;
}

/** Lines that were decided alike: authority by authority, then every certificate that was looked at. */
export function LineSection({ group, sale, several, narrow = false }: LineSectionProps) {
  const id = useId();
  const { lines, first, authorities, basis } = group;
  const [only] = lines.length === 1 ? sale.lines.filter((line) => line.lineId === first.lineId) : [];
  const title = only ? `Line ${first.lineId}, ${goods(only)}` : `Lines ${lineWords(lines)}`;
  // Where nothing exempts, the table and the list beside it say all there is.
  const spoken = first.authorities.filter(({ source }) => source !== 'none');
  return (
    <section className="bf-card" aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h2 id={id}>
          {title}: {formatMoney(basis, 'cents', sale.currency)}
        </h2>
        <OutcomeBadge outcome={first.outcome} />
      </div>
      {several && <p className={classes.sectionText}>{datesInWords(groupSentence(group))}</p>}
      {first.original && (
        <p className={classes.sectionText}>
          Decided as in{' '}
          <AppLink href={`/decisions/${first.original.transactionId}`}>invoice {first.original.number}</AppLink>, which
          it takes back.
        </p>
      )}
      {first.outcome === 'cannot-decide' ? (
        <p className={classes.sectionText}>No authority was reached, so no certificate was looked at.</p>
      ) : (
        <div className={classes.sides} data-narrow={narrow || undefined}>
          <div className={classes.side}>
            <h3>Authority by authority</h3>
            <AuthorityTable authorities={authorities} currency={sale.currency} amounts />
            <ul className={classes.sentences}>
              {spoken.map((authority) => (
                <li key={authority.authority}>
                  <strong>{authority.authority}</strong> ({authority.authorityType}): {datesInWords(authority.text)}
                </li>
              ))}
            </ul>
          </div>
          <div className={classes.side}>
            <h3>Certificates looked at</h3>
            <PapersList authorities={first.authorities} nearest={first.nextStep?.certificateId ?? null} />
          </div>
        </div>
      )}
      <LineLicenses line={first} />
      {lines.length > 1 && <Lines group={group} sale={sale} />}
    </section>
  );
}

/** Beyond this many lines the table asks for patience of the page; the sums above hold for all. */
const LINES_SHOWN = 200;

function Lines({ group, sale }: Pick<LineSectionProps, 'group' | 'sale'>) {
  const sent = new Map(sale.lines.map((line) => [line.lineId, line]));
  const money = (value: string) => formatMoney(value, 'cents', sale.currency);
  const shown = group.lines.slice(0, LINES_SHOWN);
  return (
    <details className={classes.lines} open={group.lines.length <= 3}>
      <summary>The {group.lines.length} lines</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={answerClasses.scroll} aria-label="Lines" tabIndex={0}>
        <table className={tableClasses.table}>
          <caption className="bf-visually-hidden">Lines with their amounts</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Product</th>
              <th scope="col" className="bf-num">
                Basis
              </th>
              <th scope="col" className="bf-num">
                Exempt
              </th>
              <th scope="col" className="bf-num">
                Taxable
              </th>
              <th scope="col" className="bf-num">
                Tax
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.lineId}>
                <th scope="row">{line.lineId}</th>
                <td>{goods(sent.get(line.lineId))}</td>
                <td className="bf-num">{money(line.basis)}</td>
                <td className="bf-num">{money(line.exemptAmount)}</td>
                <td className="bf-num">{money(line.taxableAmount)}</td>
                <td className="bf-num">{money(line.tax)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {group.lines.length > LINES_SHOWN && (
        <p className={answerClasses.quiet}>
          The first {LINES_SHOWN} of {group.lines.length} lines; the sums above hold for all of them.
        </p>
      )}
    </details>
  );
}

function goods(line: Sale['lines'][number] | undefined): string {
  return [line?.productCode, line?.commodityCode].filter(Boolean).join(' / ') || 'no product code';
}
