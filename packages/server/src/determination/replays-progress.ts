import { type Selectable, sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import type { ReplayTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import { REPLAY_LIMITS } from './replay-limits.ts';
import type { PortionResult } from './replay-portion.ts';
import type { Position } from './replay-sales.ts';

/** How long a process that cannot be proved dead may be silent before another takes its replay over. Renewed with each portion. */
const LEASE_SECONDS = 60;
const DIFFERENCES_PER_INSERT = 250;

const freshLease = sql<Date>`now() + make_interval(secs => ${LEASE_SECONDS})`;

/** A replay that this process works on. */
export interface ReplayClaim {
  row: Selectable<ReplayTable>;
  lease: number;
}

/**
 * Takes a replay that nobody works on. Undefined: there is none, or somebody does.
 * @param proven whether no former holder lives; else its lease must have run out
 */
export async function claimReplay(
  tx: Transaction,
  tenantId: string,
  replayId: string,
  proven: boolean,
): Promise<ReplayClaim | undefined> {
  const row = await tx
    .updateTable('bonafide.replay')
    .set({ lease: sql<number>`lease + 1`, leased_until: freshLease })
    .where('tenant_id', '=', tenantId)
    .where('replay_id', '=', replayId)
    .where('status', '=', 'running')
    .where(sql<boolean>`(${proven} or leased_until is null or leased_until < now())`)
    .returningAll()
    .executeTakeFirst();
  return row && { row, lease: row.lease };
}

/** Replays under way, oldest first; whether somebody works on them shows when they are claimed. */
export async function findRunningReplays(tx: Transaction, tenantId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('bonafide.replay')
    .select('replay_id')
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'running')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.replay_id);
}

export type ReplayStanding = { standing: 'go-on'; row: Selectable<ReplayTable> } | { standing: 'stop' | 'lost' };

/** First in each portion's transaction: whoever lost the lease cannot commit, and whoever asks for a stop is heard. */
export async function renewReplayLease(tx: Transaction, claim: ReplayClaim): Promise<ReplayStanding> {
  const row = await ownReplay(tx, claim)
    .set({ leased_until: freshLease })
    .where('status', '=', 'running')
    .returningAll()
    .executeTakeFirst();
  if (!row) return { standing: 'lost' };
  return row.stop_requested ? { standing: 'stop' } : { standing: 'go-on', row };
}

function ownReplay(tx: Transaction, claim: ReplayClaim) {
  return tx
    .updateTable('bonafide.replay')
    .where('tenant_id', '=', claim.row.tenant_id)
    .where('replay_id', '=', claim.row.replay_id)
    .where('lease', '=', claim.lease);
}

export async function recordReplayTotal(tx: Transaction, claim: ReplayClaim, total: number, notes: readonly string[]) {
  await ownReplay(tx, claim)
    .set({ total, messages: [...notes] })
    .execute();
}

/** Counts a portion: differences, sums and the place to go on from, all or none. */
export async function recordReplayPortion(
  tx: Transaction,
  claim: ReplayClaim,
  before: Selectable<ReplayTable>,
  result: PortionResult,
  after: Position,
  milliseconds: number,
  notes: readonly string[],
): Promise<void> {
  const keep = result.differences.slice(0, Math.max(0, REPLAY_LIMITS.differences - before.differences));
  await insertDifferences(tx, claim, before.differences, keep);
  await addSums(tx, claim, result);
  const ofKind = (kind: string) => result.differences.filter((difference) => difference.kind === kind).length;
  await ownReplay(tx, claim)
    .set({
      processed: sql<number>`processed + ${result.sales}`,
      lines: sql<number>`lines + ${result.lines}`,
      changed: sql<number>`changed + ${ofKind('amount') + ofKind('certificate')}`,
      certificate_only: sql<number>`certificate_only + ${ofKind('certificate')}`,
      undecided: sql<number>`undecided + ${ofKind('undecided')}`,
      differences: before.differences + keep.length,
      messages: [...new Set([...before.messages, ...notes])],
      after_date: after.date,
      after_id: after.id,
      working_ms: sql<string>`working_ms + ${Math.round(milliseconds)}`,
    })
    .execute();
}

