import { setTimeout } from 'node:timers/promises';
import { type Database, sqlState, type Transaction } from './database.ts';
import { Refusal } from './refusal.ts';

/** Long work that is done in portions, each one transaction with its results and its progress. */
export interface PortionedWork<Claim> {
  /** `replay`, `review`: names the lock that proves whether a former worker lives. */
  name: string;
  /**
   * Takes the work when nobody does it. Undefined: there is none, or somebody does.
   * @param proven whether no former worker lives; else its lease must have run out
   */
  claim(tx: Transaction, tenantId: string, id: string, proven: boolean): Promise<Claim | undefined>;
  /** Once for each process that takes it up: what must be known before the first portion. Undefined ends the work. */
  begin(claim: Claim, closing: () => boolean): Promise<(() => Promise<'next' | 'done'>) | undefined>;
  /** Lets another process take it over at once. */
  release(tx: Transaction, claim: Claim): Promise<void>;
  fail(tx: Transaction, claim: Claim, failure: Failure): Promise<void>;
  /** Work under way of a tenant, oldest first; a good moment to clear away what is past its time. */
  open(tx: Transaction, tenantId: string): Promise<string[]>;
}

export interface Failure {
  code: string;
  message: string;
}

/** What passes by waiting: a lock that is not given, a database that is away for a moment. */
const PASSING: ReadonlySet<string> = new Set(['request-in-progress', 'too-busy']);
const ATTEMPTS = 8;
const PAUSE_MS = 250;

/**
 * Works through what it is given, one at a time in this process: work that was killed goes on after the last portion that was
 * committed, here or in another process.
 */
export class PortionRunner<Claim> {
  readonly #database: Database;
  readonly #work: PortionedWork<Claim>;
  readonly #onDefect: (error: unknown) => void;
  #queue: Promise<void> = Promise.resolve();
  #closing = false;

  /** @param onDefect where a mistake of ours is told: the caller of a background job is long gone */
  constructor(database: Database, work: PortionedWork<Claim>, onDefect: (error: unknown) => void) {
    this.#database = database;
    this.#work = work;
    this.#onDefect = onDefect;
  }

  /** Puts work into the queue. */
  start(tenantId: string, id: string): void {
    this.#queue = this.#queue.then(() => this.#run(tenantId, id)).catch(this.#onDefect);
  }

  /** Ends after the portion in hand; what is left waits for the next process. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue;
  }

  /** Takes up what other processes left. */
  async sweep(tenantIds: readonly string[]): Promise<void> {
    for (const tenantId of tenantIds) {
      if (this.#closing) return;
      const open = await this.#database.withTenant(tenantId, (tx) => this.#work.open(tx, tenantId));
      for (const id of open) this.start(tenantId, id);
    }
  }

  async #run(tenantId: string, id: string): Promise<void> {
    if (this.#closing) return;
    const database = this.#database;
    const work = this.#work;
    // A process that was killed has let go of it, so that its work is taken up at once and not after its lease.
    const hold = await database.hold(`${work.name} ${id}`);
    try {
      const claim = await database.withTenant(tenantId, (tx) => work.claim(tx, tenantId, id, hold !== undefined));
      if (!claim) return;
      try {
        const portion = await work.begin(claim, () => this.#closing);
        while (portion) {
          if (this.#closing) {
            await database.withTenant(tenantId, (tx) => work.release(tx, claim));
            return;
          }
          if ((await again(portion)) === 'done') return;
        }
      } catch (error) {
        await database.withTenant(tenantId, (tx) => work.fail(tx, claim, failureOf(error)));
        throw error;
      }
    } finally {
      await hold?.release();
    }
  }
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

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { code: error.code, message: error.detail };
  return { code: 'defect', message: 'Something on our side went wrong.' };
}
