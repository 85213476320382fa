import { isStale, type Snapshot } from '@bonafide/core/snapshot/open-snapshot.ts';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { formatCount, plural } from '../../ui/format/money.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { spanWords } from './age-words.ts';
import type { OpenedBook } from './kept/open-book.ts';
import classes from './offline.module.css';
import { useDropBook } from './offline-queries.ts';
import { useNow } from './use-now.ts';

/** The book kept in this browser: what it holds, how old it is, and that it is what the service signed. */
export function BookCard({ book }: { book: OpenedBook }) {
  const drop = useDropBook(book.kept.tenantId);
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="book">
      <h2 id="book">The book in this browser</h2>
      {book.snapshot ? (
        <Facts snapshot={book.snapshot} bytes={book.kept.file.size} />
      ) : (
        <Notice tone="bad">
          <strong>The book kept here cannot be used.</strong> {book.problem}
        </Notice>
      )}
      <div>
        <Button
          variant="default"
          leftSection={<IconTrash size={16} stroke={1.5} aria-hidden="true" />}
          loading={drop.isPending}
          onClick={() => drop.mutate()}
        >
          Remove it from this browser
        </Button>
      </div>
    </section>
  );
}

function Facts({ snapshot: { header, end }, bytes }: { snapshot: Snapshot; bytes: number }) {
  const now = useNow();
  const stale = isStale(header, now);
  const { customer, certificates, links, licenses } = end.counts;
  const holds = [
    plural(customer, 'customer'),
    plural(certificates, 'certificate'),
    ...(links > 0 ? [`${plural(links, 'use')} of another’s certificates`] : []),
    ...(licenses > 0 ? [plural(licenses, 'license')] : []),
  ];
  return (
    <>
      <KeyValue
        rows={[
          { label: 'Company', value: header.company.name },
          {
            label: 'Taken',
            value: (
              <>
                <InstantText at={header.takenAt} />, {spanWords(header.takenAt, now)} ago
              </>
            ),
          },
          {
            label: 'Good until',
            value: (
              <span className={classes.inline}>
                <InstantText at={header.goodUntil} />
                <StatusBadge tone={stale ? 'attention' : 'good'}>
                  {stale
                    ? `Out of date for ${spanWords(header.goodUntil, now)}`
                    : `For another ${spanWords(now, header.goodUntil)}`}
                </StatusBadge>
              </span>
            ),
          },
          {
            label: 'Holds',
            value: holds.join(', '),
          },
          {
            label: 'Verified',
            value: (
              <span className={classes.inline}>
                <StatusBadge tone="good">Signature matches</StatusBadge>
                <span>
                  Every line is as the service signed it, key{' '}
                  <span className={`bf-mono ${classes.key}`}>{header.keyId}</span>
                </span>
              </span>
            ),
          },
          {
            label: 'Rules',
            value: `Content ${header.contentRelease}, engine ${header.engineVersion}; ${formatCount(Math.ceil(bytes / 1024))} KiB kept`,
          },
        ]}
      />
      {stale && (
        <Notice tone="attention">
          It still answers, as of the day it was taken. What changed since is not known here: each decision says so, and
          reconciling finds what came out otherwise.
        </Notice>
      )}
    </>
  );
}
