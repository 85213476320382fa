import { IconRotateClockwise } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../../api/problem.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { stringifySearch } from '../../app/search-params.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import { type ListSearch, useListState } from '../../ui/list/list-state.ts';
import { type View, ViewTabs } from '../../ui/list/view-tabs.tsx';
import { AllDone, NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import { companiesQuery } from '../reference-queries.ts';
import { transactionColumns } from './transaction-columns.tsx';
import { transactionsQuery } from './transaction-queries.ts';
import { TransactionsAnswer } from './transactions-answer.tsx';
import { useTransactionFilters } from './use-transaction-filters.ts';

const VIEWS: View[] = [
  { label: 'All', search: {} },
  { label: 'Exempt without a certificate', search: { view: 'exempt-without-cover', sort: '-exempt' } },
  { label: 'Taxed though covered', search: { view: 'taxed-though-covered', sort: '-tax' } },
];

/** "Which exempt sales stand on paper?" */
export function TransactionsPage() {
  const list = useListState();
  const query = useQuery(transactionsQuery(list.search));
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const filters = useTransactionFilters(list, companies);
  const words = filterWords(list, filters);
  const { view } = list.search;
  if (query.error && isProblem(query.error) && query.error.status === 403) {
    return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
  }
  if (query.data?.data.length === 0 && words === '' && !view && !query.isFetching) {
    return (
      <>
        <PageHeader title="Transactions" answer="No sales are recorded yet." />
        <NoSales />
      </>
    );
  }
  return (
    <>
      <PageHeader title="Transactions" answer={<TransactionsAnswer search={list.search} />} />
      <ViewTabs path="/transactions" views={VIEWS} current={list.search} />
      <FilterBar list={list} searchLabel="Invoice, customer name or number" filters={filters}>
        <ButtonLink href={replayAddress(list.search)} icon={IconRotateClockwise} quiet>
          Replay these sales
        </ButtonLink>
      </FilterBar>
      <BfTable
        caption="Recorded sales with their outcome"
        noun="invoice"
        columns={transactionColumns(companies.length > 1)}
        rowKey={(row) => row.transactionId}
        query={query}
        list={list}
        defaultSort="-date"
        filterWords={words}
        empty={view === 'exempt-without-cover' ? <AllCovered /> : view ? <NothingOvertaxed /> : <NoSales />}
      />
    </>
  );
}

/** The same filters; a replay takes the latest revision of each invoice, and has no order. */
function replayAddress({ cursor: _cursor, sort: _sort, 'f.revisions': _revisions, ...search }: ListSearch): string {
  return `/replays/new${stringifySearch(search)}`;
}

function NoSales() {
  return (
    <NotYet title="No sales yet" act={<ButtonLink href="/decisions/try">Try a sale, nothing is stored</ButtonLink>}>
      Each sale that your systems record is kept here with its decision and the certificate behind it. They arrive
      through the API or the XML service.
    </NotYet>
  );
}

function AllCovered() {
  return (
    <AllDone title="Every exempt sale stands on a certificate">
      No recorded sale was exempted by its own word alone.
    </AllDone>
  );
}

function NothingOvertaxed() {
  return (
    <AllDone title="No taxed sale could have been exempt">
      No approved certificate on file covers a sale that was taxed.
    </AllDone>
  );
}
