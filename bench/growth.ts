import { request } from '../test/faults/caller.ts';
import { House, type RunningServer } from '../test/faults/house.ts';
import { growTo, PER_CUSTOMER, saleTo } from './growth-book.ts';
import { readOptions } from './options.ts';
import { Random } from './random.ts';
import { count, load, mebibytes, sayBound, sayMachine, spread, table } from './report.ts';
import { median, ratios } from './statistics.ts';

const BOUND = 1.2;
/** Customers that are asked for again and again. */
const WARM = 100;

interface Grown {
  certificates: number;
  house: House;
  server: RunningServer;
  /** Every customer once, in an order without pattern: when one comes again, all others were asked for since. */
  order: Uint32Array;
  next: number;
  /** Medians of the rounds, milliseconds. */
  warm: number[];
  missed: number[];
  /** Resident bytes of the server's process: after the first sales, and the most seen at the end of a round. */
  residentFirst: number;
  residentMost: number;
}

async function metrics({ address }: RunningServer): Promise<Map<string, number>> {
  const { text } = await request(address, 'GET', '/metrics');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

/** Milliseconds of one decision, from sending to the whole answer. @throws Error when another certificate stands in it */
async function decide(server: RunningServer, customer: number, n: number): Promise<number> {
  const { body: text, certificate } = saleTo(customer, n);
  const start = performance.now();
  const answer = await request(server.address, 'POST', '/v1/determinations', { text, contentType: 'application/json' });
  const ms = performance.now() - start;
  if (answer.status !== 200 || !answer.text.includes(`"number":"${certificate}"`))
    throw new Error(`Not exempt by ${certificate}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return ms;
}

async function medianOf(sales: number, one: (n: number) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < sales; n += 1) times.push(await one(n));
  return median(times);
}

async function grow(certificates: number, memory: number): Promise<Grown> {
  const start = performance.now();
  const house = new House({ BONAFIDE_BOOK_MEMORY_MB: String(memory) });
  try {
    const server = await house.start();
    await growTo(house, server.address, certificates);
    const order = new Uint32Array(certificates / PER_CUSTOMER).map((_, n) => n);
    const random = new Random(certificates);
    for (let n = order.length - 1; n > 0; n -= 1) {
      const other = random.below(n + 1);
      [order[n], order[other]] = [order[other] ?? 0, order[n] ?? 0];
    }
    console.log(`  ${count(certificates)} certificates in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    for (let n = 0; n < WARM * 5; n += 1) await decide(server, order[n % WARM] ?? 0, n);
    const residentFirst = (await metrics(server)).get('bonafide_memory_bytes{kind="resident"}') ?? Number.NaN;
    return { certificates, house, server, order, next: WARM, warm: [], missed: [], residentFirst, residentMost: 0 };
  } catch (error) {
    await house.demolish();
    throw error;
  }
}

async function measureRound(grown: Grown, sales: number): Promise<void> {
  const { server, order } = grown;
  grown.missed.push(
    await medianOf(sales, (n) => {
      const customer = order[grown.next] ?? 0;
      grown.next = grown.next + 1 === order.length ? 0 : grown.next + 1;
      return decide(server, customer, n);
    }),
  );
  for (let n = 0; n < WARM; n += 1) await decide(server, order[n] ?? 0, n);
  grown.warm.push(await medianOf(sales, (n) => decide(server, order[n % WARM] ?? 0, n)));
  const said = await metrics(server);
  grown.residentMost = Math.max(grown.residentMost, said.get('bonafide_memory_bytes{kind="resident"}') ?? 0);
}

/** Median time of a decision over HTTP as the certificates in PostgreSQL grow, each size beside all others, and the memory held. */
export async function growth(args: string[]): Promise<void> {
  const plan = readOptions(args, {
    sizes: [10_000, 100_000, 1_000_000],
    memory: 4,
    sales: 1000,
    rounds: 5,
  });
  sayMachine();
  const grown: Grown[] = [];
  const demolish = async () => {
    for (const { house } of grown) await house.demolish();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => demolish().finally(() => process.exit(130)));
  try {
    for (const size of plan.sizes) grown.push(await grow(size, plan.memory));
    for (let round = 0; round < plan.rounds; round += 1) for (const each of grown) await measureRound(each, plan.sales);
    await show(grown, plan.memory);
    console.log(
      `\n${plan.rounds} rounds of ${count(plan.sales)} sales per size and kind, one client, in turn; ${load()} at the end`,
    );
  } finally {
    await demolish();
  }
}

async function show(grown: readonly Grown[], memory: number): Promise<void> {
  const [least] = grown;
  const last = grown[grown.length - 1];
  if (!least || !last) return;
  const rows = await Promise.all(
    grown.map(async ({ certificates, warm, missed, server, residentFirst, residentMost }) => {
      const said = await metrics(server);
      return [
        count(certificates),
        median(warm).toFixed(2),
        spread(ratios(warm, least.warm)),
        median(missed).toFixed(2),
        spread(ratios(missed, least.missed)),
        mebibytes(said.get('bonafide_book_bytes{kind="held"}') ?? Number.NaN),
        mebibytes(residentFirst),
        mebibytes(residentMost),
      ];
    }),
  );
  table(
    ['certificates', 'warm ms', 'of the least', 'missed ms', 'of the least', 'book', 'resident, first', 'most'],
    rows,
  );
  const [size, from] = [count(last.certificates), count(least.certificates)];
  const warm = ratios(last.warm, least.warm);
  const missed = ratios(last.missed, least.missed);
  sayBound(`at ${size} ≤ ${BOUND} × at ${from}, customers in memory`, median(warm) <= BOUND, spread(warm));
  sayBound(`at ${size} ≤ ${BOUND} × at ${from}, customers read`, median(missed) <= BOUND, spread(missed));
  const held = await Promise.all(
    grown.map(async ({ server }) => (await metrics(server)).get('bonafide_book_bytes{kind="held"}') ?? Number.NaN),
  );
  sayBound(`books under ${memory} MiB`, Math.max(...held) <= memory * 2 ** 20, mebibytes(Math.max(...held)));
}
