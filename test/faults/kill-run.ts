import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { make } from './caller.ts';
import { History, type Known } from './history.ts';
import { House, type RunningServer } from './house.ts';
import { Load, nextCall } from './load.ts';
import { emptyVerdict, isClean, judge, type Verdict } from './oracle.ts';
import { openCompany, type Premises } from './sample-company.ts';
import { between, type Random, seededRandom } from './seeded-random.ts';
import { storedKeys } from './stored-effects.ts';

/** `all`: server, database and everything below them (R1). `server`: the server process alone (R2). */
export type KillKind = 'all' | 'server';

/** What a run of kills found; the fields of the reliability specification §3.1, plus what they rest on. */
export interface KillReport {
  goal: 'R1' | 'R2';
  kind: KillKind;
  seed: number;
  kills: number;
  calls: number;
  acknowledged: number;
  inDoubt: number;
  /** In doubt, and found stored before any retry: these would happen twice if a repeat were not recognised. */
  inDoubtStored: number;
  /** In doubt, and without a clear answer after the retries. */
  unresolved: number;
  /** Files among the acknowledged, and their rows. */
  files: number;
  rows: number;
  verdict: Verdict;
  readyMs: { median: number; worst: number };
  /** From the start of the process to the first write that was acknowledged. */
  firstWriteMs: { median: number; worst: number };
  /** From the start of the process until all that was in doubt had a clear answer. */
  settledMs: { median: number; worst: number };
}

const SETTLE_PATIENCE_MS = 90_000;

function medianAndWorst(values: readonly number[]): { median: number; worst: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    worst: Math.round(sorted[sorted.length - 1] ?? 0),
  };
}

/** A run of kills on one data folder, each followed by a start, the retries of what was in doubt, and the oracle. */
export class KillRun {
  readonly #kind: KillKind;
  readonly #seed: number;
  readonly #random: Random;
  readonly #house = new House();
  readonly #history: History;
  readonly #readyMs: number[] = [];
  readonly #firstWriteMs: number[] = [];
  readonly #settledMs: number[] = [];
  #verdict = emptyVerdict();
  #inDoubt = 0;
  #inDoubtStored = 0;

  constructor(kind: KillKind, seed: number) {
    this.#kind = kind;
    this.#seed = seed;
    this.#random = seededRandom(seed);
    this.#history = new History(this.#house.historyPath);
  }

  /** @throws Error when a start fails or the oracle finds anything; the message holds the seed */
  async run(kills: number, say: (line: string) => void = () => undefined): Promise<KillReport> {
    try {
      return await this.#run(kills, say);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`Kills of kind “${this.#kind}”, BONAFIDE_SEED=${this.#seed}: ${why}`, { cause: error });
    } finally {
      await this.end();
    }
  }

  /** Ends every process and removes every file, in the middle of a run as well. */
  async end(): Promise<void> {
    this.#history.close();
    await this.#house.demolish();
  }

