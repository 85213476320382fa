import { useQuery } from '@tanstack/react-query';
import type { MultistateRow } from '../../../api/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { NotApplicable } from '../../../ui/format/date-text.tsx';
import { plural } from '../../../ui/format/money.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { contentQuery } from '../../reference-queries.ts';
import { LibraryTabs } from '../library-tabs.tsx';

const COLUMNS: [BfColumn<MultistateRow>, ...BfColumn<MultistateRow>[]] = [
  {
    key: 'name',
    title: 'Form or regime',
    render: (row) => <AppLink href={`/library/multistate/${row.code}`}>{row.name}</AppLink>,
  },
  { key: 'code', title: 'Code', render: (row) => <span className="bf-mono">{row.code}</span> },
  {
    key: 'accepts',
    title: 'States that take it',
    align: 'right',
    render: (row) => (row.accepts === 0 ? <NotApplicable label="Not a form of the states" /> : row.accepts),
  },
  { key: 'forms', title: 'Forms', align: 'right', render: (row) => row.forms },
  { key: 'idFormats', title: 'Number formats', align: 'right', render: (row) => row.idFormats },
];

/** "Which papers serve in several places?" */
export function MultistateListPage() {
  const query = useQuery(contentQuery);
  const rows = query.data?.multistate ?? [];
  const widest = rows.toSorted((a, b) => b.accepts - a.accepts)[0];
  return (
    <>
      <PageHeader
        title="Multi-state forms"
        up={{ label: 'Library', href: '/library' }}
        answer={
          widest && (
            <>
              One paper for several places: the widest, {widest.name}, is taken by{' '}
              <strong>{plural(widest.accepts, 'jurisdiction')}</strong>.
            </>
          )
        }
      />
      <LibraryTabs current="/library/multistate" />
      <BfTable
        caption="Forms of several states and regimes outside the United States"
        noun="entry"
        columns={COLUMNS}
        rowKey={(row) => row.code}
        query={{ ...query, data: query.data && { data: rows, nextCursor: null, total: rows.length } }}
        empty={<NotYet title="No law is loaded">The service started without content.</NotYet>}
      />
    </>
  );
}
