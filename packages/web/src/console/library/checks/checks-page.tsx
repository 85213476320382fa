import type { Severity } from '@bonafide/core/check/finding.ts';
import { useQuery } from '@tanstack/react-query';
import type { CheckRow } from '../../../api/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { SeverityBadge, StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { SEVERITY_WORDS } from '../../../ui/badge/status-words.ts';
import { plural } from '../../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../../ui/list/filter-choice.ts';
import { type ListState, useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import factClasses from '../facts/facts.module.css';
import { checksQuery } from '../library-queries.ts';
import { LibraryTabs } from '../library-tabs.tsx';
import { GROUPS, groupWords, waitsOf } from './check-words.ts';
import classes from './checks.module.css';

const WEIGHT: Record<Severity, number> = { reject: 0, warn: 1, inform: 2 };

const COLUMNS: [BfColumn<CheckRow>, ...BfColumn<CheckRow>[]] = [
  {
    key: 'code',
    title: 'Check',
    sortKey: 'code',
    width: 340,
    render: (row) => (
      <AppLink href={`/library/checks/${row.code}`}>
        <span className="bf-mono">{row.code}</span> {row.title}
      </AppLink>
    ),
  },
  { key: 'group', title: 'Group', render: (row) => groupWords(row.group) },
  {
    key: 'severity',
    title: 'Severity',
    sortKey: 'severity',
    card: 'status',
    render: (row) => <SeverityBadge severity={row.severity} />,
  },
  { key: 'text', title: 'What it checks', render: (row) => row.text },
  { key: 'source', title: 'Rule', render: (row) => <Rule row={row} /> },
  { key: 'runs', title: 'Runs', render: (row) => <Runs row={row} /> },
];

function Rule({ row }: { row: CheckRow }) {
  if (!row.citation) return <span className={factClasses.quiet}>Practice, no source</span>;
  const more = row.sources.length - 1;
  return (
    <>
      {row.citation.text}
      {more > 0 && <span className={factClasses.quiet}> and {plural(more, 'other')}</span>}
    </>
  );
}

function Runs({ row }: { row: CheckRow }) {
  if (!row.implemented) return <StatusBadge tone="neutral">Not run</StatusBadge>;
  return <span>{row.partly ? 'Runs in part' : 'Runs'}</span>;
}

const FILTERS: FilterChoice[] = [
  { key: 'group', label: 'Group', options: Object.entries(GROUPS).map(([value, label]) => ({ value, label })) },
  {
    key: 'severity',
    label: 'Severity',
    options: (['reject', 'warn', 'inform'] as const).map((value) => ({ value, label: SEVERITY_WORDS[value].word })),
  },
  {
    key: 'runs',
    label: 'Runs',
    options: [
      { value: 'yes', label: 'Runs' },
      { value: 'no', label: 'Not run' },
    ],
  },
];

/** "Which rules does a certificate meet, and which of them does the software run?" */
export function ChecksPage() {
  const list = useListState();
  const query = useQuery(checksQuery);
  const all = query.data?.data ?? [];
  const rows = sorted(
    all.filter((row) => matches(row, list)),
    list.sort,
  );
  return (
    <>
      <PageHeader
        title="Checks"
        up={{ label: 'Library', href: '/library' }}
        answer={query.data && <Answer checks={all} />}
        meta={query.data && <Waits checks={all} />}
      />
      <LibraryTabs current="/library/checks" />
      <FilterBar list={list} searchLabel="Code, title or what it checks" filters={FILTERS} />
      <BfTable
        caption="Checks with severity, rule and whether they run"
        noun="check"
        columns={COLUMNS}
        rowKey={(row) => row.code}
        query={{ ...query, data: query.data && { data: rows, nextCursor: null, total: rows.length } }}
        list={list}
        pageSize={200}
        filterWords={filterWords(list, FILTERS)}
        empty={<NotYet title="No checks are loaded">The service started without its catalogue.</NotYet>}
      />
    </>
  );
}

function Answer({ checks }: { checks: CheckRow[] }) {
  const run = checks.filter((check) => check.implemented).length;
  const practice = checks.filter((check) => !check.citation).length;
  return (
    <>
      <strong>
        {run} of {checks.length} checks
      </strong>{' '}
      run by software; <AppLink href="/library/checks?f.runs=no">{checks.length - run} are not yet run</AppLink>.{' '}
      {practice} rest on practice, without a source.
    </>
  );
}

/** What the checks that do not run are waiting for. */
function Waits({ checks }: { checks: CheckRow[] }) {
  const waits = waitsOf(checks.filter((check) => !check.implemented));
  if (waits.length === 0) return null;
  return (
    <details>
      <summary className={classes.why}>Why some do not run yet</summary>
      <ul className={factClasses.plainList}>
        {waits.map(({ words, count }) => (
          <li key={words}>
            {plural(count, 'check')}: {words}
          </li>
        ))}
      </ul>
    </details>
  );
}

function matches(row: CheckRow, list: ListState): boolean {
  const one = (key: string, value: string) => {
    const wanted = list.filter(key);
    return wanted.length === 0 || wanted.includes(value);
  };
  const words = (list.search.q ?? '').trim().toLowerCase();
  return (
    `${row.code} ${row.title} ${row.text}`.toLowerCase().includes(words) &&
    one('group', row.group) &&
    one('severity', row.severity) &&
    one('runs', row.implemented ? 'yes' : 'no')
  );
}

/** Without a sort, in the order of the catalogue. */
function sorted(rows: CheckRow[], sort: string | undefined): CheckRow[] {
  if (!sort) return rows;
  const sign = sort.startsWith('-') ? -1 : 1;
  const byCode = (a: CheckRow, b: CheckRow) => a.code.localeCompare(b.code);
  if (sort.endsWith('code')) return rows.toSorted((a, b) => sign * byCode(a, b));
  return rows.toSorted((a, b) => sign * (WEIGHT[a.severity] - WEIGHT[b.severity]) || byCode(a, b));
}
