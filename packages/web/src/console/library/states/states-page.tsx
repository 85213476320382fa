import { useQuery } from '@tanstack/react-query';
import type { ContentOverview, RegisterRow } from '../../../api/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { DateText } from '../../../ui/format/date-text.tsx';
import { formatCount, formatRate, formatShare, plural } from '../../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../../ui/list/filter-choice.ts';
import { type ListState, useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { contentQuery } from '../../reference-queries.ts';
import { ConfidenceKey, type Known, KnownBar } from '../facts/confidence.tsx';
import classes from '../library.module.css';
import { LibraryTabs } from '../library-tabs.tsx';
import { CLASSES, directShare, KnownMap, stepOf } from './known-map.tsx';

const COLUMNS: [BfColumn<RegisterRow>, ...BfColumn<RegisterRow>[]] = [
  {
    key: 'name',
    title: 'State',
    sortKey: 'name',
    render: (row) => <AppLink href={`/library/states/${row.code}`}>{row.name}</AppLink>,
  },
  { key: 'rate', title: 'Rate', sortKey: 'rate', largestFirst: true, align: 'right', render: rateWords },
  { key: 'forms', title: 'Forms', sortKey: 'forms', largestFirst: true, align: 'right', render: (row) => row.forms },
  {
    key: 'direct',
    title: 'Read directly',
    sortKey: 'direct',
    largestFirst: true,
    align: 'right',
    render: (row) => (
      <span className={classes.known}>
        <KnownBar known={row} /> {directShare(row)}&#x202f;% of {row.facts}
      </span>
    ),
  },
  {
    key: 'unconfirmed',
    title: 'Unconfirmed',
    sortKey: 'unconfirmed',
    largestFirst: true,
    align: 'right',
    render: (row) =>
      row.unconfirmed === 0 ? (
        0
      ) : (
        <AppLink
          href={`/library/states/${row.code}?show=unconfirmed`}
          aria-label={`${row.unconfirmed} unconfirmed: ${row.name}`}
        >
          {row.unconfirmed}
        </AppLink>
      ),
  },
  { key: 'checkedOn', title: 'Last read', render: (row) => <DateText date={row.checkedOn} /> },
];

const FILTERS: FilterChoice[] = [
  {
    key: 'known',
    label: 'Read directly',
    options: CLASSES.map(({ label }, index) => ({ value: String(index + 1), label })),
  },
];

function rateWords(row: RegisterRow): string {
  return row.imposed === false ? 'No tax' : formatRate(row.rate);
}

/** "What does each state ask, and how well do we know it?" */
export function StatesPage() {
  const list = useListState();
  const query = useQuery(contentQuery);
  const all = query.data?.register ?? [];
  const rows = sorted(all, list.sort).filter((row) => matches(row, list));
  const page = query.data && { data: rows, nextCursor: null, total: rows.length };
  return (
    <>
      <PageHeader title="Library" answer={query.data && <Answer content={query.data} />} />
      <LibraryTabs current="/library" />
      <div className={classes.split}>
        {query.data && <Coverage register={all} />}
        <div>
          <FilterBar list={list} searchLabel="State name or letters" filters={FILTERS} />
          <BfTable
            caption="States with the number of facts by confidence"
            noun="jurisdiction"
            columns={COLUMNS}
            rowKey={(row) => row.code}
            query={{ ...query, data: page }}
            list={list}
            defaultSort="name"
            pageSize={100}
            filterWords={filterWords(list, FILTERS)}
            empty={<NotYet title="No law is loaded">The service started without content.</NotYet>}
          />
        </div>
      </div>
    </>
  );
}

function Coverage({ register }: { register: RegisterRow[] }) {
  const best = register.filter((row) => stepOf(row) >= 4).length;
  return (
    <section className={`bf-card ${classes.panel}`} aria-labelledby="known">
      <h2 id="known">
        {best} of {register.length} jurisdictions are read directly for 60 % or more
      </h2>
      <p className={classes.sub}>
        Share of each state’s facts read in its own texts, by class. Pick a state to open it.
      </p>
      <KnownMap register={register} />
      <h3>How sure</h3>
      <ConfidenceKey known={totals(register)} />
    </section>
  );
}

function totals(register: RegisterRow[]): Known {
  const sum = (pick: (row: RegisterRow) => number) => register.reduce((total, row) => total + pick(row), 0);
  return {
    direct: sum((row) => row.direct),
    secondHand: sum((row) => row.secondHand),
    unconfirmed: sum((row) => row.unconfirmed),
  };
}

function Answer({ content }: { content: ContentOverview }) {
  const { direct, secondHand, unconfirmed } = totals(content.register);
  const facts = direct + secondHand + unconfirmed;
  return (
    <>
      <strong>{formatShare(facts === 0 ? null : direct / facts)}</strong> of {formatCount(facts)} facts about{' '}
      {plural(content.register.length, 'jurisdiction')} were read directly; {formatCount(unconfirmed)} are unconfirmed.
      Content release <span className="bf-mono">{content.release}</span>.
    </>
  );
}

function matches(row: RegisterRow, list: ListState): boolean {
  const wanted = (list.search.q ?? '').trim().toLowerCase();
  const steps = list.filter('known');
  if (steps.length > 0 && !steps.includes(String(stepOf(row)))) return false;
  return wanted === '' || row.name.toLowerCase().includes(wanted) || row.code.toLowerCase().endsWith(wanted);
}

/** The register is short and complete, so the order is ours; unknown rates stand last. */
function sorted(rows: RegisterRow[], sort = 'name'): RegisterRow[] {
  const key = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  const weight = (row: RegisterRow) => {
    if (key === 'rate') return Number(row.rate ?? -1);
    if (key === 'direct') return directShare(row);
    return key === 'forms' ? row.forms : row.unconfirmed;
  };
  return [...rows].sort((a, b) => {
    if (key === 'name') return sign * a.name.localeCompare(b.name);
    return sign * (weight(a) - weight(b)) || a.name.localeCompare(b.name);
  });
}
