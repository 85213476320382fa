import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LogEntryDetail } from '../../api/log.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { datesInWords } from '../../ui/format/dates.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import classes from './log.module.css';
import { RecordLink } from './log-columns.tsx';
import { logEntryQuery } from './log-queries.ts';
import { actorKind, kindWords, recordOf } from './log-words.ts';

/** One entry beside the list, proved anew each time it is opened. */
export function EntryPanel({ entryId, onClose }: { entryId: string | undefined; onClose: () => void }) {
  const { data, error, refetch } = useQuery(logEntryQuery(entryId));
  return (
    <Drawer
      opened={entryId !== undefined}
      onClose={onClose}
      position="right"
      size={480}
      title={data ? kindWords(data.kind) : 'Entry'}
      closeButtonProps={{ 'aria-label': 'Close the entry' }}
      overlayProps={{ opacity: 0.2 }}
    >
      {error && <ProblemNotice error={error} what="The entry could not be loaded" retry={() => void refetch()} />}
      {!error && !data && <RowSkeleton rows={5} noun="the entry" />}
      {!error && data && <Entry entry={data} />}
    </Drawer>
  );
}

function Entry({ entry }: { entry: LogEntryDetail }) {
  const { kind, id } = recordOf(entry.ref);
  return (
    <div className={classes.panel}>
      <Proof proof={entry.proof} />
      <KeyValue
        rows={[
          { label: 'When', value: <InstantText at={entry.at} /> },
          { label: 'Who', value: `${entry.actor.name} (${actorKind(entry.actor.kind)})` },
          { label: 'Record', value: <RecordLink entry={entry} /> },
          { label: 'In a sentence', value: datesInWords(entry.summary) },
          {
            label: `Hash (${entry.hashAlgorithm.toUpperCase()}, salted)`,
            value: <span className={`bf-mono ${classes.hash}`}>{entry.leafHash}</span>,
          },
          { label: 'Entry', value: <span className={`bf-mono ${classes.hash}`}>{entry.entryId}</span> },
        ]}
      />
      <p>
        <AppLink href={`/log?f.ref=${encodeURIComponent(`${kind}/${id}`)}`}>All entries about this record</AppLink>
      </p>
    </div>
  );
}

function Proof({ proof }: { proof: LogEntryDetail['proof'] }) {
  switch (proof) {
    case 'matches':
      return <Notice tone="good">Proved just now: the record that is kept gives the hash that was logged.</Notice>;
    case 'differs':
      return (
        <Notice tone="bad">
          The record that is kept does not give the hash that was logged. It is not what was recorded then; an
          administrator should compare it with a backup.
        </Notice>
      );
    case 'not-kept':
      return (
        <Notice tone="neutral">
          Not proved: what this entry hashed is not kept as a record of its own. Sales and the versions of certificates,
          customers and companies are.
        </Notice>
      );
  }
}
