import { CopyButton, UnstyledButton } from '@mantine/core';
import type { TransactionDetail } from '../../api/decisions.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { formatDate } from '../../ui/format/dates.ts';
import { formatMoney } from '../../ui/format/money.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import classes from './decisions.module.css';

const SOURCES: Readonly<Record<string, string>> = {
  api: 'the API',
  console: 'the console',
  xml: 'the XML service',
  demo: 'the demo data',
  offline: 'a snapshot, reconciled later',
};

/** What was kept, when, by whom, under which rules, and where the log holds it. */
export function Recorded({ transaction }: { transaction: TransactionDetail }) {
  const { number, revision, committedAt, source, contentRelease, engineVersion, ledgerEntry } = transaction;
  const by = ledgerEntry ? `${ledgerEntry.actor.name}, through ` : 'through ';
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="recorded">
      <h2 id="recorded">What was recorded</h2>
      <KeyValue
        rows={[
          { label: 'Invoice', value: `${number}, revision ${revision}` },
          { label: 'Other revisions', value: <Revisions transaction={transaction} /> },
          ...(transaction.credits.length > 0
            ? [{ label: 'Credits', value: <Credits transaction={transaction} /> }]
            : []),
          { label: 'Recorded', value: <InstantText at={committedAt} /> },
          { label: 'By', value: by + (SOURCES[source] ?? source) },
          { label: 'Rules', value: `Content release ${contentRelease}, engine ${engineVersion}` },
          {
            label: 'Fingerprint of the sale',
            value: (
              <>
                <Hash text={transaction.requestHash} />
                <div>The same sale sent again is this record; with any other content it is the next revision.</div>
              </>
            ),
          },
          { label: 'Entry in the log', value: <Entry entry={ledgerEntry} /> },
          { label: 'Decision', value: <Hash text={transaction.transactionId} /> },
        ]}
      />
    </section>
  );
}

function Revisions({ transaction }: { transaction: TransactionDetail }) {
  const others = transaction.revisions.filter((row) => row.revision !== transaction.revision);
  if (others.length === 0) return <>None</>;
  return (
    <>
      {others.map((row, index) => (
        <span key={row.transactionId}>
          {index > 0 && ', '}
          <AppLink href={`/decisions/${row.transactionId}`}>Revision {row.revision}</AppLink>
        </span>
      ))}
    </>
  );
}

/** What took lines of the invoice back. */
function Credits({ transaction }: { transaction: TransactionDetail }) {
  const { credits, decision } = transaction;
  return (
    <>
      {credits.map((credit) => (
        <div key={credit.transactionId}>
          <AppLink href={`/decisions/${credit.transactionId}`}>{credit.number}</AppLink> of {formatDate(credit.date)}:{' '}
          {formatMoney(credit.basis, 'cents', decision.currency)}
        </div>
      ))}
    </>
  );
}

function Entry({ entry }: { entry: TransactionDetail['ledgerEntry'] }) {
  const mayRead = useCan('log.read');
  if (!entry) return <>None was found</>;
  return (
    <>
      {mayRead ? (
        <AppLink href={`/log?entry=${entry.entryId}`}>Open the entry</AppLink>
      ) : (
        'Your role does not read the log'
      )}
      <Hash text={entry.leafHash} />
    </>
  );
}

/** Shown whole, so that it can be compared; a click copies it. */
function Hash({ text }: { text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <div>
          <span className={`bf-mono ${classes.hash}`}>{text}</span>{' '}
          <UnstyledButton className="bf-link" onClick={copy} fz="inherit">
            {copied ? 'Copied' : 'Copy'}
          </UnstyledButton>
        </div>
      )}
    </CopyButton>
  );
}
