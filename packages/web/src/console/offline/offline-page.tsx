import { isStale } from '@bonafide/core/snapshot/open-snapshot.ts';
import { useNetwork } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../app/session/session-queries.ts';
import { formatInstant } from '../../ui/format/dates.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { spanWords } from './age-words.ts';
import { BookCard } from './book-card.tsx';
import type { OpenedBook } from './kept/open-book.ts';
import classes from './offline.module.css';
import { OfflineCheck } from './offline-check.tsx';
import { bookQuery, queueQuery } from './offline-queries.ts';
import { offlineRoute } from './offline-routes.ts';
import { QueueCard } from './queue-card.tsx';
import { TakeBook } from './take-book.tsx';
import { useNow } from './use-now.ts';

/** "Can I leave tax off, with the network down?" */
export function OfflinePage() {
  const { tenant } = useMe();
  const tenantId = tenant.tenantId;
  const { online } = useNetwork();
  const asked = offlineRoute.useSearch();
  const book = useQuery(bookQuery(tenantId));
  const queue = useQuery(queueQuery(tenantId));
  const snapshot = book.data?.snapshot ?? null;
  return (
    <>
      <PageHeader title="Offline" answer={<Answer book={book.data} />} />
      <div className={classes.stack}>
        {!online && (
          <Notice tone="attention">
            <strong>No network.</strong> Sales are decided by the book in this browser; links to other pages wait for
            the network. Leave this page open: a reload needs the network, but book and queue outlive it.
          </Notice>
        )}
        {book.isPending && <RowSkeleton rows={6} noun="the book in this browser" />}
        {(book.error ?? queue.error) && (
          <Notice tone="bad">
            <strong>This browser’s store cannot be read:</strong> {(book.error ?? queue.error)?.message}. Private
            windows may have none.
          </Notice>
        )}
        {snapshot && (
          <OfflineCheck
            key={snapshot.header.snapshotId}
            tenantId={tenantId}
            snapshot={snapshot}
            initial={asked}
            queue={queue.data ?? []}
          />
        )}
        {queue.data && (snapshot || queue.data.length > 0) && (
          <QueueCard tenantId={tenantId} queue={queue.data} online={online} readAt={queue.dataUpdatedAt} />
        )}
        {book.data !== undefined && (
          <div className={classes.halves}>
            {book.data && <BookCard book={book.data} />}
            <TakeBook tenantId={tenantId} kept={book.data?.kept} online={online} has={snapshot !== null} />
          </div>
        )}
        <p className={classes.hint}>
          Book and queue lie in this browser’s own store, for whoever uses this browser profile: remove the book from
          machines that are not yours. Open this page before the network drops; a reload without network shows the
          browser’s own error page, and what is kept is here again once the page can load. A certificate for one
          purchase may be used twice offline, and recorded sales are not in the book: reconciling finds both.
        </p>
      </div>
    </>
  );
}

function Answer({ book }: { book: OpenedBook | null | undefined }) {
  const now = useNow();
  if (book === undefined) return null;
  if (book === null) return 'No book is kept in this browser: without the network nothing can be decided here yet.';
  if (!book.snapshot) return 'The book in this browser cannot be used: take a new one.';
  const { header } = book.snapshot;
  const taken = `The book of ${header.company.name}, taken ${spanWords(header.takenAt, now)} ago,`;
  return isStale(header, now)
    ? `${taken} was good until ${formatInstant(header.goodUntil)}. It still answers, and says so.`
    : `${taken} decides sales without the network until ${formatInstant(header.goodUntil)}.`;
}