async function insertDifferences(
  tx: Transaction,
  claim: ReplayClaim,
  from: number,
  differences: PortionResult['differences'],
): Promise<void> {
  const rows = differences.map(({ sale, results, ...difference }, index) => ({
    tenant_id: claim.row.tenant_id,
    replay_id: claim.row.replay_id,
    ordinal: from + index + 1,
    transaction_id: sale.transactionId,
    kind: difference.kind,
    number: sale.number,
    revision: sale.revision,
    sale_date: sale.saleDate,
    company: sale.company,
    customer_number: sale.customerNumber,
    customer_name: sale.customerName,
    currency: sale.currency,
    outcome_before: sale.outcome,
    outcome_after: difference.outcomeAfter,
    exempt_before: sale.exempt,
    exempt_after: difference.exemptAfter,
    tax_before: sale.tax,
    tax_after: difference.taxAfter,
    money: difference.money,
    reason: difference.reason,
    lines: toJsonb(results.slice(0, REPLAY_LIMITS.resultsPerSale)),
    lines_left_out: Math.max(0, results.length - REPLAY_LIMITS.resultsPerSale),
  }));
  for (let start = 0; start < rows.length; start += DIFFERENCES_PER_INSERT)
    await tx
      .insertInto('bonafide.replay_difference')
      .values(rows.slice(start, start + DIFFERENCES_PER_INSERT))
      .execute();
}

async function addSums(tx: Transaction, claim: ReplayClaim, result: PortionResult): Promise<void> {
  for (const sum of result.sums.values()) {
    await tx
      .insertInto('bonafide.replay_sum')
      .values({
        tenant_id: claim.row.tenant_id,
        replay_id: claim.row.replay_id,
        currency: sum.currency,
        sales: sum.sales,
        changed: sum.changed,
        exempt_before: sum.exemptBefore,
        exempt_after: sum.exemptAfter,
        tax_before: sum.taxBefore,
        tax_after: sum.taxAfter,
        tax_more: sum.taxMore,
        tax_less: sum.taxLess,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'replay_id', 'currency']).doUpdateSet((set) => ({
          sales: sql<number>`replay_sum.sales + ${set.ref('excluded.sales')}`,
          changed: sql<number>`replay_sum.changed + ${set.ref('excluded.changed')}`,
          exempt_before: sql<string>`replay_sum.exempt_before + ${set.ref('excluded.exempt_before')}`,
          exempt_after: sql<string>`replay_sum.exempt_after + ${set.ref('excluded.exempt_after')}`,
          tax_before: sql<string>`replay_sum.tax_before + ${set.ref('excluded.tax_before')}`,
          tax_after: sql<string>`replay_sum.tax_after + ${set.ref('excluded.tax_after')}`,
          tax_more: sql<string>`replay_sum.tax_more + ${set.ref('excluded.tax_more')}`,
          tax_less: sql<string>`replay_sum.tax_less + ${set.ref('excluded.tax_less')}`,
        })),
      )
      .execute();
  }
}

/** Ends the work: done, or stopped because somebody asked. */
export async function recordReplayEnd(tx: Transaction, claim: ReplayClaim, status: 'done' | 'stopped'): Promise<void> {
  await ownReplay(tx, claim).set({ status, finished_at: sql<Date>`now()`, leased_until: null }).execute();
}

export async function recordReplayFailure(
  tx: Transaction,
  claim: ReplayClaim,
  failure: { code: string; message: string },
): Promise<void> {
  await ownReplay(tx, claim)
    .set({
      status: 'failed',
      failure_code: failure.code,
      failure: failure.message,
      finished_at: sql<Date>`now()`,
      leased_until: null,
    })
    .execute();
}

/** Lets another process take the replay over at once: this one is about to end. */
export async function releaseReplay(tx: Transaction, claim: ReplayClaim): Promise<void> {
  await ownReplay(tx, claim).set({ leased_until: null }).execute();
}

/** Writes that had begun by the snapshot and may still come to light under it. Other programs' are not seen. */
export async function writesUnderWay(tx: Transaction, snapshotAt: Date): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select exists (select 1 from pg_stat_activity
    where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
      and backend_xid is not null and xact_start <= ${snapshotAt.toISOString()}::timestamptz) as open`.execute(tx);
  return rows[0]?.open ?? false;
}
