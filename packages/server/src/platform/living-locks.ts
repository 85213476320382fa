import { createHash } from 'node:crypto';
import pg from 'pg';

/** A lock that ends with `release`, or with the process that holds it. */
export interface Hold {
  release(): Promise<void>;
}

/**
 * Locks that prove whether their holder lives: PostgreSQL keeps them for one connection of this process and drops them when
 * that connection ends, however the process ended. They are a proof of death and no more: a connection that was cut loses
 * its locks while its process lives on, so whoever takes work over must also keep the former holder from committing.
 */
export class LivingLocks {
  readonly #url: string;
  /** To PostgreSQL a lock taken twice by one connection is one lock held twice. */
  readonly #held = new Set<string>();
  #connection: Promise<pg.Client> | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  /** @returns undefined when somebody living holds it, this process included */
  async take(name: string): Promise<Hold | undefined> {
    if (this.#held.has(name)) return undefined;
    this.#held.add(name);
    try {
      const client = await this.#connected();
      const key = keyOf(name);
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1::bigint) as taken', [
        key,
      ]);
      if (rows[0]?.taken) return { release: () => this.#release(client, name, key) };
    } catch (error) {
      this.#held.delete(name);
      throw error;
    }
    this.#held.delete(name);
    return undefined;
  }

  async #release(client: pg.Client, name: string, key: string): Promise<void> {
    this.#held.delete(name);
    // A connection that is gone has released everything already.
    await client.query('select pg_advisory_unlock($1::bigint)', [key]).catch(() => undefined);
  }

  #connected(): Promise<pg.Client> {
    if (this.#connection) return this.#connection;
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, application_name: 'bonafide locks' });
    const forget = () => {
      this.#connection = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    this.#connection = client.connect().then(() => client);
    this.#connection.catch(forget);
    return this.#connection;
  }

  async close(): Promise<void> {
    const client = await this.#connection?.catch(() => undefined);
    await client?.end();
  }
}

/** Sixty-four bits of a hash: two names that meet make one wait for the other, no more. */
function keyOf(name: string): string {
  return createHash('sha256').update(`bonafide/living-lock\n${name}`).digest().readBigInt64BE(0).toString();
}
