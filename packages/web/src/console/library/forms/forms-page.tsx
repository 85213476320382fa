import { useQuery } from '@tanstack/react-query';
import type { FormRow } from '../../../api/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { formatCount, plural } from '../../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../../ui/list/filter-choice.ts';
import { type ListState, useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { ConfidenceText } from '../facts/confidence.tsx';
import { reasonWords, validityWords } from '../facts/fact-words.ts';
import classes from '../facts/facts.module.css';
import { formName, scopeWords } from '../facts/form-rows.tsx';
import { formsQuery, reasonsQuery } from '../library-queries.ts';
import { LibraryTabs } from '../library-tabs.tsx';
import { useReasonNames } from '../use-reason-names.ts';

const PAGE = 100;

const ENDS = [
  { value: 'perpetual', label: 'No end date' },
  { value: 'years', label: 'After years' },
  { value: 'fixed-date', label: 'Each year on one day' },
  { value: 'calendar-year', label: 'With the calendar year' },
  { value: 'renew-cycle', label: 'For all together, in a cycle' },
  { value: 'printed', label: 'On the printed date' },
  { value: 'single-purchase', label: 'After one purchase' },
  { value: 'unknown', label: 'Unknown' },
];

const CONFIDENCE = [
  { value: 'direct', label: 'Direct' },
  { value: 'second-hand', label: 'Second-hand' },
  { value: 'unconfirmed', label: 'Unconfirmed' },
];

/** "Which blank serves for what, and until when does it hold?" */
export function FormsPage() {
  const list = useListState();
  const query = useQuery(formsQuery);
  const nameOf = useReasonNames();
  const reasons = useQuery(reasonsQuery).data ?? [];
  const all = query.data?.data ?? [];
  const filters = filtersOf(all, reasons);
  const found = sorted(
    all.filter((row) => matches(row, list)),
    list.sort,
  );
  const start = Number(list.search.cursor ?? 0) || 0;
  const more = start + PAGE < found.length;
  const page = query.data && {
    data: found.slice(start, start + PAGE),
    nextCursor: more ? String(start + PAGE) : null,
    total: found.length,
  };
  return (
    <>
      <PageHeader
        title="Forms"
        up={{ label: 'Library', href: '/library' }}
        answer={query.data && <Answer rows={all} />}
      />
      <LibraryTabs current="/library/forms" />
      <FilterBar list={list} searchLabel="Form number, title or state" filters={filters} />
      <BfTable
        caption="Forms with what they serve for and how long they hold"
        noun="form"
        columns={columnsOf(nameOf)}
        rowKey={(row) => row.formId}
        query={{ ...query, data: page }}
        list={list}
        defaultSort="owner"
        pageSize={PAGE}
        filterWords={filterWords(list, filters)}
        empty={<NotYet title="No law is loaded">The service started without content.</NotYet>}
      />
    </>
  );
}

function Answer({ rows }: { rows: FormRow[] }) {
  const unsure = rows.filter((row) => row.confidence === 'unconfirmed').length;
  const noTerm = rows.filter((row) => !row.validity || row.validity.kind === 'unknown').length;
  return (
    <>
      <strong>{formatCount(rows.length)}</strong> forms; of {formatCount(noTerm)} no source gives the term, and{' '}
      {plural(unsure, 'form')} {unsure === 1 ? 'is' : 'are'} not confirmed.
    </>
  );
}

function columnsOf(nameOf: (code: string) => string): [BfColumn<FormRow>, ...BfColumn<FormRow>[]] {
  return [
    {
      key: 'number',
      title: 'Form',
      sortKey: 'number',
      width: 320,
      render: (row) => (
        <>
          <AppLink href={`/library/forms/${encodeURIComponent(row.formId)}`}>{formName(row)}</AppLink>
          {formName(row) !== row.title && <div style={{ fontWeight: 400 }}>{row.title}</div>}
        </>
      ),
    },
    { key: 'owner', title: 'State', sortKey: 'owner', render: (row) => <OwnerLink row={row} /> },
    { key: 'reasons', title: 'Serves for', render: (row) => <Reasons row={row} nameOf={nameOf} /> },
    { key: 'scope', title: 'Use', render: (row) => scopeWords(row.scope) },
    { key: 'ends', title: 'Ends', render: (row) => <Ends row={row} /> },
    {
      key: 'confidence',
      title: 'How sure',
      card: 'status',
      render: (row) => <ConfidenceText confidence={row.confidence} />,
    },
    {
      key: 'unconfirmed',
      title: 'Unconfirmed',
      sortKey: 'unconfirmed',
      largestFirst: true,
      align: 'right',
      render: (row) => row.unconfirmed,
    },
  ];
}

function Ends({ row }: { row: FormRow }) {
  if (!row.validity || row.validity.kind === 'unknown') return <span className={classes.quiet}>Unknown</span>;
  return validityWords(row.validity);
}

function OwnerLink({ row }: { row: FormRow }) {
  const folder = row.multistate ? 'multistate' : 'states';
  return <AppLink href={`/library/${folder}/${row.owner}`}>{row.multistate ? row.owner : row.ownerName}</AppLink>;
}

const SHOWN_REASONS = 3;

function Reasons({ row, nameOf }: { row: FormRow; nameOf: (code: string) => string }) {
  const rest = row.reasons.length - SHOWN_REASONS;
  return (
    <>
      {reasonWords(row.reasons.slice(0, SHOWN_REASONS), nameOf)}
      {rest > 0 && ` and ${plural(rest, 'other')}`}
    </>
  );
}

function filtersOf(rows: FormRow[], reasons: { code: string; name: string }[]): FilterChoice[] {
  const owners = new Map(rows.map((row) => [row.owner, row.ownerName]));
  return [
    { key: 'owner', label: 'State', options: [...owners].map(([value, label]) => ({ value, label })) },
    { key: 'reason', label: 'Serves for', options: reasons.map(({ code, name }) => ({ value: code, label: name })) },
    { key: 'ends', label: 'Ends', options: ENDS },
    { key: 'confidence', label: 'How sure', options: CONFIDENCE },
  ];
}

function matches(row: FormRow, list: ListState): boolean {
  const one = (key: string, values: readonly string[]) => {
    const wanted = list.filter(key);
    return wanted.length === 0 || wanted.some((value) => values.includes(value));
  };
  const words = (list.search.q ?? '').trim().toLowerCase();
  const text = `${row.number ?? ''} ${row.title} ${row.ownerName} ${row.formId}`.toLowerCase();
  return (
    text.includes(words) &&
    one('owner', [row.owner]) &&
    one('reason', row.reasons) &&
    one('ends', [row.validity?.kind ?? 'unknown']) &&
    one('confidence', [row.confidence])
  );
}

/** By default as the service gives them: by state, those of several states last. */
function sorted(rows: FormRow[], sort = 'owner'): FormRow[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace(/^-/, '');
  if (key === 'owner') return sign === 1 ? rows : rows.toReversed();
  const byName = (a: FormRow, b: FormRow) => formName(a).localeCompare(formName(b), undefined, { numeric: true });
  if (key === 'number') return rows.toSorted((a, b) => sign * byName(a, b));
  return rows.toSorted((a, b) => sign * (a.unconfirmed - b.unconfirmed) || byName(a, b));
}
