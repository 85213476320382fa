import { decideOffline, isStale, type Snapshot } from '@bonafide/core/snapshot/open-snapshot.ts';
import { useMemo, useState } from 'react';
import { formatInstant } from '../../ui/format/dates.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { CheckAnswer } from '../check/check-answer.tsx';
import { CheckForm } from '../check/check-form.tsx';
import type { CheckSearch } from '../check/check-route.ts';
import { saleOf } from '../check/check-sale.ts';
import { BookCustomerSelect } from './book-customer-select.tsx';
import { KeepSaleForm } from './keep-sale-form.tsx';
import type { KeptSale } from './kept/kept-store.ts';
import classes from './offline.module.css';
import { wordedBy } from './offline-queries.ts';
import { useNow } from './use-now.ts';

interface OfflineCheckProps {
  tenantId: string;
  snapshot: Snapshot;
  /** The sale as the quick check handed it over. */
  initial: CheckSearch;
  queue: readonly KeptSale[];
}

/** The quick check, answered by the book in this browser; a sale that goes through is kept until the service can have it. */
export function OfflineCheck({ tenantId, snapshot, initial, queue }: OfflineCheckProps) {
  const [search, setSearch] = useState<CheckSearch>({ ...initial });
  const now = useNow();
  const company = snapshot.header.company.externalId;
  const sale = useMemo(() => saleOf(search, company), [search, company]);
  const decision = useMemo(
    // The instant dates an answer and does not decide it: a quote needs none of its own.
    () => (sale ? wordedBy(decideOffline(snapshot, sale, snapshot.header.takenAt)) : null),
    [sale, snapshot],
  );
  const change = (patch: { [Key in keyof CheckSearch]: string | undefined }) =>
    setSearch((was) => {
      const entries = Object.entries({ ...was, ...patch }).filter(([, value]) => value);
      return Object.fromEntries(entries) as CheckSearch;
    });
  return (
    <section aria-labelledby="decide">
      <h2 id="decide" className={classes.section}>
        Decide a sale of {snapshot.header.company.name}
      </h2>
      <div className={classes.columns}>
        <CheckForm
          search={search}
          company={company}
          companies={[]}
          customer={
            <BookCustomerSelect
              snapshot={snapshot}
              value={search.customer}
              onChange={(customer) => change({ customer })}
            />
          }
          change={change}
        />
        <div className={classes.stack} aria-live="polite">
          {!(sale && decision) && (
            <Notice tone="neutral">The answer stands here as soon as customer and state are chosen.</Notice>
          )}
          {sale && decision && (
            <>
              <CheckAnswer decision={decision} sale={sale} />
              {isStale(snapshot.header, now) && (
                <Notice tone="attention">
                  Decided by a book that was good until {formatInstant(snapshot.header.goodUntil)}.
                </Notice>
              )}
              <KeepSaleForm tenantId={tenantId} snapshot={snapshot} sale={sale} queue={queue} />
            </>
          )}
        </div>
      </div>
    </section>
  );
}