  async #run(kills: number, say: (line: string) => void): Promise<KillReport> {
    await this.#killFirstStart();
    let server = await this.#house.start();
    const premises = await openCompany(server.address);
    for (let round = 1; round <= kills; round += 1) {
      const load = new Load(server.address, premises, this.#history, this.#random, {
        prefix: `k${this.#seed}-${round}`,
        hangUps: 0.15,
      });
      load.start();
      await this.#strike(round);
      await load.stop();
      // One in ten is killed once more while it starts.
      if (round % 10 === 0) await this.#killDuringStart();
      server = await this.#house.start();
      await this.#writeFirst(server, premises, round);
      const { inDoubt, stored } = await this.#settle(server);
      this.#settledMs.push(performance.now() - server.startedAt);
      await this.#judge(round === kills);
      say(
        `kill ${round} of ${kills}: ready after ${Math.round(server.readyMs)} ms, ${inDoubt} in doubt, ${stored} of them stored`,
      );
    }
    return this.#report(kills);
  }

  /** A creation that is cut off must leave nothing that keeps the next start from succeeding. */
  async #killFirstStart(): Promise<void> {
    for (let attempt = 0; attempt < 2; attempt += 1) await this.#killDuringStart();
  }

  async #killDuringStart(): Promise<void> {
    const { ended } = this.#house.launch();
    await wait(between(this.#random, 50, 2500));
    if (this.#kind === 'all') await this.#house.killAll();
    else await this.#house.killServer();
    await ended;
  }

  async #strike(round: number): Promise<void> {
    await wait(between(this.#random, 150, 1200));
    if (this.#kind === 'server') return this.#house.killServer();
    const superuser = await this.#house.superuser();
    try {
      // Every second time one backend dies first; one in ten during a checkpoint.
      if (round % 10 === 5) superuser.query('checkpoint').catch(() => undefined);
      if (round % 2 === 0) {
        await killOneBackend(superuser, this.#random);
        await wait(30);
      }
      await this.#house.killAll();
    } finally {
      await superuser.end().catch(() => undefined);
    }
  }

  async #writeFirst(server: RunningServer, premises: Premises, round: number): Promise<void> {
    this.#readyMs.push(server.readyMs);
    for (let attempt = 1; ; attempt += 1) {
      const call = nextCall(`w${this.#seed}-${round}-${attempt}`, premises, this.#random, { files: false });
      if ((await make(server.address, call, this.#history)) === 'done') break;
      if (performance.now() - server.startedAt > SETTLE_PATIENCE_MS) throw new Error('No write succeeds');
      await wait(20);
    }
    this.#firstWriteMs.push(performance.now() - server.startedAt);
  }

  /** Repeats what is in doubt with its own key until the answer is clear. */
  async #settle(server: RunningServer): Promise<{ inDoubt: number; stored: number }> {
    const history = this.#history.read();
    const open = [...history.values()].filter((known) => known.outcome === 'in-doubt');
    const superuser = await this.#house.superuser();
    const stored = await storedKeys(superuser, open);
    await superuser.end();
    this.#inDoubt += open.length;
    this.#inDoubtStored += stored.size;
    const deadline = performance.now() + SETTLE_PATIENCE_MS;
    await Promise.all(
      open.map(async ({ call }) => {
        while ((await make(server.address, call, this.#history)) !== 'done' && performance.now() < deadline)
          await wait(250);
      }),
    );
    return { inDoubt: open.length, stored: stored.size };
  }

  async #judge(last: boolean): Promise<void> {
    const superuser = await this.#house.superuser();
    try {
      const history = this.#history.read();
      const verdict = await judge(superuser, history, { pages: last });
      this.#verdict = verdict;
      const unresolved = unresolvedOf(history);
      if (!isClean(verdict) || unresolved.length > 0)
        throw new Error(
          `${JSON.stringify({ ...verdict, unresolved }, null, 1)}\nThe server said:\n${this.#house.said}`,
        );
    } finally {
      await superuser.end();
    }
  }

  #report(kills: number): KillReport {
    const history = this.#history.read();
    const calls = [...history.values()];
    const files = calls.filter(({ call, outcome }) => call.kind === 'import' && outcome === 'done');
    return {
      goal: this.#kind === 'all' ? 'R1' : 'R2',
      kind: this.#kind,
      seed: this.#seed,
      kills,
      calls: calls.length,
      acknowledged: calls.filter((known) => known.outcome === 'done').length,
      inDoubt: this.#inDoubt,
      inDoubtStored: this.#inDoubtStored,
      unresolved: unresolvedOf(history).length,
      files: files.length,
      rows: files.reduce((sum, { call }) => sum + call.rows, 0),
      verdict: this.#verdict,
      readyMs: medianAndWorst(this.#readyMs),
      firstWriteMs: medianAndWorst(this.#firstWriteMs),
      settledMs: medianAndWorst(this.#settledMs),
    };
  }
}

function unresolvedOf(history: ReadonlyMap<string, Known>): string[] {
  const open = [...history.values()].filter((known) => known.outcome === 'in-doubt');
  return open.map(({ call, statuses }) => `${call.kind} ${call.key}: ${statuses}`);
}

async function killOneBackend(superuser: pg.Client, random: Random): Promise<void> {
  const { rows } = await superuser.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = 'bonafide' and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  const victim = rows[between(random, 0, Math.max(0, rows.length - 1))];
  if (victim) process.kill(victim.pid, 'SIGKILL');
}
