import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import {
  makeOwnedFolder,
  type PostgresPrograms,
  reachableFiles,
  type ServerAccount,
  serverAccount,
} from './postgres-files.ts';
import { keptSecret } from './secret-file.ts';

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** Superuser connection to the maintenance database; for the migrator alone (design rule D1). */
  adminUrl: string;
  databaseDir: string;
  pid: number;
  /** Stops the server if we started it or took it over; waits for the end. */
  stop(): Promise<void>;
}

const START_PATIENCE_MS = 60_000;

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The server named in postmaster.pid, when that process lives and is a PostgreSQL of this very folder. */
function livingServer(databaseDir: string): { pid: number; port: number } | null {
  const path = join(databaseDir, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  try {
    // A recycled process id must not be mistaken for the server.
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')) return null;
  } catch {
    // No /proc on this system: trust the pid file and let the connection tell.
  }
  return port > 0 ? { pid, port } : null;
}

function run(program: string, args: string[], account: ServerAccount | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', ...(account ?? {}) });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${said.slice(-2000)}`)),
    );
  });
}

async function initialise(
  programs: PostgresPrograms,
  databaseDir: string,
  password: string,
  account: ServerAccount | null,
) {
  const done = 'bonafide-initialised';
  if (existsSync(join(databaseDir, done))) return;
  // Built beside its place and moved there when whole. A creation that was killed half-way leaves a folder nothing was ever
  // stored in, and perhaps an initdb that is still at work in it, and tidies it away when it fails.
  const parent = dirname(databaseDir);
  const drafts = `${basename(databaseDir)}.draft-`;
  for (const name of readdirSync(parent)) if (name.startsWith(drafts)) removeFolder(join(parent, name));
  removeFolder(databaseDir);
  const draft = join(parent, `${drafts}${randomBytes(6).toString('hex')}`);
  makeOwnedFolder(draft, account);
  const passwordFile = join(parent, `.initdb-${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    const flags = [
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
    ];
    await run(programs.initdb, ['-D', draft, ...flags], account);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(draft, done), '', { mode: 0o600 });
  if (account) chownSync(join(draft, done), account.uid, account.gid);
  renameSync(draft, databaseDir);
}

function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function superuserPassword(dataDir: string): string {
  return keptSecret(join(dataDir, 'postgres-password'), () => randomBytes(24).toString('hex'));
}

async function canConnect(url: string): Promise<'yes' | 'not-yet' | Error> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // the attempt's own rejection tells all
  try {
    await client.connect();
    return 'yes';
  } catch (error) {
    const code = (error as { code?: string }).code;
    // 57P03 is "starting up"; a refused connection is a server that does not listen yet.
    if (code === '57P03' || code === 'ECONNREFUSED' || code === 'ECONNRESET') return 'not-yet';
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Options that trade safety for speed belong to tests alone: their clusters die with the run. */
export interface EmbeddedOptions {
  throwAway?: boolean;
}

/**
 * Starts the embedded PostgreSQL below `dataDir`, creating it when missing. A server left running by a killed process is
 * taken over; a stale lock file is retried for 60 seconds, the time a dead server may need to be reaped.
 */
export async function startEmbeddedPostgres(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  mkdirSync(dataDir, { recursive: true });
  const { programs, databaseDir } = reachableFiles(dataDir, account, mark);
  mkdirSync(dirname(databaseDir), { recursive: true });
  const password = superuserPassword(dataDir);
  const url = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const deadline = performance.now() + START_PATIENCE_MS;

  const left = livingServer(databaseDir);
  if (left) {
    while (performance.now() < deadline) {
      const answer = await canConnect(url(left.port));
      if (answer === 'yes')
        return { adminUrl: url(left.port), databaseDir, pid: left.pid, stop: () => stopByPid(left.pid) };
      if (answer !== 'not-yet' || !isAlive(left.pid)) break;
      await wait(100);
    }
  }

  await initialise(programs, databaseDir, password, account);
  let lastWords = '';
  while (performance.now() < deadline) {
    const port = await freePort();
    const settings = [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `port=${port}`,
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=120',
      '-c',
      'shared_buffers=256MB',
      '-c',
      'max_wal_size=2GB',
      '-c',
      'timezone=UTC',
      '-c',
      'log_timezone=UTC',
      ...(options.throwAway ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []),
    ];
    // Detached: Ctrl-C reaches the whole process group, and the database must outlive the server's last commit.
    const child = spawn(programs.postgres, ['-D', databaseDir, ...settings], {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      detached: true,
      ...(account ?? {}),
    });
    lastWords = '';
    child.stderr.on('data', (chunk) => (lastWords = (lastWords + chunk).slice(-4000)));
    child.once('error', (error) => (lastWords += error.message));
    while (performance.now() < deadline && child.exitCode === null && child.signalCode === null) {
      const answer = await canConnect(url(port));
      if (answer === 'yes' && child.pid !== undefined) return owned(child, child.pid, url(port), databaseDir);
      if (answer instanceof Error) throw answer;
      await wait(50);
    }
    await wait(500);
  }
  throw new Error(`PostgreSQL did not start within ${START_PATIENCE_MS / 1000} s: ${lastWords.trim()}`);
}

function owned(child: ChildProcess, pid: number, adminUrl: string, databaseDir: string): EmbeddedPostgres {
  // Nothing reads the log stream once the server is up: let it flow without keeping our process alive.
  child.stderr?.resume();
  child.unref();
  const stream = child.stderr as (NodeJS.ReadableStream & { unref?: () => void }) | null;
  stream?.unref?.();
  return { adminUrl, databaseDir, pid, stop: () => stopByPid(pid) };
}

async function stopByPid(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT'); // fast shutdown: roll back what is open, write a checkpoint, end
  const deadline = performance.now() + 30_000;
  while (isAlive(pid)) {
    if (performance.now() > deadline) throw new Error(`PostgreSQL (process ${pid}) did not stop within 30 s`);
    await wait(50);
  }
}
