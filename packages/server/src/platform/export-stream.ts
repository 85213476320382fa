import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Database, TenantOptions, Transaction } from './database.ts';
import { Refusal } from './refusal.ts';

/** Exports under way at once in a process: each keeps a connection for as long as its receiver reads. */
const AT_ONCE = 3;
/** How long a receiver may take nothing before its export is given up. */
const PATIENCE_MS = 60_000;

/**
 * Sends what `work` writes while it reads: all of it as the records stood at one instant, however long it takes, and never more than a page
 * ahead of the receiver.
 */
export class ExportStreams {
  readonly #database: Database;
  readonly #onDefect: (error: unknown) => void;
  #open = 0;

  constructor(database: Database, onDefect: (error: unknown) => void) {
    this.#database = database;
    this.#onDefect = onDefect;
  }

  /** @throws Refusal `too-busy` when as many exports are under way as may be */
  open(
    tenantId: string,
    work: (tx: Transaction, write: (piece: string | Buffer) => Promise<void>) => Promise<void>,
    options: Pick<TenantOptions, 'statementTimeoutMs'> = {},
  ): PassThrough {
    if (this.#open >= AT_ONCE) throw new Refusal('too-busy', 'Several exports are under way; try again in a while');
    this.#open += 1;
    const stream = new PassThrough({ highWaterMark: 256 * 1024 });
    const gone = new AbortController();
    stream.once('close', () => gone.abort());
    const write = async (piece: string | Buffer) => {
      if (stream.destroyed) throw new ReceiverGone();
      if (stream.write(piece)) return;
      const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE_MS)]);
      await once(stream, 'drain', { signal }).catch(() => {
        throw new ReceiverGone();
      });
    };
    this.#database
      .withTenant(tenantId, (tx) => work(tx, write), { ...options, readOnly: true, snapshot: true })
      .then(
        () => stream.end(),
        (error: unknown) => {
          // The file is cut off in the middle, and the receiver must see that: the connection breaks, no end is sent.
          stream.destroy(error instanceof Error ? error : new Error(String(error)));
          if (!(error instanceof ReceiverGone)) this.#onDefect(error);
        },
      )
      .finally(() => {
        this.#open -= 1;
      });
    return stream;
  }
}

class ReceiverGone extends Error {
  constructor() {
    super('The receiver of an export went away');
  }
}
