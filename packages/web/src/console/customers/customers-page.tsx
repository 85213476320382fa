import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { CustomerRow } from '../../api/customers.ts';
import type { Page } from '../../api/service.ts';
import { ActButton } from '../../app/session/act-button.tsx';
import { COVER_WORDS } from '../../ui/badge/status-words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { formatMoney, plural } from '../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../ui/list/filter-choice.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { type View, ViewTabs } from '../../ui/list/view-tabs.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import { useStates } from '../places.ts';
import { overviewQuery } from '../reference-queries.ts';
import { CUSTOMER_COLUMNS } from './customer-columns.tsx';
import { customersQuery } from './customer-queries.ts';

const VIEWS: View[] = [
  { label: 'All', search: {} },
  { label: 'Gaps by money', search: { 'f.cover': 'gap' } },
  { label: 'Ends soon', search: { 'f.cover': 'ends-soon' } },
  { label: 'Unknown', search: { 'f.cover': 'unknown' } },
];

const COVER_FILTER: FilterChoice = {
  key: 'cover',
  label: 'Cover',
  options: (['gap', 'ends-soon', 'covered', 'unknown'] as const).map((value) => ({
    value,
    label: COVER_WORDS[value].word,
  })),
};

/** "Who costs us cover?" */
export function CustomersPage() {
  const list = useListState();
  const query = useQuery(customersQuery(list.search));
  const filters = [COVER_FILTER, { key: 'state', label: 'State', options: useStates() }];
  const router = useRouter();
  const add = (
    <ActButton
      permission="customers.write"
      act="add customers"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => router.history.push('/customers/new')}
    >
      New customer
    </ActButton>
  );
  const none = query.data?.data.length === 0 && filterWords(list, filters) === '';
  if (none) {
    return (
      <>
        <PageHeader title="Customers" answer="No customers yet." />
        <NoCustomers />
      </>
    );
  }
  return (
    <>
      <PageHeader title="Customers" answer={<Answer page={query.data} />} acts={add} />
      <ViewTabs path="/customers" views={VIEWS} current={list.search} />
      <FilterBar list={list} searchLabel="Name or number" filters={filters} />
      <BfTable
        caption="Customers with their cover and the tax at risk"
        noun="customer"
        columns={CUSTOMER_COLUMNS}
        rowKey={(row) => row.customerId}
        query={query}
        list={list}
        defaultSort="-atRisk"
        filterWords={filterWords(list, filters)}
        empty={<NoCustomers />}
      />
    </>
  );
}

/** The house's figure, then who stands at the top of the list as shown. */
function Answer({ page }: { page: Page<CustomerRow> | undefined }) {
  const overview = useQuery(overviewQuery).data;
  if (!overview || !page) return null;
  const first = page.data[0];
  const { atRisk } = overview.exposure;
  if (Number(atRisk) === 0) return <>{plural(overview.counts.customers, 'customer')}, no tax at risk.</>;
  return (
    <>
      <strong>{formatMoney(atRisk)}</strong> tax at risk over {plural(overview.counts.customers, 'customer')}
      {first && Number(first.atRisk) > 0 && `; first here: ${first.name} with ${formatMoney(first.atRisk)}`}.
    </>
  );
}

function NoCustomers() {
  return (
    <NotYet title="No customers yet" act={<ButtonLink href="/customers/new">Add the first customer</ButtonLink>}>
      A customer holds certificates and buys. Add one here, or import a customer file under Imports.
    </NotYet>
  );
}
