import { IconFileDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ImportRun } from '../../api/imports.ts';
import type { Page } from '../../api/service.ts';
import { ActButton, useCan } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { InstantText, NotApplicable } from '../../ui/format/date-text.tsx';
import { formatCount, plural } from '../../ui/format/money.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { importStatus, kindOf, landing, underWay } from './import-words.ts';
import classes from './imports.module.css';
import { importsQuery } from './imports-queries.ts';
import { NewImport } from './new-import.tsx';

const COLUMNS: [BfColumn<ImportRun>, ...BfColumn<ImportRun>[]] = [
  {
    key: 'file',
    title: 'File',
    render: (run) => <AppLink href={`/imports/${run.importId}`}>{run.fileName}</AppLink>,
  },
  {
    key: 'status',
    title: 'Status',
    card: 'status',
    render: (run) => {
      const { tone, word } = importStatus(run);
      return <StatusBadge tone={tone}>{word}</StatusBadge>;
    },
  },
  { key: 'kind', title: 'Holds', render: (run) => kindOf(run.sdiType) },
  { key: 'rows', title: 'Rows', align: 'right', card: 'none', render: (run) => rows(run, run.total) },
  { key: 'changed', title: 'New or changed', align: 'right', render: (run) => rows(run, landing(run)) },
  { key: 'rejected', title: 'Left out', align: 'right', render: (run) => rows(run, run.rejected) },
  {
    key: 'for',
    title: 'Company · group',
    render: (run) => (
      <span className={classes.code}>{[run.company, run.group].filter((name) => name !== null).join(' · ')}</span>
    ),
  },
  {
    key: 'at',
    title: 'Sent, by',
    render: (run) => (
      <>
        <InstantText at={run.createdAt} />
        <div className={classes.hint}>{run.by}</div>
      </>
    ),
  },
];

/** A file that was never read has no rows to count. */
function rows(run: ImportRun, count: number) {
  return run.sdiType === null ? <NotApplicable label="Not read" /> : formatCount(count);
}

/** "What came in, and what waits for a decision?" */
export function ImportsPage() {
  const list = useListState();
  const query = useQuery(importsQuery(list.search));
  const allowed = useCan('imports.run');
  return (
    <>
      <PageHeader
        title="Imports"
        answer={query.data && <Answer page={query.data} />}
        acts={
          <>
            {!allowed && (
              <ActButton permission="imports.run" act="import files" onClick={() => undefined}>
                Import a file
              </ActButton>
            )}
            <ExportButton />
          </>
        }
      />
      {allowed && <NewImport />}
      <h2 className={classes.section}>Files taken in</h2>
      <BfTable
        caption="Files taken in, newest first"
        noun="file"
        columns={COLUMNS}
        rowKey={(run) => run.importId}
        query={query}
        list={list}
        empty={
          <NotYet title="No file yet">
            Customers come first, then their certificates, then the zones of those. Each file is rehearsed before
            anything changes.
          </NotYet>
        }
      />
    </>
  );
}

function ExportButton() {
  const may = useCan('exports.run');
  if (may)
    return (
      <ButtonLink href="/imports/export" icon={IconFileDownload} quiet>
        Export
      </ButtonLink>
    );
  return (
    <ActButton permission="exports.run" act="export files" onClick={() => undefined}>
      Export
    </ActButton>
  );
}

function Answer({ page }: { page: Page<ImportRun> }) {
  const waiting = page.data.filter((run) => run.status === 'rehearsed' && landing(run) > 0);
  const active = page.data.filter(underWay).length;
  if (page.data.length === 0) return <>Nothing was imported yet.</>;
  const count = waiting.reduce((sum, run) => sum + landing(run), 0);
  return (
    <>
      {waiting.length > 0 ? (
        <>
          <strong>
            {plural(waiting.length, 'file')} {waiting.length === 1 ? 'waits' : 'wait'} for your decision
          </strong>
          , {plural(count, 'row')} in all
        </>
      ) : (
        'No file waits for a decision'
      )}
      {active > 0 && `; ${plural(active, 'file')} under way`}.
    </>
  );
}
