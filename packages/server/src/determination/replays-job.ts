import { setTimeout } from 'node:timers/promises';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { type Database, sqlState, type Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Decider } from './determination.ts';
import { untilOf } from './past-book.ts';
import { ReplayBooks } from './replay-books.ts';
import { type PortionResult, replayPortion } from './replay-portion.ts';
import { countSales, nextSales, type Position } from './replay-sales.ts';
import type { Against } from './replay-settings.ts';
import {
  claimReplay,
  findRunningReplays,
  type ReplayClaim,
  recordReplayEnd,
  recordReplayFailure,
  recordReplayPortion,
  recordReplayTotal,
  releaseReplay,
  renewReplayLease,
  writesUnderWay,
} from './replays-progress.ts';
import { removeExpiredReplays } from './replays-store.ts';
import type { TransactionFilter } from './transactions-list.ts';

export interface ReplayServices {
  database: Database;
  decider: Decider;
  gazetteer: Gazetteer;
}

/** What passes by waiting: a lock that is not given, a database that is away for a moment. */
const PASSING: ReadonlySet<string> = new Set(['request-in-progress', 'too-busy']);
const ATTEMPTS = 8;
const PAUSE_MS = 250;
/** How long writes that began before the snapshot are waited for. */
const SETTLE_ATTEMPTS = 20;
/** Counting and reading many sales waits longer than a record does. */
const LONG = { statementTimeoutMs: 120_000 } as const;

/**
 * Works replays through, portion by portion: each is one transaction with its differences, its sums and its progress, so a replay that was
 * killed goes on after the last portion that was committed. One replay at a time for each process.
 */
export class ReplayRunner {
  readonly #services: ReplayServices;
  readonly #onDefect: (error: unknown) => void;
  #queue: Promise<void> = Promise.resolve();
  #closing = false;

  /** @param onDefect where a mistake of ours is told: the caller of a background job is long gone */
  constructor(services: ReplayServices, onDefect: (error: unknown) => void) {
    this.#services = services;
    this.#onDefect = onDefect;
  }

  /** Puts a replay into the queue. */
  start(tenantId: string, replayId: string): void {
    this.#queue = this.#queue.then(() => this.#run(tenantId, replayId)).catch(this.#onDefect);
  }

  /** Ends after the portion in hand; what is left waits for the next process. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue;
  }

  /** Takes up what other processes left, and clears away what is past its time. */
  async sweep(tenantIds: readonly string[]): Promise<void> {
    for (const tenantId of tenantIds) {
      if (this.#closing) return;
      const open = await this.#services.database.withTenant(tenantId, async (tx) => {
        await removeExpiredReplays(tx, tenantId);
        return findRunningReplays(tx, tenantId);
      });
      for (const replayId of open) this.start(tenantId, replayId);
    }
  }

  async #run(tenantId: string, replayId: string): Promise<void> {
    if (this.#closing) return;
    // A process that was killed has let go of it, so that its work is taken up at once and not after its lease.
    const hold = await this.#services.database.hold(`replay ${replayId}`);
    try {
      const { database } = this.#services;
      const claim = await database.withTenant(tenantId, (tx) =>
        claimReplay(tx, tenantId, replayId, hold !== undefined),
      );
      if (!claim) return;
      try {
        await this.#work(claim);
      } catch (error) {
        await database.withTenant(tenantId, (tx) => recordReplayFailure(tx, claim, failureOf(error)));
        throw error;
      }
    } finally {
      await hold?.release();
    }
  }

  async #work(claim: ReplayClaim): Promise<void> {
    const { database } = this.#services;
    const { tenant_id: tenantId, against: asked } = claim.row;
    const against = asked as unknown as Against;
    const books = new ReplayBooks(tenantId, this.#services.gazetteer, against.policy);
    if (claim.row.after_id === null) await this.#begin(claim);
    for (;;) {
      if (this.#closing) {
        await database.withTenant(tenantId, (tx) => releaseReplay(tx, claim));
        return;
      }
      const next = await again(() =>
        database.withTenant(tenantId, (tx) => this.#portion(tx, claim, against, books), LONG),
      );
      if (next === 'done') return;
    }
  }

  /** Waits until what began before the snapshot is decided, then counts. */
  async #begin(claim: ReplayClaim): Promise<void> {
    const { database } = this.#services;
    const { tenant_id: tenantId, snapshot_at: snapshotAt, filter } = claim.row;
    const at = snapshotAt ?? new Date(0);
    let open = true;
    for (let attempt = 1; open && attempt <= SETTLE_ATTEMPTS && !this.#closing; attempt += 1) {
      open = await database.withTenant(tenantId, (tx) => writesUnderWay(tx, at), { readOnly: true });
      if (open) await setTimeout(PAUSE_MS);
    }
    await database.withTenant(
      tenantId,
      async (tx) => {
        const total = await countSales(tx, tenantId, filter as unknown as TransactionFilter, at);
        await recordReplayTotal(tx, claim, total, open ? ['writes-under-way'] : []);
      },
      LONG,
    );
  }

  async #portion(tx: Transaction, claim: ReplayClaim, against: Against, books: ReplayBooks): Promise<'next' | 'done'> {
    const begun = performance.now();
    const found = await renewReplayLease(tx, claim);
    if (found.standing === 'stop') await recordReplayEnd(tx, claim, 'stopped');
    if (found.standing !== 'go-on') return 'done';
    const { row } = found;
    const snapshotAt = row.snapshot_at ?? new Date(0);
    const filter = row.filter as unknown as TransactionFilter;
    const after: Position | null = row.after_date && row.after_id ? { date: row.after_date, id: row.after_id } : null;
    const sales = await nextSales(tx, row.tenant_id, filter, snapshotAt, after);
    const last = sales.at(-1);
    if (!last) {
      await recordReplayEnd(tx, claim, 'done');
      return 'done';
    }
    const fixed = against.knownAt === 'start' || against.knownAt === 'recording';
    const until = fixed ? snapshotAt.toISOString() : await untilOf(tx, against.knownAt, '/against/knownAt');
    const result = await replayPortion(tx, row.tenant_id, this.#services.decider, books, against, until, sales);
    const notes = notesOf(result, books);
    const place = { date: last.saleDate, id: last.transactionId };
    await recordReplayPortion(tx, claim, row, result, place, performance.now() - begun, notes);
    return 'next';
  }
}

function notesOf(result: PortionResult, books: ReplayBooks): string[] {
  return [...(result.otherEngine ? ['other-engine'] : []), ...(books.beforeHistory ? ['settings-before-history'] : [])];
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passing = sqlState(error) === '40001' || (error instanceof Refusal && PASSING.has(error.code));
      if (attempt === ATTEMPTS || !passing) throw error;
      await setTimeout(PAUSE_MS * attempt);
    }
  }
}

function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof Refusal) return { code: error.code, message: error.detail };
  return { code: 'defect', message: 'Something on our side went wrong.' };
}
