import autocannon from 'autocannon';
import { request } from '../test/faults/caller.ts';
import { ADMIN_KEY, House, type RunningServer } from '../test/faults/house.ts';
import { saleOf, writeBook } from './book.ts';
import { cpuOf } from './measure.ts';
import { readOptions } from './options.ts';
import { PlainInserts, readWritten } from './plain-inserts.ts';
import { count, load, sayBound, sayMachine, spread, table } from './report.ts';
import { median, ratios } from './statistics.ts';

const BOUND = 0.5;
const WARM_UP_SECONDS = 2;
const OURS = 'Bonafide, POST /v1/transactions';

interface Plan {
  customers: number;
  lines: number;
  batch: number;
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

async function compare(
  commits: Commits,
  single: PlainInserts,
  batched: PlainInserts,
  connections: number,
  plan: Plan,
): Promise<void> {
  const names = [OURS, 'INSERTs, a transaction per sale', `INSERTs, ${plan.batch} sales per transaction`] as const;
  const contestants = [commits, single, batched].map((contestant, index) => ({ name: names[index] ?? '', contestant }));
  console.log(`\n${connections} connections, ${plan.lines} lines per sale`);
  for (const { contestant } of contestants) await contestant.run(connections, WARM_UP_SECONDS);
  commits.cpu.length = 0;
  const rates = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < plan.rounds; round += 1)
    for (const { name, contestant } of contestants)
      rates.get(name)?.push(await contestant.run(connections, plan.seconds));
  const ours = rates.get(OURS) ?? [];
  const rows = [...rates].map(([name, found]) => [
    name,
    count(median(found)),
    `${count(Math.min(...found))}–${count(Math.max(...found))}`,
    spread(ratios(ours, found)),
  ]);
  table(['', 'sales/s', 'least–most', 'Bonafide ÷ this'], rows);
  console.log(`  server process: ${count(median(commits.cpu))} µs of processor time per sale`);
  for (const name of names.slice(1)) {
    const share = ratios(ours, rates.get(name) ?? []);
    sayBound(`≥ ${BOUND} of ${name}`, median(share) >= BOUND, spread(share));
  }
}

/** Durable commits of sales with their ledger entries over HTTP, beside plain INSERTs of the same rows into the same tables. */
export async function commits(args: string[]): Promise<void> {
  const plan = readOptions(args, {
    customers: 2000,
    lines: 3,
    connections: [1, 8, 32],
    batch: 100,
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
    for (const connections of plan.connections) await compare(contestant, single, batched, connections, plan);
    // The copies carry the same entry kind, so the count covers both.
    await checkRecorded(house);
    console.log(`\n${plan.rounds} rounds of ${plan.seconds} s each, in turn; ${load()} at the end`);
  } finally {
    for (const each of inserts) await each.close().catch(() => undefined);
    await house.demolish();
  }
}
