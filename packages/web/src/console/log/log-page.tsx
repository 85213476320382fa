import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { LogEntry } from '../../api/log.ts';
import { isProblem } from '../../api/problem.ts';
import type { Page } from '../../api/service.ts';
import { stringifySearch } from '../../app/search-params.ts';
import { formatInstant } from '../../ui/format/dates.ts';
import { formatCount } from '../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../ui/list/filter-choice.ts';
import { type ListState, useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { NoPermission } from '../../ui/notice/no-permission.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { logColumns } from './log-columns.tsx';
import { logQuery } from './log-queries.ts';
import { logRoute } from './log-route.ts';
import { RECORD_WORDS, recordName } from './log-words.ts';

/** "Who did what, when, to which record?" */
export function LogPage() {
  const list = useListState();
  const { entry, ...search } = logRoute.useSearch();
  const router = useRouter();
  const query = useQuery(logQuery(search));
  const filters = useFilters(list, query.data);
  const words = filterWords(list, filters);
  if (query.error && isProblem(query.error) && query.error.status === 403) return <NoPermission />;
  const close = () => router.history.push(`/log${stringifySearch(search)}`);
  return (
    <>
      <PageHeader title="Log" answer={<Answer page={query.data} filtered={words !== ''} />} />
      <FilterBar list={list} searchLabel="Words of the entry" filters={filters} />
      <BfTable
        caption="Entries of the log, newest first"
        noun="event"
        columns={logColumns((entryId) => `/log${stringifySearch({ ...search, entry: entryId })}`)}
        rowKey={(row) => row.entryId}
        query={query}
        list={list}
        filterWords={words}
        selectedKey={entry}
        empty={
          <NotYet title="Nothing happened yet">
            Every change to a certificate, customer, sale or setting leaves an entry here that nobody can alter.
          </NotYet>
        }
      />
      <EntryPanel entryId={entry} onClose={close} />
    </>
  );
}

function Answer({ page, filtered }: { page: Page<LogEntry> | undefined; filtered: boolean }) {
  const newest = page?.data[0];
  if (!page || !newest) return <>Who did what, when, to which record.</>;
  const count = page.total === null ? 'More than 10,000' : formatCount(page.total);
  const noun = page.total === 1 ? 'event' : 'events';
  return (
    <>
      <strong>{count}</strong> {noun} {filtered ? 'match' : 'are kept'}, the newest of {formatInstant(newest.at)}.
      Entries are only ever added; each carries a hash of its record.
    </>
  );
}

/** People are offered as they stand on the page; the one in the address is always named. */
function useFilters(list: ListState, page: Page<LogEntry> | undefined): FilterChoice[] {
  const names = new Set([...(page?.data ?? []).map((row) => row.actor.name), ...list.filter('actor')]);
  const ref = list.filter('ref')[0];
  const first = page?.data[0];
  const about = ref && first ? recordName({ ref, recordName: first.recordName }) : ref;
  return [
    {
      key: 'kind',
      label: 'About',
      // With the point, so that customers are not customer groups.
      options: Object.entries(RECORD_WORDS).map(([kind, label]) => ({ value: `${kind}.`, label })),
      single: true,
    },
    {
      key: 'actor',
      label: 'Who',
      options: [...names].sort().map((name) => ({ value: name, label: name })),
      single: true,
    },
    { key: 'from', label: 'From', options: [], input: 'date' },
    { key: 'to', label: 'Until', options: [], input: 'date' },
    { key: 'ref', label: 'Record', options: ref ? [{ value: ref, label: about ?? ref }] : [], onlyChip: true },
  ];
}
