import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Author } from '../ledger/changes.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Decided } from './decided.ts';
import { Overtaken } from './overtaken.ts';
import type { RecordedTransaction, TransactionSource } from './transactions-store.ts';

/** A sale to be recorded, with what was decided for it. */
export interface ToRecord {
  sale: Sale;
  decided: Decided;
}

interface Recorded {
  transaction: RecordedTransaction;
  created: boolean;
}
export type RunResult = Recorded | { refusal: Refusal };

/** What of the decider is needed here. */
interface Recorder {
  decideAndStore<T>(tenantId: string, sale: Sale, store: (decided: Decided) => Promise<T>): Promise<T>;
  record(tx: Transaction, author: Author, sale: Sale, decided: Decided, source: TransactionSource): Promise<Recorded>;
}

/**
 * Records sales one after another in one commit: a batch sends many, and a commit each would cost the most. When one of them cannot be
 * recorded, or has to be decided anew, nothing of that commit stays and each is recorded by itself: one sale never takes another along.
 * The results stand in the order of the sales.
 * @throws Refusal of the service itself (status 500 and above): then what was recorded is found again when the sales are sent again
 */
export async function recordRun(
  { database, decider }: { database: Database; decider: Recorder },
  author: Author,
  source: TransactionSource,
  run: readonly ToRecord[],
): Promise<RunResult[]> {
  if (run.length > 1) {
    try {
      return await database.withTenant(author.tenantId, async (tx) => {
        const results: RunResult[] = [];
        for (const { sale, decided } of run) results.push(await decider.record(tx, author, sale, decided, source));
        return results;
      });
    } catch (error) {
      const ofOneSale = error instanceof Overtaken || (error instanceof Refusal && error.status < 500);
      if (!ofOneSale) throw error;
    }
  }
  const results: RunResult[] = [];
  for (const { sale } of run) {
    try {
      const recorded = await decider.decideAndStore(author.tenantId, sale, (decided) =>
        database.withTenant(author.tenantId, (tx) => decider.record(tx, author, sale, decided, source)),
      );
      results.push(recorded);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error;
      results.push({ refusal: error });
    }
  }
  return results;
}
