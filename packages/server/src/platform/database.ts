import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { bookSign, SIGN_AND_COMMIT } from './book-version.ts';
import type { Tables } from './database-types.ts';
import { DATABASE_LIMITS } from './limits.ts';
import { type Hold, LivingLocks } from './living-locks.ts';
import { Refusal } from './refusal.ts';

// Dates and numerics stay text; bigints too. A JavaScript Date or float in between would bend them.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => text);

/** A query builder inside one open transaction. */
export type Transaction = Kysely<Tables>;

/** The only way to reach tenant data: one transaction, one tenant, always ended (design rule D2). */
export interface Database {
  /**
   * Runs `work` in a transaction that sees this tenant alone. Commits when it returns, rolls back when it throws.
   * Serialisation failures and deadlocks are tried up to three times, so `work` must do nothing outside the database.
   * @throws Refusal `request-in-progress` when a lock is not given within 5 s, `too-busy` when the database does not answer,
   * `outcome-unknown` when the connection is lost during the commit; whatever `work` throws
   */
  withTenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>, options?: TenantOptions): Promise<T>;
  /** Called with each signal this process commits, its sign last, before the committing call returns: what it wrote it reads. */
  onSignal(listener: (payload: string) => void): void;
  /**
   * Takes a lock that ends with the process: whoever gets it knows that no former holder lives.
   * @returns undefined when somebody living holds it, this process included
   * @throws Refusal `too-busy` when the database does not answer
   */
  hold(name: string): Promise<Hold | undefined>;
  /** Connections in use and idle, for leak checks and metrics. */
  poolState(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

export interface TenantOptions {
  readOnly?: boolean;
  /** Every statement sees the records as they stood at the first: for what is read in many steps. */
  snapshot?: boolean;
  /** An advisory lock, taken before `work` begins and held to the end: in the same trip to the database as the beginning. */
  lock?: bigint;
  /** Milliseconds one statement may run; 30,000 unless told. */
  statementTimeoutMs?: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RETRIED = new Set(['40001', '40P01']);

/** A pool that hands one already taken client to Kysely and never gives it back by itself. */
function singleClient(client: pg.PoolClient): Kysely<Tables> {
  const pool = {
    connect: async () => ({ query: client.query.bind(client), release: () => undefined }),
    end: async () => undefined,
  };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) });
}

const signals = new WeakMap<Transaction, string[]>();

/** Remembers a signal until the transaction commits; see book-signal.ts. */
export function noteSignal(tx: Transaction, payload: string): void {
  const noted = signals.get(tx);
  if (noted) noted.push(payload);
  else signals.set(tx, [payload]);
}

const versions = new WeakMap<Transaction, string>();

/** After the commit of a transaction that signalled: the version that books have with it. Undefined for any other. */
export function bookVersionOf(tx: Transaction): string | undefined {
  return versions.get(tx);
}

/** @returns the version of the books with this commit */
async function signAndCommit(client: pg.PoolClient): Promise<string> {
  // Two statements in one text are answered by two results, which the driver's types do not know.
  const [signed] = (await client.query(SIGN_AND_COMMIT)) as unknown as pg.QueryResult<{ version: string }>[];
  const version = signed?.rows[0]?.version;
  if (version === undefined) throw new Error('A commit that signals has a version');
  return version;
}

export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

function asRefusal(error: unknown): unknown {
  switch (sqlState(error)) {
    case '55P03':
      return new Refusal('request-in-progress', 'Another request holds this record; try again');
    case '57014':
      return new Refusal('too-busy', 'The database took too long; try again');
    case '23505':
      // Two writers came with the same key at the same moment: the constraint decided, the second is told.
      return new Refusal('already-exists');
    case '53100':
      return new Refusal('storage-full');
    default:
      return isLostConnection(error) ? new Refusal('too-busy', 'The database does not answer; try again') : error;
  }
}

const LOST = new Set(['53300', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** The driver's own errors carry no code. */
const LOST_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered|was closed))/;

function isLostConnection(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return LOST.has(state) || state.startsWith('08');
  return error instanceof Error && LOST_WORDS.test(error.message);
}

/** @param url connection of the runtime or the worker role: a role that owns nothing and cannot bypass row security */
export function openDatabase(url: string, options: { maxConnections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections ?? DATABASE_LIMITS.connections,
    connectionTimeoutMillis: DATABASE_LIMITS.connectMilliseconds,
  });
  pool.on('error', () => undefined); // an idle connection that dies is replaced; the next query tells when none can be had
  const listeners: ((payload: string) => void)[] = [];
  const locks = new LivingLocks(url);

  async function once<T>(tenantId: string, work: (tx: Transaction) => Promise<T>, settings: TenantOptions): Promise<T> {
    const client = await pool.connect();
    // A connection that dies between two statements says so here, and with nobody listening it would end the process.
    const lost = () => undefined;
    client.on('error', lost);
    let broken: Error | undefined;
    let committing = false;
    try {
      // SET takes no parameters; the shape was checked, so the quoted text cannot end early (spec/distributed.md).
      await client.query(
        `begin ${settings.snapshot ? 'isolation level repeatable read ' : ''}${settings.readOnly ? 'read only' : 'read write'}; set local app.tenant = '${tenantId}'; ` +
          `set local statement_timeout = ${settings.statementTimeoutMs ?? DATABASE_LIMITS.statementMilliseconds}; set local lock_timeout = ${DATABASE_LIMITS.lockMilliseconds}` +
          (settings.lock === undefined ? '' : `; select pg_advisory_xact_lock('${settings.lock}'::bigint)`),
      );
      const tx = singleClient(client);
      const result = await work(tx);
      committing = !settings.readOnly;
      const noted = signals.get(tx);
      if (noted) {
        const version = await signAndCommit(client);
        versions.set(tx, version);
        for (const payload of [...noted, bookSign(version)]) for (const listener of listeners) listener(payload);
      } else await client.query('commit');
      return result;
    } catch (error) {
      // A connection in an unknown state is not given to the next caller.
      broken = error instanceof Refusal ? undefined : error instanceof Error ? error : new Error(String(error));
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      // Cut off between the order and its confirmation: only a repeat with the same key can tell which it was.
      if (committing && isLostConnection(error)) throw new Refusal('outcome-unknown');
      throw error;
    } finally {
      client.off('error', lost);
      client.release(broken);
    }
  }

  return {
    async withTenant(tenantId, work, settings = {}) {
      if (!UUID.test(tenantId)) throw new Error('A tenant id must be a lower-case UUID');
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(tenantId, work, settings);
        } catch (error) {
          if (attempt < 3 && RETRIED.has(sqlState(error) ?? '')) continue;
          throw asRefusal(error);
        }
      }
    },
    onSignal: (listener) => {
      listeners.push(listener);
    },
    hold: (name) =>
      locks.take(name).catch((error: unknown) => {
        throw asRefusal(error);
      }),
    poolState: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      await Promise.all([pool.end(), locks.close()]);
    },
  };
}

/** The sign-in door: finds keys, memberships and tenants across tenants with a role that can read nothing else. */
export interface AccessDoor {
  db: Kysely<Tables>;
  pool: pg.Pool;
  close(): Promise<void>;
}

export function openAccessDoor(url: string): AccessDoor {
  const pool = new pg.Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: DATABASE_LIMITS.connectMilliseconds,
    options: '-c search_path=access',
  });
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => pool.end() };
}
