import autocannon from 'autocannon';
import { must } from '../test/faults/caller.ts';
import { ADMIN_KEY, House } from '../test/faults/house.ts';
import { COMPANY, saleOf, writeBook } from './book.ts';
import { readOptions } from './options.ts';
import { count, load, sayBound, sayMachine, table } from './report.ts';
import { percentile } from './statistics.ts';

const BOUND_MS = 100;
/** A revocation that another process does not know of by now never reaches it. */
const GIVE_UP_MS = 10_000;

interface Answered {
  body: Record<string, unknown>;
  version: string | null;
}

async function call(
  address: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return { body: JSON.parse(text) as Record<string, unknown>, version: response.headers.get('book-version') };
}

/** Two processes that share nothing but PostgreSQL. */
interface Pair {
  writer: string;
  reader: string;
}

/** The n-th sale of a customer nobody else of the bench asks for, in a state where it holds nothing yet. */
const saleOfTrial = (number: string) => ({
  company: COMPANY,
  date: '2026-06-15',
  currency: 'USD',
  customer: { number },
  shipTo: { country: 'US', state: 'WA' },
  explain: false,
  lines: [{ lineId: '1', grossAmount: '100.00' }],
});

class Trials {
  readonly #pair: Pair;
  readonly #customerIds: readonly { customerId: string; number: string }[];
  #next = 0;

  constructor(pair: Pair, customers: readonly { customerId: string; number: string }[]) {
    this.#pair = pair;
    this.#customerIds = customers;
  }

  /** A certificate that the reader holds in memory and the writer has just revoked. */
  async #revoked(): Promise<{ ask: (version?: string) => Promise<string>; version: string; at: number }> {
    const { writer, reader } = this.#pair;
    const customer = this.#customerIds[this.#next++ % this.#customerIds.length];
    if (customer === undefined) throw new Error('Trials need customers');
    const sale = saleOfTrial(customer.number);
    const ask = async (version?: string) => {
      const headers = version === undefined ? {} : { 'if-book-version': version };
      return String((await call(reader, '/v1/determinations', sale, headers)).body.outcome);
    };
    const grant = {
      zone: 'US-WA',
      zoneLevel: 'STATE',
      exempt: null,
      authorityTypes: [],
      authorities: [],
      reasonCode: null,
    };
    const made = await call(writer, '/v1/certificates', {
      customerId: customer.customerId,
      number: `W-${this.#next}`,
      validFrom: '2026-01-01',
      reasonCode: 'RS',
      status: 'approved',
      grants: [grant],
    });
    if ((await ask(String(made.version))) !== 'exempt') throw new Error('A good certificate does not exempt');
    await ask(); // kept in the reader's memory from now on
    const event = { event: 'revoke', reason: 'bench' };
    const path = `/v1/certificates/${String(made.body.certificateId)}/events`;
    const { version } = await call(this.#pair.writer, path, event, { 'if-match': '"1"' });
    return { ask, version: String(version), at: performance.now() };
  }

  /** Asks the reader again and again. @returns milliseconds to its first refusing answer, and the stale ones before it */
  async untilKnown(): Promise<{ ms: number; stale: number }> {
    const { ask, at } = await this.#revoked();
    for (let stale = 0; ; stale += 1) {
      const outcome = await ask();
      const ms = performance.now() - at;
      if (outcome === 'taxable') return { ms, stale };
      if (ms > GIVE_UP_MS) throw new Error(`Still ${outcome} after ${GIVE_UP_MS} ms`);
    }
  }

  /** Asks the reader once, with the version of the revocation. */
  async withVersion(): Promise<{ ms: number; stale: number }> {
    const { ask, version, at } = await this.#revoked();
    const outcome = await ask(version);
    return { ms: performance.now() - at, stale: outcome === 'taxable' ? 0 : 1 };
  }

  /** The floor: the same question when nothing has changed. */
  async unchanged(): Promise<{ ms: number; stale: number }> {
    const { ask } = await this.#revoked();
    while ((await ask()) !== 'taxable');
    const at = performance.now();
    await ask();
    return { ms: performance.now() - at, stale: 0 };
  }
}

