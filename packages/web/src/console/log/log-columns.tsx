import type { LogEntry } from '../../api/log.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { datesInWords } from '../../ui/format/dates.ts';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import classes from './log.module.css';
import { actorKind, kindWords, recordAddress, recordName } from './log-words.ts';

/** `address` of an entry beside the list as it is filtered now. */
export function logColumns(address: (entryId: string) => string): [BfColumn<LogEntry>, ...BfColumn<LogEntry>[]] {
  return [
    {
      key: 'at',
      title: 'When',
      render: (row) => (
        <AppLink href={address(row.entryId)}>
          <InstantText at={row.at} />
        </AppLink>
      ),
    },
    {
      key: 'actor',
      title: 'Who',
      render: (row) => (
        <>
          {row.actor.name} <span className={classes.quiet}>({actorKind(row.actor.kind)})</span>
        </>
      ),
    },
    { key: 'kind', title: 'What', render: (row) => kindWords(row.kind) },
    { key: 'record', title: 'Record', width: '20%', render: (row) => <RecordLink entry={row} /> },
    { key: 'summary', title: 'In a sentence', card: 'none', render: (row) => datesInWords(row.summary) },
    {
      key: 'hash',
      title: 'Hash',
      card: 'none',
      render: (row) => (
        <span className="bf-mono" title={row.leafHash}>
          {row.leafHash.slice(0, 8)}
        </span>
      ),
    },
  ];
}

export function RecordLink({ entry }: { entry: Pick<LogEntry, 'ref' | 'recordName'> }) {
  const href = recordAddress(entry.ref);
  const name = recordName(entry);
  return href ? <AppLink href={href}>{name}</AppLink> : name;
}
