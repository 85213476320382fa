import autocannon from 'autocannon';
import { request } from '../test/faults/caller.ts';
import { ADMIN_KEY, House, type RunningServer } from '../test/faults/house.ts';
import { saleOf, writeBook } from './book.ts';
import { cpuOf, cpuOfFamily } from './measure.ts';
import { readOptions } from './options.ts';
import { PlainInserts, readWritten } from './plain-inserts.ts';
import { count, load, sayBound, sayMachine, spread, table } from './report.ts';
import { median, ratios } from './statistics.ts';

const BOUND = 0.5;
const OURS = 'Bonafide, POST /v1/transactions';

interface Plan {
  customers: number;
  lines: number;
  batch: number;
  /** At most so many connections insert; more than the processors can serve would only wait for each other. */
  writers: number;
  warm: number;
  seconds: number;
  rounds: number;
}

/** Sales that are invoices nobody has sent before. */
class Commits {
  readonly #server: RunningServer;
  readonly #plan: Plan;
  #next = 0;
  /** Microseconds of processor time of the server's process for one commit, a figure per stretch. */
  readonly cpu: number[] = [];

  constructor(server: RunningServer, plan: Plan) {
    this.#server = server;
    this.#plan = plan;
  }

  body(): string {
    this.#next += 1;
    return JSON.stringify({ ...saleOf(this.#next, this.#plan, this.#plan.lines), number: `SO-${this.#next}` });
  }

  async run(connections: number, seconds: number): Promise<number> {
    const { address, pid } = this.#server;
    const before = cpuOf(pid);
    const result = await autocannon({
      url: `${address}/v1/transactions`,
      connections,
      duration: seconds,
      requests: [
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
          setupRequest: (sent) => ({ ...sent, body: this.body() }),
        },
      ],
    });
    const done = result['2xx'];
    if (result.errors > 0 || result.non2xx > 0) throw new Error(`${result.errors} errors, ${result.non2xx} refusals`);
    this.cpu.push((cpuOf(pid) - before) / done);
    return done / result.duration;
  }
}

/** A service that has run for a while holds its customers in memory; otherwise the first sale of each would pay for reading it. */
async function readCustomers(server: RunningServer, plan: Plan): Promise<void> {
  const sales = Array.from({ length: plan.customers }, (_, n) => JSON.stringify(saleOf(n + 1, plan, 1)));
  const { status } = await request(server.address, 'POST', '/v1/determinations:batch', {
    text: sales.join('\n'),
    contentType: 'application/x-ndjson',
  });
  if (status !== 200) throw new Error(`The quotes were answered with ${status}`);
}

/** Every sale answered as recorded must be there with its lines and its ledger entry. */
async function checkRecorded(house: House): Promise<void> {
  const superuser = await house.superuser();
  const { rows } = await superuser.query<{ sales: number; lines: number; notes: number; wanted: number }>(
    `select (select count(*)::int from bonafide.transaction) as sales, (select count(*)::int from bonafide.transaction_line) as lines,
       (select sum(line_count)::int from bonafide.transaction) as wanted,
       (select count(*)::int from bonafide.ledger_entry where kind = 'transaction.committed') as notes`,
  );
  await superuser.end();
  const [found] = rows;
  if (!found || found.sales !== found.notes || found.lines !== found.wanted)
    throw new Error(`Not every sale has its rows: ${JSON.stringify(found)}`);
  console.log(`  ${count(found.sales)} sales in the tables at the end, each with its lines and its ledger entry`);
}

interface Contestant {
  name: string;
  connections: number;
  /** @returns sales per second */
  run(connections: number, seconds: number): Promise<number>;
  rates: number[];
  /** Microseconds of processor time that PostgreSQL took for one sale, a figure per round. */
  database: number[];
}

async function compare(
  { commits, single, batched, postmaster }: Contestants,
  connections: number,
  plan: Plan,
): Promise<void> {
  const writers = Math.min(connections, plan.writers);
  const entry = (name: string, runner: Pick<Contestant, 'run'>, count: number): Contestant => ({
    name,
    connections: count,
    run: (...args) => runner.run(...args),
    rates: [],
    database: [],
  });
  const ours = entry(OURS, commits, connections);
  const peers = [
    entry('INSERTs, a transaction per sale', single, writers),
    entry(`INSERTs, ${plan.batch} sales per transaction`, batched, 1),
    ...(writers > 1 ? [entry(`INSERTs, ${plan.batch} sales per transaction`, batched, writers)] : []),
  ];
  console.log(`\n${connections} connections to Bonafide, ${plan.lines} lines per sale`);
  for (const { run, connections: own } of [ours, ...peers]) await run(own, plan.warm);
  commits.cpu.length = 0;
  for (let round = 0; round < plan.rounds; round += 1)
    for (const contestant of [ours, ...peers]) {
      const before = cpuOfFamily(postmaster);
      const rate = await contestant.run(contestant.connections, plan.seconds);
      contestant.rates.push(rate);
      contestant.database.push((cpuOfFamily(postmaster) - before) / (rate * plan.seconds));
    }
  const rows = [ours, ...peers].map(({ name, connections: own, rates, database }) => [
    name,
    count(own),
    count(median(rates)),
    `${count(Math.min(...rates))}–${count(Math.max(...rates))}`,
    spread(ratios(ours.rates, rates)),
    count(median(database)),
  ]);
  table(['', 'connections', 'sales/s', 'least–most', 'Bonafide ÷ this', 'PostgreSQL µs/sale'], rows);
  console.log(`  server process: ${count(median(commits.cpu))} µs of processor time per sale`);
  for (const { name, connections: own, rates } of peers) {
    const share = ratios(ours.rates, rates);
    sayBound(`≥ ${BOUND} of ${name}, ${own} at once`, median(share) >= BOUND, spread(share));
  }
}

interface Contestants {
  commits: Commits;
  single: PlainInserts;
  batched: PlainInserts;
  postmaster: number;
}

/** Durable commits of sales with their ledger entries over HTTP, beside plain INSERTs of the same rows into the same tables. */
export async function commits(args: string[]): Promise<void> {
  const plan = readOptions(args, {
    customers: 2000,
    lines: 3,
    connections: [1, 8, 32, 128],
    batch: 100,
    writers: 8,
    warm: 5,
    seconds: 4,
    rounds: 3,
  });
  sayMachine();
  const house = new House();
  const stop = () => house.demolish().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const inserts: PlainInserts[] = [];
  try {
    const server = await house.start();
    await writeBook(server.address, plan);
    await readCustomers(server, plan);
    const contestant = new Commits(server, plan);
    for (let n = 0; n < 50; n += 1) {
      const text = contestant.body();
      const { status } = await request(server.address, 'POST', '/v1/transactions', {
        text,
        contentType: 'application/json',
      });
      if (status !== 201) throw new Error(`A sale was answered with ${status}`);
    }
    const written = await readWritten(house.superuserUrl, 50);
    const single = new PlainInserts(house.superuserUrl, written, 1);
    const batched = new PlainInserts(house.superuserUrl, written, plan.batch);
    inserts.push(single, batched);
    const { postmaster } = house;
    if (postmaster === undefined) throw new Error('PostgreSQL does not run');
    for (const connections of plan.connections)
      await compare({ commits: contestant, single, batched, postmaster }, connections, plan);
    // The copies carry the same entry kind, so the count covers both.
    await checkRecorded(house);
    console.log(`\n${plan.rounds} rounds of ${plan.seconds} s each, in turn; ${load()} at the end`);
  } finally {
    for (const each of inserts) await each.close().catch(() => undefined);
    await house.demolish();
  }
}
