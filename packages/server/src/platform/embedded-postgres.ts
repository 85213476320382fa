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
  /** Of the present server process; another after it had to be started again. */
  pid: number;
  /** Whether it was running already: left by a process that was killed, or used by one that lives. */
  tookOver: boolean;
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

/** How to start and keep the server. */
export interface EmbeddedOptions {
  /** Trades safety for speed; for tests alone, whose clusters die with the run. */
  throwAway?: boolean;
  /** Told when the server died and when it is back. */
  say?: (line: string) => void;
}

/** What stays the same over every start of one server. */
interface Installation {
  programs: PostgresPrograms;
  databaseDir: string;
  account: ServerAccount | null;
  throwAway: boolean;
  url: (port: number) => string;
}

interface ServerProcess {
  pid: number;
  port: number;
}

/**
 * Starts the embedded PostgreSQL below `dataDir`, creating it when missing. A server left running by a killed process is
 * taken over; a stale lock file is retried for 60 seconds, the time a dead server may need to be reaped. A server that dies
 * is started again at its address until `stop` is called.
 */
export async function startEmbeddedPostgres(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  mkdirSync(dataDir, { recursive: true });
  const { programs, databaseDir } = reachableFiles(dataDir, account, mark);
  mkdirSync(dirname(databaseDir), { recursive: true });
  const password = superuserPassword(dataDir);
  const installation: Installation = {
    programs,
    databaseDir,
    account,
    throwAway: options.throwAway ?? false,
    url: (port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
  };
  const say = options.say ?? (() => undefined);
  const left = await takeOver(installation);
  if (left) return new Keeper(installation, left, { tookOver: true, say });
  await initialise(programs, databaseDir, password, account);
  return new Keeper(installation, await launch(installation, null), { tookOver: false, say });
}

async function takeOver({ databaseDir, url }: Installation): Promise<ServerProcess | null> {
  const left = livingServer(databaseDir);
  const deadline = performance.now() + START_PATIENCE_MS;
  while (left && performance.now() < deadline) {
    const answer = await canConnect(url(left.port));
    if (answer === 'yes') return left;
    if (answer !== 'not-yet' || !isAlive(left.pid)) return null;
    await wait(100);
  }
  return null;
}

function settingsOf(port: number, throwAway: boolean): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=120',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(throwAway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  return settings.flatMap((setting) => ['-c', setting]);
}

/** @param port where it must listen, or null for any free one */
async function launch(installation: Installation, port: number | null): Promise<ServerProcess> {
  const { programs, databaseDir, account, throwAway, url } = installation;
  const deadline = performance.now() + START_PATIENCE_MS;
  let lastWords = '';
  while (performance.now() < deadline) {
    const chosen = port ?? (await freePort());
    // Detached: Ctrl-C reaches the whole process group, and the database must outlive the server's last commit.
    const child = spawn(programs.postgres, ['-D', databaseDir, ...settingsOf(chosen, throwAway)], {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      detached: true,
      ...(account ?? {}),
    });
    lastWords = '';
    child.stderr.on('data', (chunk) => (lastWords = (lastWords + chunk).slice(-4000)));
    child.once('error', (error) => (lastWords += error.message));
    while (performance.now() < deadline && child.exitCode === null && child.signalCode === null) {
      const answer = await canConnect(url(chosen));
      if (answer === 'yes' && child.pid !== undefined) {
        letGo(child);
        return { pid: child.pid, port: chosen };
      }
      if (answer instanceof Error) throw answer;
      await wait(50);
    }
    await wait(500);
    if (HOPELESS.test(lastWords)) throw new Error(lastWords.trim());
  }
  throw new Error(`PostgreSQL did not start within ${START_PATIENCE_MS / 1000} s: ${lastWords.trim()}`);
}

/** Nothing reads the log stream once the server is up: it flows without keeping our process alive. */
function letGo(child: ChildProcess): void {
  child.stderr?.resume();
  child.unref();
  const stream = child.stderr as (NodeJS.ReadableStream & { unref?: () => void }) | null;
  stream?.unref?.();
}

/** What PostgreSQL says when another attempt would end the same way. */
const HOPELESS = /database files are incompatible|is not a valid data directory|wrong ownership|invalid permissions/;
const WATCH_MS = 250;

/** Watches one server and starts it again at its address when it dies, so that everybody connected finds it again. */
class Keeper implements EmbeddedPostgres {
  readonly #installation: Installation;
  readonly #say: (line: string) => void;
  readonly #timer: NodeJS.Timeout;
  #server: ServerProcess;
  #restart: Promise<void> | null = null;

  readonly tookOver: boolean;

  constructor(
    installation: Installation,
    server: ServerProcess,
    { tookOver, say }: { tookOver: boolean; say: (line: string) => void },
  ) {
    this.#installation = installation;
    this.#server = server;
    this.tookOver = tookOver;
    this.#say = say;
    this.#timer = setInterval(() => this.#look(), WATCH_MS);
    this.#timer.unref();
  }

  get adminUrl(): string {
    return this.#installation.url(this.#server.port);
  }

  get databaseDir(): string {
    return this.#installation.databaseDir;
  }

  get pid(): number {
    return this.#server.pid;
  }

  #look(): void {
    if (this.#restart || isAlive(this.#server.pid)) return;
    this.#say(`PostgreSQL (process ${this.#server.pid}) has ended; starting it again …`);
    this.#restart = launch(this.#installation, this.#server.port)
      .then(
        (server) => {
          this.#server = server;
          this.#say(`PostgreSQL is back (process ${server.pid}).`);
        },
        // Tried again at the next look: until then requests are refused as too busy.
        (error: unknown) => this.#say(String(error)),
      )
      .finally(() => {
        this.#restart = null;
      });
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#restart;
    await stopByPid(this.#server.pid);
  }
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
