import { useQuery } from '@tanstack/react-query';
import type { VerdictChange } from '../../api/law.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../ui/list/filter-choice.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import classes from './law.module.css';
import { verdictChangesQuery } from './law-queries.ts';
import { LawTabs } from './law-tabs.tsx';
import { CAUSES, causeWords } from './law-words.ts';
import { FindingsMoved, VerdictMove } from './verdict-move.tsx';

const COLUMNS: [BfColumn<VerdictChange>, ...BfColumn<VerdictChange>[]] = [
  {
    key: 'certificate',
    title: 'Certificate',
    render: (change) => (
      <>
        <AppLink href={`/certificates/${change.certificateId}`}>{change.certificateNumber}</AppLink>
        <span className={classes.under}>{change.customerName}</span>
      </>
    ),
  },
  {
    key: 'verdict',
    title: 'Verdict',
    card: 'status',
    render: (change) => <VerdictMove before={change.before} after={change.after} />,
  },
  {
    key: 'cause',
    title: 'Why',
    width: '34%',
    render: (change) => (
      <>
        {CAUSES[change.cause]}
        <span className={classes.under}>{causeWords(change)}</span>
      </>
    ),
  },
  { key: 'findings', title: 'Findings', render: (change) => <FindingsMoved come={change.come} gone={change.gone} /> },
  { key: 'at', title: 'When', render: (change) => <InstantText at={change.changedAt} /> },
];

const FILTERS: FilterChoice[] = [
  {
    key: 'cause',
    label: 'Why',
    options: Object.entries(CAUSES).map(([value, label]) => ({ value, label })),
    single: true,
  },
];

/** "Which certificates are no longer what they were, and why?" */
export function VerdictsPage() {
  const list = useListState();
  const query = useQuery(verdictChangesQuery(list.search));
  return (
    <>
      <PageHeader
        title="Law"
        answer="Certificates whose verdict changed, each with its cause: a release, an overlay, days that went by, a change of the record."
      />
      <LawTabs current="/law/verdicts" />
      <FilterBar list={list} filters={FILTERS} />
      <BfTable
        caption="Changed verdicts, newest first"
        noun="change"
        columns={COLUMNS}
        rowKey={(change) => change.changeId}
        query={query}
        list={list}
        filterWords={filterWords(list, FILTERS)}
        empty={<NotYet title="None yet">A verdict that changes stands here with its cause.</NotYet>}
      />
    </>
  );
}
