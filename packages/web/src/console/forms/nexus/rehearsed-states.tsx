import type { Rehearsal, RehearsedState } from '../../../api/forms.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { formatCount, formatMoney, formatRate, plural } from '../../../ui/format/money.ts';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { staticRows } from '../../../ui/table/static-rows.ts';
import { ConfidenceText } from '../../library/facts/confidence.tsx';
import { useReasonNames } from '../../library/use-reason-names.ts';
import { shortState } from '../../places.ts';
import classes from './nexus.module.css';

type Column = BfColumn<RehearsedState>;
type Money = RehearsedState['needed']['money'];

function total(money: Money, pick: (entry: Money[number]) => string | null) {
  if (money.length === 0) return formatMoney('0');
  return money.map((entry) => formatMoney(pick(entry), 'whole', entry.currency)).join(', ');
}

const COLUMNS: [Column, ...Column[]] = [
  {
    key: 'state',
    title: 'State',
    render: ({ state, stateName, rate, levy }) => (
      <>
        <AppLink href={`/library/states/${state}`}>{stateName}</AppLink>
        <span className={classes.under}>
          {levy === 'none' ? 'no sales tax' : levy === 'local' ? 'local taxes only' : formatRate(rate?.value ?? null)}{' '}
          {rate && levy === 'state' && rate.confidence !== 'direct' && <ConfidenceText confidence={rate.confidence} />}
        </span>
      </>
    ),
  },
  {
    key: 'customers',
    title: 'Customers',
    align: 'right',
    render: ({ customers, byAddress }) => (
      <>
        {formatCount(customers)}
        {byAddress > 0 && <span className={classes.under}>{byAddress} by address alone</span>}
      </>
    ),
  },
  { key: 'needed', title: 'Owe papers', align: 'right', render: ({ needed }) => formatCount(needed.customers) },
  {
    key: 'gap',
    title: 'Tax not covered',
    align: 'right',
    render: ({ needed }) => (
      <>
        {total(needed.money, ({ tax }) => tax)}
        <span className={classes.under}>on {total(needed.money, ({ sales }) => sales)} of sales</span>
      </>
    ),
  },
  {
    key: 'covered',
    title: 'Covered already',
    align: 'right',
    render: ({ covered, coveredBy }) => (
      <>
        {formatCount(covered.customers)}
        {coveredBy[0] && (
          <span className={classes.under}>most by {coveredBy[0].formName ?? 'papers whose form is not recorded'}</span>
        )}
      </>
    ),
  },
  {
    key: 'noClaim',
    title: 'Never exempt',
    align: 'right',
    render: ({ noClaim }) => (
      <>
        {formatCount(noClaim.customers)}
        {noClaim.money.length > 0 && (
          <span className={classes.under}>will be charged {total(noClaim.money, ({ tax }) => tax)}</span>
        )}
      </>
    ),
  },
];

/** Sums of each state. */
export function RehearsedStates({ rehearsal }: { rehearsal: Rehearsal }) {
  return (
    <BfTable
      caption="Each state"
      noun="state"
      columns={COLUMNS}
      rowKey={(row) => row.state}
      query={staticRows(rehearsal.states)}
      empty={null}
    />
  );
}

const LISTED = 8;

/** Which blanks go out, and how often; and what no blank serves. */
export function PapersToAsk({ rehearsal: { papers, unserved, totals } }: { rehearsal: Rehearsal }) {
  const nameOf = useReasonNames();
  return (
    <section className={`bf-card ${classes.side}`} aria-labelledby="papers-to-ask">
      <h2 id="papers-to-ask">Papers to ask for</h2>
      {papers.length === 0 && <p>None: nobody owes one.</p>}
      <ul>
        {papers.slice(0, LISTED).map(({ formId, formName, customers }) => (
          <li key={formId}>
            <AppLink href={`/library/forms/${encodeURIComponent(formId)}`}>{formName}</AppLink>
            <span className="bf-num">{formatCount(customers)}</span>
          </li>
        ))}
      </ul>
      {papers.length > LISTED && <p className={classes.under}>and {plural(papers.length - LISTED, 'other form')}.</p>}
      {papers.length > 0 && (
        <p className={classes.under}>
          {plural(totals.papers, 'paper')} in all; one paper serves a customer in several states where it can.
        </p>
      )}
      {unserved.length > 0 && (
        <>
          <h2>Nothing serves</h2>
          <ul>
            {unserved.slice(0, LISTED).map(({ state, reason, customers }) => (
              <li key={`${state} ${reason}`}>
                <span>
                  {shortState(state)}, {nameOf(reason)}
                </span>
                <span className="bf-num">{formatCount(customers)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
