import { useQuery } from '@tanstack/react-query';
import type { Reconciliation } from '../../../api/offline.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { Money } from '../../../ui/format/money-text.tsx';
import { FilterBar, filterWords } from '../../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../../ui/list/filter-choice.ts';
import { useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import classes from '../offline.module.css';
import { reconciliationsQuery } from '../offline-queries.ts';

const cents = (key: string, title: string, value: (row: Reconciliation) => string): BfColumn<Reconciliation> => ({
  key,
  title,
  align: 'right',
  render: (row) => <Money value={value(row)} style="cents" currency={row.currency} />,
});

const COLUMNS: [BfColumn<Reconciliation>, ...BfColumn<Reconciliation>[]] = [
  {
    key: 'number',
    title: 'Invoice',
    render: (row) => (
      <>
        <AppLink href={`/offline/reconciliations/${row.reconciliationId}`}>{row.number}</AppLink>
        <span className={classes.under}>{row.customerName ?? row.customerNumber ?? 'Customer not named'}</span>
      </>
    ),
  },
  {
    key: 'result',
    title: 'Result',
    card: 'status',
    render: ({ differs }) => (
      <StatusBadge tone={differs ? 'attention' : 'good'}>{differs ? 'Decided otherwise' : 'The same'}</StatusBadge>
    ),
  },
  {
    key: 'decided',
    title: 'Decided offline',
    render: ({ decidedAt, stale }) => (
      <>
        <InstantText at={decidedAt} />
        {stale && <span className={classes.under}>by a book out of date</span>}
      </>
    ),
  },
  cents('then', 'Tax then', (row) => row.offlineTax),
  cents('now', 'Tax now', (row) => row.tax),
  cents('difference', 'Difference', (row) => row.taxDifference),
  {
    key: 'sent',
    title: 'Received, from',
    render: ({ receivedAt, sentBy }) => (
      <>
        <InstantText at={receivedAt} />
        <span className={classes.under}>{sentBy}</span>
      </>
    ),
  },
];

const DIFFERS: FilterChoice = {
  key: 'differs',
  label: 'Result',
  options: [
    { value: 'true', label: 'Decided otherwise' },
    { value: 'false', label: 'The same' },
  ],
  single: true,
};

/** "Which sales decided offline would be decided otherwise now?" */
export function ReconciliationsPage() {
  const list = useListState();
  const query = useQuery(reconciliationsQuery(list.search));
  return (
    <>
      <PageHeader
        title="Reconciliations"
        up={{ label: 'Offline', href: '/offline' }}
        answer="Sales that were decided without the service, each beside how it was decided when it arrived. What the buyer was told is never changed."
      />
      <FilterBar list={list} filters={[DIFFERS]} />
      <BfTable
        caption="Sales that were decided offline, newest first"
        noun="reconciliation"
        columns={COLUMNS}
        rowKey={(row) => row.reconciliationId}
        query={query}
        list={list}
        filterWords={filterWords(list, [DIFFERS])}
        empty={
          <NotYet title="Nothing was reconciled yet" act={<ButtonLink href="/offline">Decide offline</ButtonLink>}>
            Sales that a page, a till or the command line decided by a snapshot stand here once they are sent.
          </NotYet>
        }
      />
    </>
  );
}
