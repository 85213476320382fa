import pg from 'pg';
import { BOOK_CHANNEL, SETTLED } from '../platform/book-version.ts';

const RETRY_MS = 500;
/** A connection that dies without a word is noticed by asking: after at most both of these together. */
const BEAT_MS = 2000;
const BEAT_PATIENCE_MS = 5000;

export interface ListenerHooks {
  signal(payload: string): void;
  /** Before it listens, anew or for the first time. Whoever has a smaller number than `settled` has committed before. */
  reset(settled: bigint): void;
}

/**
 * A connection of its own that hears what commits signal. Cut off, it says so at once (`isListening` false), tries again
 * every half second, and calls `reset` before it listens anew: whatever was missed meanwhile is not held any more.
 */
export class BookListener {
  readonly #url: string;
  readonly #hooks: ListenerHooks;
  #client: pg.Client | null = null;
  #listening = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #heart: NodeJS.Timeout | undefined;
  #connecting: Promise<void> = Promise.resolve();

  constructor(url: string, hooks: ListenerHooks) {
    this.#url = url;
    this.#hooks = hooks;
    this.#connecting = this.#connect();
  }

  isListening(): boolean {
    return this.#listening;
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      query_timeout: BEAT_PATIENCE_MS,
      application_name: 'bonafide listener',
    });
    client.on('notification', (message) => this.#hooks.signal(message.payload ?? ''));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`listen ${BOOK_CHANNEL}`);
      const { rows } = await client.query<{ settled: string }>(SETTLED);
      if (this.#closed) {
        await client.end();
        return;
      }
      this.#client = client;
      this.#hooks.reset(BigInt(rows[0]?.settled ?? 0));
      this.#listening = true;
      this.#beat(client);
    } catch {
      this.#lost(client); // tried again below; until then nothing is read from memory
    }
  }

  /** A cable pulled out or a silent firewall ends no connection: signals just stop. Whoever does not answer is given up. */
  #beat(client: pg.Client): void {
    clearTimeout(this.#heart);
    this.#heart = setTimeout(() => {
      client.query('select 1').then(
        () => {
          if (this.#client === client && !this.#closed) this.#beat(client);
        },
        () => {
          this.#lost(client);
          client.end().catch(() => undefined);
        },
      );
    }, BEAT_MS);
    this.#heart.unref();
  }

  #lost(client: pg.Client): void {
    if (this.#client === client || this.#client === null) {
      this.#listening = false;
      this.#client = null;
    }
    if (this.#closed || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#connecting = this.#connect();
    }, RETRY_MS);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listening = false;
    clearTimeout(this.#timer);
    clearTimeout(this.#heart);
    await this.#connecting;
    await this.#client?.end();
  }
}
