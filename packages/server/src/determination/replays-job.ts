import { setTimeout } from 'node:timers/promises';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { type PortionedWork, PortionRunner } from '../platform/portions.ts';
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

/** How long writes that began before the snapshot are waited for. */
const SETTLE_ATTEMPTS = 20;
const PAUSE_MS = 250;
/** Counting and reading many sales waits longer than a record does. */
const LONG = { statementTimeoutMs: 120_000 } as const;

/** Works replays through, each portion with its differences and sums. One replay at a time for each process. */
export function replayRunner(services: ReplayServices, onDefect: (error: unknown) => void): PortionRunner<ReplayClaim> {
  return new PortionRunner(services.database, new ReplayWork(services), onDefect);
}

class ReplayWork implements PortionedWork<ReplayClaim> {
  readonly name = 'replay';
  readonly claim = claimReplay;
  readonly release = releaseReplay;
  readonly fail = recordReplayFailure;
  readonly #services: ReplayServices;

  constructor(services: ReplayServices) {
    this.#services = services;
  }

  async open(tx: Transaction, tenantId: string): Promise<string[]> {
    await removeExpiredReplays(tx, tenantId);
    return findRunningReplays(tx, tenantId);
  }

  async begin(claim: ReplayClaim, closing: () => boolean): Promise<() => Promise<'next' | 'done'>> {
    const { database, gazetteer } = this.#services;
    const { tenant_id: tenantId, against: asked } = claim.row;
    const against = asked as unknown as Against;
    const books = new ReplayBooks(tenantId, gazetteer, against.policy);
    if (claim.row.after_id === null) await this.#count(claim, closing);
    return () => database.withTenant(tenantId, (tx) => this.#portion(tx, claim, against, books), LONG);
  }

  /** Waits until what began before the snapshot is decided, then counts. */
  async #count(claim: ReplayClaim, closing: () => boolean): Promise<void> {
    const { database } = this.#services;
    const { tenant_id: tenantId, snapshot_at: snapshotAt, filter } = claim.row;
    const at = snapshotAt ?? new Date(0);
    let open = true;
    for (let attempt = 1; open && attempt <= SETTLE_ATTEMPTS && !closing(); attempt += 1) {
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
