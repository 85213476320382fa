import type { Laws } from '../content/content.ts';
import { type ReadingServices, readNextWaiting } from '../documents/documents.ts';
import type { Clock } from '../platform/clock.ts';
import type { AccessDoor } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { livingTenants, sweepRegularly } from '../platform/sweeping.ts';
import { judgeAgain } from './judge-again.ts';

export interface FileReadingServices extends ReadingServices {
  laws: Laws;
  clock: Clock;
}

const SWEEP_MS = 60_000;

/**
 * Reads the files that wait, one at a time for each process, and judges the certificates that have them anew. A killed process
 * loses nothing: what it had taken waits again after a while.
 */
export class FileReading {
  readonly #services: FileReadingServices;
  readonly #onDefect: (error: unknown) => void;
  #queue: Promise<void> = Promise.resolve();
  #closing = false;

  constructor(services: FileReadingServices, onDefect: (error: unknown) => void) {
    this.#services = services;
    this.#onDefect = onDefect;
  }

  /** Reads what waits for a tenant, after what is being read now. */
  start(tenantId: string): void {
    this.#queue = this.#queue.then(() => this.#readAll(tenantId)).catch(this.#onDefect);
  }

  /** Resolves when nothing is being read. */
  idle(): Promise<void> {
    return this.#queue;
  }

  async sweep(tenantIds: readonly string[]): Promise<void> {
    for (const tenantId of tenantIds) this.start(tenantId);
    await this.#queue;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue;
  }

  async #readAll(tenantId: string): Promise<void> {
    const { laws, clock } = this.#services;
    while (!this.#closing) {
      const more = await readNextWaiting(this.#services, tenantId, async (tx, certificateIds) => {
        const law = await laws.lawInForce(tx, tenantId, clock.today());
        await judgeAgain(tx, tenantId, law, certificateIds, 'document-read');
      });
      if (!more) return;
    }
  }
}

/** Looks for waiting files at the start and every minute. */
export function readFilesRegularly(app: App, { reading, door }: { reading: FileReading; door: AccessDoor }): void {
  sweepRegularly(app, {
    everyMs: SWEEP_MS,
    work: async () => reading.sweep(await livingTenants(door)),
    failed: 'waiting files could not be looked for',
    close: () => reading.close(),
  });
}
