import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What `/proc` tells of a process: enough to find families and the dead that nobody has collected. */
interface ProcessState {
  parent: number;
  state: string;
}

function stateOf(pid: number): ProcessState | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; the fields after it do not.
    const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(parent), state };
  } catch {
    return undefined; // gone between the listing and the reading
  }
}

/** Alive in the sense that it can still do something: a zombie cannot. */
export function isRunning(pid: number): boolean {
  const state = stateOf(pid)?.state;
  return state !== undefined && state !== 'Z' && state !== 'X';
}

/** Every process below the given ones, themselves included when they run. */
export function familyOf(roots: readonly number[]): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const state = stateOf(pid);
    if (state) children.set(state.parent, [...(children.get(state.parent) ?? []), pid]);
  }
  const family = new Set<number>();
  const open = roots.filter(isRunning);
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    if (family.has(pid)) continue;
    family.add(pid);
    open.push(...(children.get(pid) ?? []).filter(isRunning));
  }
  return [...family];
}

/** Process id of the database server of a data folder, from the file PostgreSQL itself keeps. */
export function postmasterOf(databaseDir: string): number | undefined {
  const path = join(databaseDir, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  try {
    // The file of a dead server may name a process that is somebody else's by now.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(databaseDir) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Kills the roots and everything below them. They are stopped first, so that none can start another meanwhile. */
export async function killFamily(roots: readonly number[]): Promise<void> {
  for (const pid of roots) send(pid, 'SIGSTOP');
  const family = familyOf(roots);
  for (const pid of family) send(pid, 'SIGKILL');
  await waitForEnd(family);
}

export async function waitForEnd(pids: readonly number[], patienceMs = 10_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (pids.some(isRunning)) {
    if (performance.now() > deadline) throw new Error(`Still running: ${pids.filter(isRunning).join(', ')}`);
    await wait(5);
  }
}
