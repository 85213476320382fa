import { ENGINE_VERSION, type Outcome } from '@bonafide/core/determination/decision.ts';
import type { ResultDifference } from '@bonafide/core/determination/differences.ts';
import { type Selectable, sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import type { ReplayDifferenceTable, ReplaySumTable, ReplayTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import { REPLAY_LIMITS } from './replay-limits.ts';
import type { Against, ReplayFilter } from './replay-settings.ts';

export interface NewReplay {
  replayId: string;
  name: string;
  filter: ReplayFilter;
  against: Against;
  contentRelease: string;
}

/**
 * Asks for a replay; its snapshot is now. The log is told that it was asked for, and nothing of what it finds.
 * @throws Refusal `too-many-requests` while as many as may be are under way
 */
export async function insertReplay(tx: Transaction, author: Author, input: NewReplay): Promise<void> {
  const { tenantId, actor } = author;
  const open = await tx
    .selectFrom('bonafide.replay')
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'running')
    .executeTakeFirstOrThrow();
  if (Number(open.count) >= REPLAY_LIMITS.underWay)
    throw new Refusal(
      'too-many-requests',
      `${REPLAY_LIMITS.underWay} replays are under way; wait for one, or stop one`,
    );
  await tx
    .insertInto('bonafide.replay')
    .values({
      tenant_id: tenantId,
      replay_id: input.replayId,
      name: input.name,
      filter: toJsonb(input.filter),
      against: toJsonb(input.against),
      status: 'running',
      snapshot_at: sql<Date>`date_trunc('milliseconds', now())`,
      after_date: null,
      after_id: null,
      engine_version: ENGINE_VERSION,
      content_release: input.contentRelease,
      actor_kind: actor.kind,
      actor_name: actor.name,
      failure_code: null,
      failure: null,
    })
    .execute();
  await note(tx, author, 'replay.started', input.replayId, `Replay of recorded sales started: ${input.name}`);
}

async function note(tx: Transaction, author: Author, kind: string, replayId: string, summary: string): Promise<void> {
  const content = JSON.stringify({ replayId, summary });
  await appendToLedger(tx, author.tenantId, author.actor, [{ kind, ref: `replay/${replayId}`, summary, content }]);
}

type Row = Selectable<ReplayTable>;

/** A replay with its sums, most sales first. @throws Refusal `not-found` */
export async function requireReplay(tx: Transaction, tenantId: string, replayId: string) {
  const row = await tx
    .selectFrom('bonafide.replay')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('replay_id', '=', replayId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row, await sumsOf(tx, tenantId, [replayId]));
}

async function sumsOf(tx: Transaction, tenantId: string, replayIds: readonly string[]) {
  if (replayIds.length === 0) return [];
  return tx
    .selectFrom('bonafide.replay_sum')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('replay_id', 'in', [...replayIds])
    .orderBy('sales', 'desc')
    .orderBy('currency')
    .execute();
}

/** What has to be known about a replay to read it rightly. */
const NOTES: Readonly<Record<string, string>> = {
  'other-engine':
    'Some of these sales were recorded by another version of the engine: a difference may come from its rules.',
  'settings-before-history':
    'Versions of authorities, mappings, reasons and groups were not kept yet at that time; they are taken as they stood when they began to be.',
  'writes-under-way':
    'Some writes that had begun before the replay were still open when it read: they may be in it, or not.',
};

function toView(row: Row, sums: Selectable<ReplaySumTable>[]) {
  const snapshotAt = row.snapshot_at ?? row.created_at;
  const against = row.against as unknown as Against;
  const codes = [...row.messages];
  const seconds = Number(row.working_ms) / 1000;
  const kept = row.changed + row.undecided;
  const { knownAt, policy } = against;
  return {
    replayId: row.replay_id,
    name: row.name,
    filter: row.filter as unknown as ReplayFilter,
    against: { knownAt, policy },
    knownAt: knownAt === 'start' ? snapshotAt.toISOString() : knownAt === 'recording' ? null : knownAt,
    status: row.status,
    snapshotAt: snapshotAt.toISOString(),
    total: row.total,
    processed: row.processed,
    lines: row.lines,
    changed: row.changed,
    certificateOnly: row.certificate_only,
    undecided: row.undecided,
    differencesKept: row.differences,
    differencesLeftOut: kept - row.differences,
    notes: codes.map((code) => ({ code, text: NOTES[code] ?? code })),
    seconds,
    salesPerSecond: seconds > 0 ? Math.round(row.processed / seconds) : null,
    engineVersion: row.engine_version,
    contentRelease: row.content_release,
    by: row.actor_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    removedAt: row.finished_at
      ? new Date(row.finished_at.getTime() + REPLAY_LIMITS.keptDays * 86_400_000).toISOString()
      : null,
    failure: row.failure,
    failureCode: row.failure_code,
    sums: sums
      .filter((sum) => sum.replay_id === row.replay_id)
      .map((sum) => ({
        currency: sum.currency,
        sales: sum.sales,
        changed: sum.changed,
        exemptBefore: sum.exempt_before,
        exemptAfter: sum.exempt_after,
        taxBefore: sum.tax_before,
        taxAfter: sum.tax_after,
        taxMore: sum.tax_more,
        taxLess: sum.tax_less,
      })),
  };
}
export type ReplayRecord = ReturnType<typeof toView>;

interface Page {
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** One page of replays, newest first. */
export async function listReplays(tx: Transaction, tenantId: string, cursors: Cursors, page: Page) {
  const limit = page.limit ?? 50;
  const scope = `${tenantId} replays`;
  let query = tx
    .selectFrom('bonafide.replay')
    .selectAll()
    // Microseconds, so that two of one millisecond keep their order from page to page.
    .select(sql<string>`created_at::text`.as('position'))
    .where('tenant_id', '=', tenantId)
    .orderBy('created_at', 'desc')
    .orderBy('replay_id', 'desc')
    .limit(limit + 1);
  if (page.cursor) {
    const [at, id] = cursors.read(page.cursor, scope);
    query = query.where(sql<boolean>`(created_at, replay_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const sums = await sumsOf(
    tx,
    tenantId,
    shown.map((row) => row.replay_id),
  );
  const counted = await tx
    .selectFrom('bonafide.replay')
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map((row) => toView(row, sums)),
    nextCursor: last ? cursors.write([last.position, last.replay_id], scope) : null,
    total: Number(counted.count),
  };
}

export interface DifferencePage extends Page {
  kind?: 'amount' | 'certificate' | 'undecided' | undefined;
  currency?: string | undefined;
}

/** One page of the sales that differ, most money first. */
export async function listReplayDifferences(
  tx: Transaction,
  tenantId: string,
  replayId: string,
  cursors: Cursors,
  page: DifferencePage,
) {
  const { cursor, limit = 50, kind, currency } = page;
  const scope = `${tenantId} replay ${replayId} ${kind ?? ''} ${currency ?? ''}`;
  let base = tx
    .selectFrom('bonafide.replay_difference')
    .where('tenant_id', '=', tenantId)
    .where('replay_id', '=', replayId);
  if (kind) base = base.where('kind', '=', kind);
  if (currency) base = base.where('currency', '=', currency);
  let query = base
    .selectAll()
    .orderBy('money', 'desc')
    .orderBy('ordinal')
    .limit(limit + 1);
  if (cursor) {
    const [money, ordinal] = cursors.read(cursor, scope);
    query = query.where(
      sql<boolean>`(money < ${money}::numeric or (money = ${money}::numeric and ordinal > ${ordinal}::integer))`,
    );
  }
  const rows = await query.execute();
  const counted = await base
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const total = Number(counted.count);
  return {
    data: shown.map(toDifference),
    nextCursor: last ? cursors.write([last.money, String(last.ordinal)], scope) : null,
    total: total > 10_000 ? null : total,
  };
}

function toDifference(row: Selectable<ReplayDifferenceTable>) {
  return {
    transactionId: row.transaction_id,
    kind: row.kind,
    number: row.number,
    revision: row.revision,
    date: row.sale_date,
    company: row.company,
    customerNumber: row.customer_number,
    customerName: row.customer_name,
    currency: row.currency,
    outcomeBefore: row.outcome_before as Outcome,
    outcomeAfter: row.outcome_after as Outcome,
    exemptBefore: row.exempt_before,
    exemptAfter: row.exempt_after,
    taxBefore: row.tax_before,
    taxAfter: row.tax_after,
    reason: row.reason,
    results: row.lines as unknown as ResultDifference[],
    resultsLeftOut: row.lines_left_out,
  };
}
export type ReplayDifference = ReturnType<typeof toDifference>;

/** Asks a replay to stop: whoever works on it ends after the portion in hand; when nobody does, it is stopped at once. */
export async function askReplayToStop(tx: Transaction, tenantId: string, replayId: string): Promise<boolean> {
  const done = await tx
    .updateTable('bonafide.replay')
    .set({
      stop_requested: true,
      status: sql<'running'>`case when leased_until > now() then status else 'stopped' end`,
      finished_at: sql<Date | null>`case when leased_until > now() then finished_at else now() end`,
    })
    .where('tenant_id', '=', tenantId)
    .where('replay_id', '=', replayId)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Goes on with a replay that was stopped or failed, under the snapshot it began with. */
export async function askReplayToGoOn(tx: Transaction, tenantId: string, replayId: string): Promise<boolean> {
  const done = await tx
    .updateTable('bonafide.replay')
    .set({
      ...{ status: 'running' as const, stop_requested: false, finished_at: null },
      ...{ failure: null, failure_code: null, leased_until: null },
    })
    .where('tenant_id', '=', tenantId)
    .where('replay_id', '=', replayId)
    .where('status', 'in', ['stopped', 'failed'])
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** @throws Refusal `not-found`, `status-conflict` while it is under way */
export async function removeReplay(tx: Transaction, author: Author, replayId: string): Promise<void> {
  const row = await tx
    .selectFrom('bonafide.replay')
    .select(['status', 'name'])
    .where('tenant_id', '=', author.tenantId)
    .where('replay_id', '=', replayId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.status === 'running') throw new Refusal('status-conflict', 'A replay under way is stopped first');
  await remove(tx, author.tenantId, [replayId]);
  await note(tx, author, 'replay.removed', replayId, `Replay removed: ${row.name}`);
}

/** Removes what ended longer ago than replays are kept. */
export async function removeExpiredReplays(tx: Transaction, tenantId: string): Promise<void> {
  const rows = await tx
    .selectFrom('bonafide.replay')
    .select('replay_id')
    .where('tenant_id', '=', tenantId)
    .where('status', '!=', 'running')
    .where(sql<boolean>`finished_at < now() - make_interval(days => ${REPLAY_LIMITS.keptDays})`)
    .limit(5)
    .execute();
  if (rows.length > 0)
    await remove(
      tx,
      tenantId,
      rows.map((row) => row.replay_id),
    );
}

async function remove(tx: Transaction, tenantId: string, replayIds: string[]): Promise<void> {
  for (const table of ['bonafide.replay_difference', 'bonafide.replay_sum', 'bonafide.replay'] as const)
    await tx.deleteFrom(table).where('tenant_id', '=', tenantId).where('replay_id', 'in', replayIds).execute();
}
