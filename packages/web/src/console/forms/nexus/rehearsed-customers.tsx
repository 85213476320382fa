import { Button, Select } from '@mantine/core';
import type { Rehearsal, RehearsedCustomer, Standing } from '../../../api/forms.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import type { Tone } from '../../../ui/badge/status-words.ts';
import { formatDate } from '../../../ui/format/dates.ts';
import { formatMoney } from '../../../ui/format/money.ts';
import { Money } from '../../../ui/format/money-text.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { type NameOfReason, reasonWords } from '../../library/facts/fact-words.ts';
import { useReasonNames } from '../../library/use-reason-names.ts';
import type { NexusSearch } from '../forms-routes.ts';
import classes from './nexus.module.css';

const STANDING: Readonly<Record<Standing, { tone: Tone; word: string }>> = {
  needed: { tone: 'attention', word: 'Owes papers' },
  covered: { tone: 'good', word: 'Covered' },
  'no-claim': { tone: 'neutral', word: 'Never exempt' },
  'no-tax': { tone: 'neutral', word: 'No sales tax' },
};

type Column = BfColumn<RehearsedCustomer>;

function columnsOf(rehearsal: Rehearsal, nameOf: NameOfReason): [Column, ...Column[]] {
  return [
    {
      key: 'customer',
      title: 'Customer',
      render: ({ customerId, name, number }) => (
        <>
          <AppLink href={`/customers/${customerId}/papers`}>{name}</AppLink>
          <span className={classes.under}>#{number}</span>
        </>
      ),
    },
    {
      key: 'status',
      title: 'Standing',
      card: 'status',
      render: ({ status }) => <StatusBadge tone={STANDING[status].tone}>{STANDING[status].word}</StatusBadge>,
    },
    {
      key: 'gap',
      title: 'Tax not covered',
      align: 'right',
      render: ({ gap }) => <Money value={gap} currency={rehearsal.basis.currency} />,
    },
    {
      key: 'states',
      title: 'State by state',
      width: '38%',
      render: ({ states }) => (
        <ul className={classes.each}>
          {states.map((state) => (
            <li key={state.state}>{stateWords(state, nameOf)}</li>
          ))}
        </ul>
      ),
    },
    {
      key: 'papers',
      title: 'Ask for',
      render: ({ papers }) =>
        papers.length === 0
          ? 'Nothing'
          : papers.map(({ formId, formName }) => (
              <div key={formId}>
                <AppLink href={`/library/forms/${encodeURIComponent(formId)}`}>{formName}</AppLink>
              </div>
            )),
    },
  ];
}

function stateWords(state: RehearsedCustomer['states'][number], nameOf: NameOfReason) {
  const sales = state.money.map(({ currency, sales: sum }) => formatMoney(sum, 'whole', currency)).join(', ');
  const bought = sales ? `${sales} of sales` : 'its address';
  switch (state.status) {
    case 'needed':
      return (
        <>
          {state.stateName}: {bought}, nothing for {reasonWords(state.open, nameOf).toLowerCase()}
        </>
      );
    case 'covered':
      return (
        <>
          {state.stateName}: {bought}, covered by{' '}
          {state.certificateId && (
            <AppLink href={`/certificates/${state.certificateId}`}>{state.certificateNumber}</AppLink>
          )}
          {state.until ? ` until ${formatDate(state.until)}` : ', no end date'}
        </>
      );
    case 'no-claim':
      return (
        <>
          {state.stateName}: {bought}, tax is charged
        </>
      );
    case 'no-tax':
      return (
        <>
          {state.stateName}: {bought}, no sales tax
        </>
      );
  }
}

interface RehearsedCustomersProps {
  rehearsal: Rehearsal;
  search: NexusSearch;
  query: { isFetching: boolean; dataUpdatedAt: number; refetch: () => unknown };
  change: (patch: { show?: string | undefined; cursor?: string | undefined }) => void;
}

/** Customer by customer, most money first. */
export function RehearsedCustomers({ rehearsal, search, query, change }: RehearsedCustomersProps) {
  const nameOf = useReasonNames();
  const { data, nextCursor, totals } = rehearsal;
  return (
    <section aria-labelledby="customers" className={classes.page}>
      <div className={classes.head}>
        <h2 id="customers">Customers, most money first</h2>
        <Select
          aria-label="Which customers"
          allowDeselect={false}
          value={search.show ?? 'all'}
          onChange={(value) => change({ show: value === 'all' ? undefined : (value ?? undefined) })}
          data={[
            { value: 'all', label: 'All customers' },
            { value: 'needed', label: `Owe papers (${totals.needed})` },
            { value: 'covered', label: `Covered (${totals.covered})` },
            { value: 'no-claim', label: `Never exempt (${totals.noClaim})` },
          ]}
        />
      </div>
      <BfTable
        caption="Customers of the rehearsal"
        noun="customer"
        columns={columnsOf(rehearsal, nameOf)}
        rowKey={(row) => row.customerId}
        query={{ ...query, error: null, data: { data, nextCursor: null, total: data.length } }}
        empty={<p style={{ padding: 12 }}>No customer stands like that.</p>}
      />
      {(nextCursor || search.cursor) && (
        <div className={classes.head}>
          <Button variant="default" disabled={!search.cursor} onClick={() => change({ cursor: undefined })}>
            Back to the first
          </Button>
          <Button
            variant="default"
            disabled={!nextCursor}
            loading={query.isFetching}
            onClick={() => change({ cursor: nextCursor ?? undefined })}
          >
            Next {data.length}
          </Button>
        </div>
      )}
    </section>
  );
}
