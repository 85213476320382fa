import autocannon from 'autocannon';
import { ADMIN_KEY } from '../test/faults/house.ts';

export interface Load {
  bodies: string[];
  connections: number;
  seconds: number;
}

/** Requests per second and milliseconds. */
export interface Measured {
  rate: number;
  p50: number;
  p99: number;
}

/** One stretch of load on one address. @throws Error when any answer was no success: such a figure would mean nothing */
export async function measure(url: string, { bodies, connections, seconds }: Load): Promise<Measured> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` };
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: bodies.map((body) => ({ method: 'POST', headers, body })),
  });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that were no success`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
