import { setTimeout } from 'node:timers/promises';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import type { Laws } from '../content/content.ts';
import type { Author } from '../ledger/changes.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sqlState } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { applyPortion, type ImportTarget, rehearsePortion } from './apply-portion.ts';
import type { FileRefusal } from './determination/file-problem.ts';
import { type Portion, portionsOf } from './determination/plan-import.ts';
import { type DeterminationFile, readDeterminationFile } from './determination/read-determination-file.ts';
import {
  type Claim,
  claimImport,
  findUnderWay,
  recordEnd,
  recordFailure,
  recordPortion,
  recordStart,
  recordStop,
  releaseImport,
  renewLease,
} from './imports-progress.ts';
import { readImportFile } from './imports-store.ts';

export interface ImportServices {
  database: Database;
  laws: Laws;
  gazetteer: Gazetteer;
  clock: Clock;
}

/** A writer elsewhere made the same record between our look and our write; the next look sees it. */
const UNIQUE_VIOLATION = '23505';
/** What passes by waiting: a lock that is not given, a database that is away for a moment. */
const PASSING: ReadonlySet<string> = new Set(['request-in-progress', 'too-busy']);
const ATTEMPTS = 8;
const PAUSE_MS = 250;

/**
 * Works imports through, portion by portion: each is one transaction with its rows, its findings and its progress, so an import that was killed
 * goes on at the portion after the last that was committed (bad input B88). One import at a time for each process.
 */
export class ImportRunner {
  readonly #services: ImportServices;
  readonly #onDefect: (error: unknown) => void;
  #queue: Promise<void> = Promise.resolve();
  #closing = false;

  /** @param onDefect where a mistake of ours is told: the caller of a background job is long gone */
  constructor(services: ImportServices, onDefect: (error: unknown) => void) {
    this.#services = services;
    this.#onDefect = onDefect;
  }

  /** Puts an import into the queue. */
  start(tenantId: string, importId: string): void {
    this.#queue = this.#queue.then(() => this.run(tenantId, importId)).catch(this.#onDefect);
  }

  /** When everything in the queue is done. */
  idle(): Promise<void> {
    return this.#queue;
  }

  /** Ends after the portion in hand; what is left waits for the next process. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue;
  }

  /** Takes up what other processes left. */
  async resume(tenantIds: readonly string[]): Promise<void> {
    for (const tenantId of tenantIds) {
      if (this.#closing) return;
      const open = await this.#services.database.withTenant(tenantId, (tx) => findUnderWay(tx, tenantId), {
        readOnly: true,
      });
      for (const importId of open) this.start(tenantId, importId);
    }
  }

  /**
   * Works one import through now. Returns when it ended, was stopped, or belongs to somebody else.
   * @param read the file, where the caller has read it already
   */
  async run(tenantId: string, importId: string, read?: DeterminationFile): Promise<void> {
    if (this.#closing) return;
    // A process that was killed has let go of it, so that its work is taken up at once and not after its lease.
    const hold = await this.#services.database.hold(`import ${importId}`);
    try {
      await this.#claimed(tenantId, importId, hold !== undefined, read);
    } finally {
      await hold?.release();
    }
  }

  async #claimed(tenantId: string, importId: string, proven: boolean, read?: DeterminationFile): Promise<void> {
    const { database } = this.#services;
    const claim = await database.withTenant(tenantId, (tx) => claimImport(tx, tenantId, importId, proven));
    if (!claim) return;
    try {
      await this.#work(claim, read ?? (await this.#readFile(claim)));
    } catch (error) {
      await database.withTenant(tenantId, (tx) => recordFailure(tx, claim, failureOf(error)));
      throw error;
    }
  }

  async #readFile({ row }: Claim): Promise<DeterminationFile | { refusal: FileRefusal }> {
    const { database, gazetteer } = this.#services;
    const bytes = await database.withTenant(row.tenant_id, (tx) => readImportFile(tx, row.tenant_id, row.import_id), {
      readOnly: true,
    });
    if (!bytes) throw new Error('An import has no file');
    return readDeterminationFile(bytes, gazetteer);
  }

  async #work(claim: Claim, file: DeterminationFile | { refusal: FileRefusal }): Promise<void> {
    const { database } = this.#services;
    const { tenant_id: tenantId } = claim.row;
    if ('refusal' in file) {
      await database.withTenant(tenantId, (tx) => recordFailure(tx, claim, file.refusal));
      return;
    }
    const portions = portionsOf(file.content, claim.row.portion_rows);
    const first = claim.row.next_portion;
    if (first === 0) await database.withTenant(tenantId, (tx) => recordStart(tx, claim, file));
    for (const [index, portion] of portions.entries()) {
      if (index < first) continue;
      if (this.#closing) {
        await database.withTenant(tenantId, (tx) => releaseImport(tx, claim));
        return;
      }
      if ((await this.#portion(claim, index, portion)) !== 'go-on') return;
    }
    await database.withTenant(tenantId, (tx) => recordEnd(tx, claim));
  }

  async #portion(claim: Claim, index: number, portion: Portion) {
    const { database, laws, clock } = this.#services;
    const { row } = claim;
    const target: ImportTarget = { companyId: row.company_id, groupId: row.group_id };
    const author: Author = {
      tenantId: row.tenant_id,
      actor: { kind: row.actor_kind as Author['actor']['kind'], id: row.actor_id, name: row.actor_name },
    };
    return again(() =>
      database.withTenant(row.tenant_id, async (tx) => {
        const standing = await renewLease(tx, claim);
        if (standing === 'stop') await recordStop(tx, claim);
        if (standing !== 'go-on') return standing;
        const plan =
          row.phase === 'run'
            ? await applyPortion(tx, author, await laws.lawInForce(tx, row.tenant_id, clock.today()), target, portion)
            : await rehearsePortion(tx, row.tenant_id, target, portion);
        await recordPortion(tx, claim, index, portion.rows, plan);
        return standing;
      }),
    );
  }
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passing = sqlState(error) === UNIQUE_VIOLATION || (error instanceof Refusal && PASSING.has(error.code));
      if (attempt === ATTEMPTS || !passing) throw error;
      await setTimeout(PAUSE_MS * attempt);
    }
  }
}

function failureOf(error: unknown): { code: string; message: string; line: null } {
  if (error instanceof Refusal) return { code: error.code, message: error.detail, line: null };
  return { code: 'defect', message: 'Something on our side went wrong.', line: null };
}
