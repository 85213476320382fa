import { setTimeout } from 'node:timers/promises';
import type { Author } from '../ledger/changes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { askRegistry } from './ask-registry.ts';
import { clearLists } from './lists/lists-store.ts';
import { keyOf } from './number-key.ts';
import type { HttpDoor } from './outgoing/http-door.ts';
import { listSources, type Source } from './sources-store.ts';
import { type Claim, claimNext, settle, sourcesWithWork, stillOurs } from './tasks-store.ts';
import { recordVerification } from './verifications-store.ts';

/** Told in the transaction of a new answer which numbers it is about: the certificates with them are judged again. */
export type AfterAnswer = (
  tx: Transaction,
  author: Author,
  keys: readonly string[],
  detail: { verificationId: string; registry: string; result: string },
) => Promise<void>;

export interface RunnerServices {
  database: Database;
  clock: Clock;
  door: HttpDoor;
  afterAnswer: AfterAnswer;
}

/** A rate that makes us wait longer than this is left to the next sweep. */
const PATIENCE_MS = 5_000;

/**
 * Asks what is due, one question at a time for each registry of a tenant. A question is taken under a lease and its answer recorded with
 * the next due day in one transaction: a process that is killed between loses the answer, never the question, and nobody records one twice.
 */
export class VerificationRunner {
  readonly #services: RunnerServices;
  readonly #onDefect: (error: unknown) => void;
  readonly #working = new Map<string, Promise<void>>();
  /** Woken while at work: what came since must not wait for the next sweep. */
  readonly #again = new Set<string>();
  #closing = false;

  constructor(services: RunnerServices, onDefect: (error: unknown) => void) {
    this.#services = services;
    this.#onDefect = onDefect;
  }

  /** Looks what is due and asks it, in the background. */
  wake(tenantId: string): void {
    void this.sweep([tenantId]).catch(this.#onDefect);
  }

  async sweep(tenantIds: readonly string[]): Promise<void> {
    for (const tenantId of tenantIds) {
      if (this.#closing) return;
      const sources = await this.#services.database.withTenant(tenantId, async (tx) => {
        await clearLists(tx, tenantId);
        return sourcesWithWork(tx, tenantId);
      });
      for (const sourceId of sources) this.#begin(tenantId, sourceId);
    }
  }

  /** Ends after the questions in hand. */
  async close(): Promise<void> {
    this.#closing = true;
    while (this.#working.size > 0) await Promise.all(this.#working.values());
  }

  #begin(tenantId: string, sourceId: string): void {
    const key = `${tenantId} ${sourceId}`;
    if (this.#closing) return;
    if (this.#working.has(key)) {
      this.#again.add(key);
      return;
    }
    const work = this.#work(tenantId, sourceId)
      .catch(this.#onDefect)
      .finally(() => {
        this.#working.delete(key);
        if (this.#again.delete(key)) this.#begin(tenantId, sourceId);
      });
    this.#working.set(key, work);
  }

  async #work(tenantId: string, sourceId: string): Promise<void> {
    const { database } = this.#services;
    while (!this.#closing) {
      const next = await database.withTenant(tenantId, (tx) => claimNext(tx, tenantId, sourceId));
      if (next === 'idle') return;
      if (typeof next === 'number') {
        if (next > PATIENCE_MS) return;
        await setTimeout(next + 1);
        continue;
      }
      await this.#ask(tenantId, next);
    }
  }

  async #ask(tenantId: string, claim: Claim): Promise<void> {
    const { database, clock, door, afterAnswer } = this.#services;
    const source = await database.withTenant(tenantId, (tx) => findSource(tx, tenantId, claim.sourceId), {
      readOnly: true,
    });
    if (!source) return;
    const now = clock.now();
    const question = { ...claim.question, day: clock.today() };
    const { outcome, adapter } = await askRegistry({ database, door }, tenantId, source, question);
    await database.withTenant(tenantId, async (tx) => {
      if (!(await stillOurs(tx, tenantId, claim))) return;
      const author: Author = { tenantId, actor: { kind: 'system', id: 'verification', name: 'Verification' } };
      const { verificationId } = await recordVerification(tx, author, {
        sourceId: source.sourceId,
        registry: source.name,
        adapter: adapter.name,
        adapterVersion: adapter.version,
        question,
        outcome,
        authorization: null,
        fileId: null,
        note: null,
        askedAt: new Date(now).toISOString(),
      });
      const { result, silence } = outcome;
      await settle(tx, tenantId, claim, { verificationId, result, silence }, source.goodForDays);
      await afterAnswer(tx, author, [keyOf(question)], { verificationId, registry: source.name, result });
    });
  }
}

async function findSource(tx: Transaction, tenantId: string, sourceId: string): Promise<Source | undefined> {
  return (await listSources(tx, tenantId)).find((source) => source.sourceId === sourceId);
}
