import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the environment decides. Read once at start; nothing else reads `process.env`. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute folder for database, blobs and keys. */
  dataDir: string;
  /** Admin connection of an external PostgreSQL 15+, or null for the embedded server. */
  databaseUrl: string | null;
  /** Admin API key to create with tenant `default` in an empty database. */
  bootstrapKey: string | null;
  /** Whether an empty database gets the demo tenant. */
  demo: boolean;
  /** Whether a start builds the web app when its sources are newer; off for nodes that only serve what is there. */
  buildWeb: boolean;
  /** Requests per minute and caller; 0 switches the limit off. */
  rateLimitPerMinute: number;
  /** Memory for customers that decisions have read, all tenants together; the least recently used go first. */
  bookMegabytes: number;
  /** Hosts that verification may ask, as written; empty: none, nothing leaves the house. */
  verificationHosts: string;
  /** BONAFIDE_VERIFICATION_SECRET_<NAME>, each good for one host; read where they are used and stored nowhere. */
  verificationSecrets: Readonly<Record<string, string | undefined>>;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** The repository's root folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

function whole(name: string, text: string | undefined, fallback: number, min: number, max: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`${name} must be a whole number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}

function flag(name: string, text: string | undefined, fallback: boolean): boolean {
  if (text === undefined || text === '') return fallback;
  if (text !== '0' && text !== '1') throw new Error(`${name} must be 0 or 1, not "${text}"`);
  return text === '1';
}

/** @throws Error naming the variable when a value cannot be used. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const level = env.BONAFIDE_LOG ?? 'warn';
  const logLevel = LEVELS.find((known) => known === level);
  if (!logLevel) throw new Error(`BONAFIDE_LOG must be one of ${LEVELS.join(', ')}, not "${level}"`);
  const bootstrapKey = env.BONAFIDE_BOOTSTRAP_KEY || null;
  if (bootstrapKey !== null && bootstrapKey.length < 16) {
    throw new Error('BONAFIDE_BOOTSTRAP_KEY must have at least 16 characters');
  }
  return {
    port: whole('PORT', env.PORT, 3000, 0, 65_535),
    host: env.HOST || '127.0.0.1',
    dataDir: resolve(ROOT, env.BONAFIDE_DATA_DIR || 'data'),
    databaseUrl: env.DATABASE_URL || null,
    bootstrapKey,
    demo: flag('BONAFIDE_DEMO', env.BONAFIDE_DEMO, !env.BONAFIDE_BOOTSTRAP_KEY),
    buildWeb: flag('BONAFIDE_BUILD_WEB', env.BONAFIDE_BUILD_WEB, true),
    rateLimitPerMinute: whole('BONAFIDE_RATE_LIMIT', env.BONAFIDE_RATE_LIMIT, 60_000, 0, 10_000_000),
    bookMegabytes: whole('BONAFIDE_BOOK_MEMORY_MB', env.BONAFIDE_BOOK_MEMORY_MB, 256, 1, 1_000_000),
    verificationHosts: env.BONAFIDE_VERIFICATION_HOSTS ?? '',
    verificationSecrets: Object.fromEntries(
      Object.entries(env).filter(([name]) => name.startsWith('BONAFIDE_VERIFICATION_SECRET_')),
    ),
    logLevel,
  };
}
