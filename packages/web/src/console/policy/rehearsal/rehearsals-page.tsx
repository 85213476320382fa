import { useQuery } from '@tanstack/react-query';
import type { Review } from '../../../api/policies.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { plural } from '../../../ui/format/money.ts';
import { useListState } from '../../../ui/list/list-state.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { policyReviewsQuery } from '../policy-queries.ts';
import { PolicyTabs } from '../policy-tabs.tsx';

const STATUS = { running: 'Running', done: 'Done', stopped: 'Stopped', failed: 'Failed' } as const;

const COLUMNS: [BfColumn<Review>, ...BfColumn<Review>[]] = [
  {
    key: 'name',
    title: 'Change',
    width: 480,
    render: (row) => <AppLink href={`/policy/rehearsals/${row.reviewId}`}>{row.name}</AppLink>,
  },
  { key: 'kind', title: 'Kind', render: (row) => (row.kind === 'rehearsal' ? 'On paper' : 'Made') },
  { key: 'status', title: 'Stands', card: 'status', render: (row) => STATUS[row.status] },
  { key: 'flips', title: 'Come out otherwise', align: 'right', render: (row) => plural(row.flips, 'certificate') },
  { key: 'by', title: 'By', render: (row) => row.by },
  { key: 'at', title: 'Started', render: (row) => <InstantText at={row.createdAt} /> },
];

/** "What was tried on paper, and what was made of it?" */
export function RehearsalsPage() {
  const list = useListState();
  const query = useQuery(policyReviewsQuery(list.search));
  const total = query.data?.total;
  return (
    <>
      <PageHeader
        title="Rehearsals"
        up={{ label: 'Check policy', href: '/policy' }}
        answer={
          typeof total === 'number' &&
          (total === 0 ? 'None yet.' : `${plural(total, 'change')} judged on all certificates.`)
        }
      />
      <PolicyTabs current="/policy/rehearsals" />
      <BfTable
        caption="Changes of the check policy that were judged on all certificates, newest first"
        noun="rehearsal"
        columns={COLUMNS}
        rowKey={(row) => row.reviewId}
        query={query}
        list={list}
        empty={
          <NotYet title="Nothing was rehearsed yet">
            Choose other severities under <AppLink href="/policy">Severities</AppLink>, then rehearse them.
          </NotYet>
        }
      />
    </>
  );
}
