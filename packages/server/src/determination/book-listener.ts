import pg from 'pg';
import { BOOK_CHANNEL } from '../platform/book-signal.ts';

const RETRY_MS = 500;

/**
 * A connection of its own that hears what commits signal. Cut off, it says so at once (`isListening` false), tries again
 * every half second, and calls `reset` before it listens anew: whatever was missed meanwhile is not held any more.
 */
export class BookListener {
  readonly #url: string;
  readonly #hooks: { signal: (payload: string) => void; reset: () => void };
  #client: pg.Client | null = null;
  #listening = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;
  #connecting: Promise<void> = Promise.resolve();

  constructor(url: string, hooks: { signal: (payload: string) => void; reset: () => void }) {
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
      application_name: 'bonafide listener',
    });
    client.on('notification', (message) => this.#hooks.signal(message.payload ?? ''));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`listen ${BOOK_CHANNEL}`);
      if (this.#closed) {
        await client.end();
        return;
      }
      this.#client = client;
      this.#hooks.reset();
      this.#listening = true;
    } catch {
      this.#lost(client); // tried again below; until then nothing is read from memory
    }
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
    await this.#connecting;
    await this.#client?.end();
  }
}
