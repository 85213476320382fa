import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { ADMIN_KEY } from '../test/faults/house.ts';
import { familyOf } from '../test/faults/process-family.ts';

export interface Load {
  bodies: string[];
  connections: number;
  seconds: number;
}

/** Where a server listens, and its process. */
export interface Target {
  url: string;
  pid: number;
}

export interface Measured {
  /** Requests per second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Microseconds of processor time that the server's process took for one request; says the same on a busy machine. */
  cpu: number;
}

/** Processor time of a process, in microseconds; the kernel counts in hundredths of a second. */
export function cpuOf(pid: number): number {
  const [own] = processorTimes(pid);
  return own;
}

/** Processor time of a process, of those below it, and of those below it that have ended, in microseconds. */
export function cpuOfFamily(root: number): number {
  let sum = 0;
  for (const pid of familyOf([root])) {
    try {
      const [own, ended] = processorTimes(pid);
      sum += own + ended;
    } catch {
      // Ended between the listing and the reading: its parent has the rest.
    }
  }
  return sum;
}

function processorTimes(pid: number): [own: number, ended: number] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const microseconds = (from: number) => (Number(fields[from]) + Number(fields[from + 1])) * 10_000;
  return [microseconds(11), microseconds(13)];
}

/** One stretch of load on one address. @throws Error when any answer was no success: such a figure would mean nothing */
export async function measure({ url, pid }: Target, { bodies, connections, seconds }: Load): Promise<Measured> {
  const before = cpuOf(pid);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` };
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: bodies.map((body) => ({ method: 'POST', headers, body })),
  });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that were no success`);
  const cpu = (cpuOf(pid) - before) / result.requests.total;
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, cpu };
}
