import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { ADMIN_KEY } from '../test/faults/house.ts';

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
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
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
