import type { BlobStore } from '../platform/blob-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { sweepRegularly } from '../platform/sweeping.ts';
import { isBlobNamed, lockBlob } from './documents-store.ts';

const SWEEP_MS = 10 * 60_000;
/** No upload takes that long: what is older belongs to a process that ended (reliability goal R2: orphans gone within the hour). */
const LEFT_AFTER_MS = 30 * 60_000;

/** Clears away what uploads left that were cut off between the bytes and their record. Running it twice does no harm. */
export async function sweepArrivals(
  { blobs, database }: { blobs: BlobStore; database: Database },
  before: number,
): Promise<{ arrivals: number; blobs: number }> {
  return blobs.sweep(before, (tenantId, sha256, remove) =>
    database.withTenant(tenantId, async (tx) => {
      await lockBlob(tx, tenantId, sha256);
      if (!(await isBlobNamed(tx, tenantId, sha256))) await remove();
    }),
  );
}

/** Sweeps at the start and then every ten minutes, until the application closes. */
export function sweepNowAndThen(app: App, services: { blobs: BlobStore; database: Database; clock: Clock }): void {
  sweepRegularly(app, {
    everyMs: SWEEP_MS,
    work: () => sweepArrivals(services, services.clock.now() - LEFT_AFTER_MS),
    failed: 'leftovers of uploads could not be cleared away',
  });
}