/** Sales decided by the reader and recorded by the writer, as fast as the clients can, until `stop`. */
function startLoad({ writer, reader }: Pair, plan: { customers: number; deciding: number; recording: number }) {
  const bodies = Array.from({ length: 500 }, (_, n) => JSON.stringify(saleOf(n, plan, 1)));
  const run = (url: string, connections: number) =>
    autocannon({
      url,
      connections,
      duration: 3600,
      requests: bodies.map((body) => ({
        method: 'POST' as const,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
        body,
      })),
    });
  const loads = [run(`${reader}/v1/determinations`, plan.deciding), run(`${writer}/v1/transactions`, plan.recording)];
  return async () => {
    for (const each of loads) (each as unknown as { stop(): void }).stop();
    const [decided, recorded] = await Promise.all(loads);
    for (const result of [decided, recorded])
      if (!result || result.errors > 0 || result.non2xx > 0)
        throw new Error('The load met answers that were no success');
    return { decided: decided?.requests.average ?? 0, recorded: recorded?.requests.average ?? 0 };
  };
}

async function customersOf(address: string, wanted: number): Promise<{ customerId: string; number: string }[]> {
  const found: { customerId: string; number: string }[] = [];
  for (let n = 0; n < wanted; n += 1) {
    const { body } = await call(address, '/v1/customers', { company: COMPANY, name: `Trial ${n}`, number: `T-${n}` });
    found.push({ customerId: String(body.customerId), number: `T-${n}` });
  }
  return found;
}

/** From the answer to a revocation in one process to the first refusing answer of another, under load. */
export async function staleness(args: string[]): Promise<void> {
  const plan = readOptions(args, { customers: 2000, trials: 300, deciding: 16, recording: 4, rounds: 3 });
  sayMachine();
  const house = new House();
  let second: House | undefined;
  const demolish = async () => {
    await second?.demolish();
    await house.demolish();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => demolish().finally(() => process.exit(130)));
  try {
    const { address: writer } = await house.start();
    await writeBook(writer, plan);
    const authority = { zone: 'US-WA', zoneLevel: 'STATE', type: 'State Sales/Use', rate: '0.065' };
    await must(writer, 'PUT', `/v1/companies/${COMPANY}/authorities/Washington`, authority);
    second = new House({ DATABASE_URL: house.superuserUrl, BONAFIDE_DATA_DIR: house.dataDir });
    const { address: reader } = await second.start();
    const pair = { writer, reader };
    const trials = new Trials(pair, await customersOf(writer, 100));
    const kinds = [
      ['asked with nothing changed (floor)', () => trials.unchanged()],
      ['asked until it refuses', () => trials.untilKnown()],
      ['asked once, with If-Book-Version', () => trials.withVersion()],
    ] as const;
    const found = new Map<string, { ms: number; stale: number }[]>(kinds.map(([name]) => [name, []]));
    const stop = startLoad(pair, plan);
    const perRound = Math.ceil(plan.trials / plan.rounds);
    for (let round = 0; round < plan.rounds; round += 1)
      for (const [name, run] of kinds)
        for (let trial = 0; trial < perRound; trial += 1) found.get(name)?.push(await run());
    const { decided, recorded } = await stop();
    console.log(
      `\nunder load: ${count(decided)} sales/s decided by the reader (${plan.deciding} connections), ` +
        `${count(recorded)} recorded by the writer (${plan.recording}); ${load()}`,
    );
    show(found);
  } finally {
    await demolish();
  }
}

function show(found: ReadonlyMap<string, readonly { ms: number; stale: number }[]>): void {
  const rows = [...found].map(([name, trials]) => {
    const times = trials.map(({ ms }) => ms);
    const stale = trials.reduce((sum, trial) => sum + trial.stale, 0);
    return [
      name,
      String(trials.length),
      ...[50, 99, 100].map((percent) => percentile(times, percent).toFixed(1)),
      String(stale),
    ];
  });
  table(['', 'trials', 'p50 ms', 'p99 ms', 'most ms', 'stale answers'], rows);
  const known = found.get('asked until it refuses') ?? [];
  const p99 = percentile(
    known.map(({ ms }) => ms),
    99,
  );
  sayBound(`p99 under ${BOUND_MS} ms`, p99 < BOUND_MS, `${p99.toFixed(1)} ms`);
  const wrong = (found.get('asked once, with If-Book-Version') ?? []).filter(({ stale }) => stale > 0).length;
  sayBound('never wrong with If-Book-Version', wrong === 0, `${wrong} wrong`);
}
