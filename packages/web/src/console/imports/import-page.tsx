import { useQuery } from '@tanstack/react-query';
import type { ImportRun } from '../../api/imports.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { Attention } from '../../ui/form/attention.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { ImportActs } from './import-acts.tsx';
import { ImportAnswer } from './import-answer.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportResults } from './import-results.tsx';
import { importStatus, kindOf, mayPassLater, targetOf, underWay } from './import-words.ts';
import classes from './imports.module.css';
import { importQuery, useImportDeed } from './imports-queries.ts';
import { importRoute } from './imports-routes.ts';

/** "What would this file change, and what does not fit?", then "did it land?" */
export function ImportPage() {
  const { importId } = importRoute.useParams();
  const query = useQuery(importQuery(importId));
  const deed = useImportDeed(importId);
  const run = query.data;
  if (!run) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the import" />;
  }
  const status = importStatus(run);
  const heading = (
    <>
      {run.fileName} <StatusBadge tone={status.tone}>{status.word}</StatusBadge>
    </>
  );
  return (
    <>
      <PageHeader
        title={run.fileName}
        heading={heading}
        up={{ label: 'Imports', href: '/imports' }}
        answer={<ImportAnswer run={run} />}
        meta={
          <>
            {run.sdiType === null ? 'Kind not known' : kindOf(run.sdiType)} · {targetOf(run)} · sent{' '}
            <InstantText at={run.createdAt} /> by {run.by}
          </>
        }
        acts={<ImportActs run={run} busy={deed.isPending} onAct={(wanted) => deed.mutate(wanted)} />}
      />
      {deed.error && (
        <Attention key={String(deed.error)}>
          <div className={classes.notes}>
            <ProblemNotice error={deed.error} what="That was not done" kept="What is shown below is how it stands." />
          </div>
        </Attention>
      )}
      {query.error && (
        <div className={classes.notes}>
          <ProblemNotice
            error={query.error}
            what="The progress could not be read"
            kept="The import does not need this page; it goes on by itself."
            retry={() => void query.refetch()}
          />
        </div>
      )}
      {run.status === 'failed' && <Failure run={run} />}
      {underWay(run) && <ImportProgress run={run} readAt={query.dataUpdatedAt} />}
      {run.sdiType !== null && <ImportOutcome run={run} />}
      {!underWay(run) && run.sdiType !== null && <ImportResults run={run} />}
    </>
  );
}

function Failure({ run }: { run: ImportRun }) {
  return (
    <div className={classes.notes}>
      <Notice tone="bad">
        <strong>{lineFirst(run.failure ?? 'The reason was not kept.')}</strong>{' '}
        {run.phase === 'run' && 'What was committed before stays, and the rest can go on from there.'}
        {run.phase === 'rehearsal' &&
          (mayPassLater(run) ? 'Nothing was changed.' : 'Nothing was changed. Mend the file and import it again.')}
        {run.failureCode && (
          <>
            {' '}
            Code: <span className="bf-mono">{run.failureCode}</span>
          </>
        )}
      </Notice>
    </div>
  );
}

/** `The header lacks CustomerNumber. (line 2)` → `Line 2: The header lacks CustomerNumber.` */
function lineFirst(text: string): string {
  return text.replace(/^(.*) \(line (\d+)\)$/s, 'Line $2: $1');
}
