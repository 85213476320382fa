import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { isRunning, killFamily, postmasterOf } from './process-family.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** The project's own Node, whatever runs the test. */
const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const MAIN = join(ROOT, 'packages', 'server', 'src', 'main', 'main.ts');

/** Families are found through `/proc`. */
export const CAN_KILL_FAMILIES = process.platform === 'linux' && existsSync('/proc/self/stat');

export const ADMIN_KEY = 'fault-tests-admin-key-0001';
const START_PATIENCE_MS = 90_000;

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('A listening server has a port');
  return address.port;
}

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** One server process that says it is ready. */
export interface RunningServer {
  pid: number;
  address: string;
  /** From the start of the process to its word that it is ready. */
  readyMs: number;
  /** `performance.now()` at the start of the process. */
  startedAt: number;
  ended: Promise<Ending>;
}

/** A data folder of its own and the server processes started on it, one after another. */
export class House {
  readonly dataDir: string;
  readonly databaseDir: string;
  readonly #folder: string;
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;
  #said = '';

  constructor(env: Record<string, string> = {}) {
    this.#env = env;
    this.#folder = mkdtempSync(join(tmpdir(), 'bonafide-faults-'));
    // Passable, so that the database stays in this folder even when it must run under another account.
    chmodSync(this.#folder, 0o711);
    this.dataDir = join(this.#folder, 'data');
    this.databaseDir = join(this.dataDir, 'postgres');
  }

  get historyPath(): string {
    return join(this.#folder, 'history.jsonl');
  }

  /** Everything the present process has printed, for messages about failures. */
  get said(): string {
    return this.#said;
  }

  get postmaster(): number | undefined {
    return postmasterOf(this.databaseDir);
  }

  /** Starts a process without waiting for it; for kills during the start. */
  launch(): { child: ChildProcess; ended: Promise<Ending>; startedAt: number } {
    const startedAt = performance.now();
    this.#said = '';
    const child = spawn(NODE, [MAIN], {
      cwd: ROOT,
      // A group of its own: a signal to the group reaches what Ctrl-C in a terminal would reach, and not the test.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH ?? '',
        BONAFIDE_BOOTSTRAP_KEY: ADMIN_KEY,
        BONAFIDE_DEMO: '0',
        BONAFIDE_BUILD_WEB: '0',
        BONAFIDE_RATE_LIMIT: '0',
        BONAFIDE_DATA_DIR: this.dataDir,
        PORT: '0',
        ...this.#env,
      },
    });
    const keep = (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-20_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const ended = new Promise<Ending>((done, fail) => {
      child.once('exit', (code, signal) => done({ code, signal }));
      child.once('error', fail);
    });
    this.#child = child;
    return { child, ended, startedAt };
  }

  /** @throws Error with everything it said when it ends, or is not ready in time */
  async start(): Promise<RunningServer> {
    const { child, ended, startedAt } = this.launch();
    const address = await new Promise<string>((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`Not ready in time:\n${this.#said}`)), START_PATIENCE_MS);
      const look = () => {
        const port = /is ready after .*localhost:(\d+)/.exec(this.#said)?.[1];
        if (port === undefined) return;
        clearTimeout(timer);
        child.stdout?.off('data', look);
        done(`http://127.0.0.1:${port}`);
      };
      child.stdout?.on('data', look);
      ended.then(({ code, signal }) => {
        clearTimeout(timer);
        fail(new Error(`Ended with ${code ?? signal} instead of becoming ready:\n${this.#said}`));
      }, fail);
    });
    if (child.pid === undefined) throw new Error('A process that speaks has an id');
    return { pid: child.pid, address, readyMs: performance.now() - startedAt, startedAt, ended };
  }

  /** SIGKILL for the server and the database with all their children. */
  async killAll(): Promise<void> {
    const roots = [this.#child?.pid, this.postmaster].filter((pid) => pid !== undefined);
    await killFamily(roots.filter(isRunning));
  }

  /** SIGKILL for the server process alone; its database lives on. */
  async killServer(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }

  /** For oracles and benchmarks alone: the product itself never connects like this. */
  get superuserUrl(): string {
    const password = readFileSync(join(this.dataDir, 'postgres-password'), 'utf8').trim();
    const port = readFileSync(join(this.databaseDir, 'postmaster.pid'), 'utf8').split('\n')[3];
    return `postgres://postgres:${password}@127.0.0.1:${port}/bonafide`;
  }

  async superuser(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.superuserUrl, application_name: 'oracle' });
    client.on('error', () => undefined); // killed together with its server: the run knows
    await client.connect();
    return client;
  }

  /** Starts a process that must end by itself, refusing. @returns how it ended and all it said */
  async refuse(): Promise<Ending & { said: string }> {
    const ending = await this.launch().ended;
    return { ...ending, said: this.#said };
  }

  /** Ends every process and removes every file, whatever state the test left. */
  async demolish(): Promise<void> {
    await this.killAll();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
