import { Refusal } from '../platform/refusal.ts';
import type { GroupCommit } from './group-commit.ts';
import type { RecordedTogether, SaleToRecord } from './new-transactions-store.ts';

/** A sale of a run, and the two ways to record it. */
export interface RunSale<T> {
  /** What may be recorded together with others; null for a sale that stands alone. */
  offer: SaleToRecord | null;
  /** What it comes to when it was recorded with others. */
  together(recorded: RecordedTogether): T;
  /** Records it by itself. */
  alone(): Promise<T>;
}

export type RunResult<T> = { result: T } | { failure: unknown };

/**
 * Records sales that one sender sends at once: in groups those that can be, then one after another in their order those that cannot.
 * One sale never takes another along; what failed of one stands in its place. When the service itself fails, what is left is not tried.
 */
export async function recordRun<T>(groups: GroupCommit, run: readonly RunSale<T>[]): Promise<RunResult<T>[]> {
  const offered = await Promise.allSettled(run.map(async ({ offer }) => offer && groups.offer(offer)));
  const results: RunResult<T>[] = [];
  let broken: { failure: unknown } | undefined;
  for (const [place, sale] of run.entries()) {
    const offer = offered[place];
    if (offer?.status === 'rejected') results.push({ failure: offer.reason });
    else if (offer?.value) results.push({ result: sale.together(offer.value) });
    else if (broken) results.push(broken);
    else {
      const own = await sale.alone().then(
        (result): RunResult<T> => ({ result }),
        (failure: unknown): RunResult<T> => ({ failure }),
      );
      results.push(own);
      if ('failure' in own && own.failure instanceof Refusal && own.failure.status >= 500) broken = own;
    }
  }
  return results;
}
