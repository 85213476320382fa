import { useQuery } from '@tanstack/react-query';
import type { OwnCheck } from '../../../api/policies.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { DateText } from '../../../ui/format/date-text.tsx';
import { today } from '../../../ui/format/dates.ts';
import { plural } from '../../../ui/format/money.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import classes from '../policy.module.css';
import { ownChecksQuery } from '../policy-queries.ts';
import { PolicyTabs } from '../policy-tabs.tsx';
import { type Weight, WeightBadge } from '../policy-words.tsx';

const COLUMNS: [BfColumn<OwnCheck>, ...BfColumn<OwnCheck>[]] = [
  {
    key: 'id',
    title: 'Check',
    width: 320,
    render: (row) => (
      <AppLink href={`/policy/own/${row.checkId}`}>
        <span className="bf-mono">{row.checkId}</span> {row.check.title}
      </AppLink>
    ),
  },
  { key: 'severity', title: 'Severity', render: (row) => <WeightBadge weight={row.check.severity as Weight} /> },
  { key: 'runs', title: 'Runs', card: 'status', render: (row) => <Runs row={row} /> },
  {
    key: 'rule',
    title: 'What must hold',
    render: (row) => (
      <>
        {row.mustHoldWords}
        {row.appliesWhenWords && (
          <div className={classes.quiet}>
            Where {row.appliesWhenWords.charAt(0).toLowerCase() + row.appliesWhenWords.slice(1)}
          </div>
        )}
      </>
    ),
  },
  { key: 'company', title: 'For', render: (row) => row.companyName ?? 'Every company' },
  { key: 'examples', title: 'Examples', align: 'right', render: (row) => row.check.examples.length },
];

function Runs({ row }: { row: OwnCheck }) {
  if (row.from > today())
    return (
      <>
        {row.enabled ? 'On' : 'Off'} from <DateText date={row.from} />
      </>
    );
  return row.enabled ? <StatusBadge tone="good">Runs</StatusBadge> : <StatusBadge tone="neutral">Off</StatusBadge>;
}

/** "Which checks of our own run, and on what?" */
export function OwnChecksPage() {
  const query = useQuery(ownChecksQuery);
  const mayWrite = useCan('companies.write');
  const rows = query.data?.data ?? [];
  const running = rows.filter(({ inForce }) => inForce !== null).length;
  const add = mayWrite && <ButtonLink href="/policy/own/new">Write a check</ButtonLink>;
  return (
    <>
      <PageHeader
        title="Own checks"
        up={{ label: 'Check policy', href: '/policy' }}
        answer={
          query.data &&
          (rows.length === 0
            ? 'None yet: only the checks of the catalogue run.'
            : `${running} of ${plural(rows.length, 'check')} of your own run.`)
        }
        acts={rows.length > 0 && add}
      />
      <PolicyTabs current="/policy/own" />
      <BfTable
        caption="Checks of your own, with what must hold"
        noun="check"
        columns={COLUMNS}
        rowKey={(row) => row.checkId}
        query={{ ...query, data: query.data && { data: rows, nextCursor: null, total: rows.length } }}
        empty={
          <NotYet title="No check of your own" act={add}>
            A condition over the fields of a certificate, with the sentences it says and examples that prove it. It runs
            beside the checks of the catalogue.
          </NotYet>
        }
      />
    </>
  );
}
