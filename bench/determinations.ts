import { request } from '../test/faults/caller.ts';
import { House, type RunningServer } from '../test/faults/house.ts';
import { saleOf, writeBook } from './book.ts';
import { type Measured, measure } from './measure.ts';
import { readOptions } from './options.ts';
import { type Peer, startPeer } from './peers.ts';
import { load, sayMachine } from './report.ts';
import { median } from './statistics.ts';

/** Different sales that the clients send in turn. */
const SALES = 1000;
const WARM_UP_SECONDS = 3;

interface Plan {
  customers: number;
  lines: number[];
  connections: number;
  seconds: number;
  rounds: number;
}

/** The table that the server with one query per line asks: as narrow as it can be, with the one index it needs. */
async function writeCover(house: House): Promise<string> {
  const superuser = await house.superuser();
  await superuser.query(`create schema bench;
    create table bench.cover as
      select c.number as customer_number, right(j, 2) as state, f.valid_from, f.expires, f.certificate_id
      from bonafide.certificate f join bonafide.customer c using (tenant_id, customer_id), unnest(f.jurisdictions) j;
    create index cover_by_customer on bench.cover (customer_number, state, valid_from)`);
  await superuser.query('vacuum analyze');
  const { rows } = await superuser.query<{ count: number }>('select count(*)::int as count from bench.cover');
  console.log(`  ${rows[0]?.count} certificates by customer and state for the one-query server`);
  await superuser.end();
  return house.superuserUrl;
}

/** Every sale once, so that all customers asked for are held in memory before anything is measured. */
async function visitAll(address: string, bodies: readonly string[]): Promise<void> {
  for (const text of bodies) {
    const { status } = await request(address, 'POST', '/v1/determinations', { text, contentType: 'application/json' });
    if (status !== 200) throw new Error(`A sale was answered with ${status}`);
  }
}

async function compare(server: RunningServer, databaseUrl: string, plan: Plan, lines: number): Promise<void> {
  const { address, pid } = server;
  const bodies = Array.from({ length: SALES }, (_, n) => JSON.stringify(saleOf(n, plan, lines)));
  const [first = ''] = bodies;
  const { status, text } = await request(address, 'POST', '/v1/determinations', {
    text: first,
    contentType: 'application/json',
  });
  const answer = JSON.parse(text);
  if (status !== 200 || answer.outcome !== 'exempt') throw new Error(`The first sale is not exempt: ${text}`);
  const peers: Peer[] = [];
  try {
    const bare = await startPeer({ kind: 'bare', answer, databaseUrl });
    peers.push(bare);
    const query = await startPeer({ kind: 'query', answer, databaseUrl });
    peers.push(query);
    const servers = [
      ['bare Fastify, a constant', bare],
      ['Bonafide', { url: `${address}/v1/determinations`, pid }],
      ['one query per line', query],
    ] as const;
    console.log(`\n${lines} line${lines === 1 ? '' : 's'} per sale, answers of ${text.length} bytes`);
    await visitAll(address, bodies);
    for (const [, target] of servers)
      await measure(target, { bodies, connections: plan.connections, seconds: WARM_UP_SECONDS });
    const found = new Map<string, Measured[]>(servers.map(([name]) => [name, []]));
    // Interleaved, so that whatever else the machine does falls on all of them alike.
    for (let round = 0; round < plan.rounds; round += 1)
      for (const [name, target] of servers) found.get(name)?.push(await measure(target, { bodies, ...plan }));
    show(found);
  } finally {
    for (const peer of peers) await peer.stop();
  }
}

function show(found: ReadonlyMap<string, readonly Measured[]>): void {
  const bare = found.get('bare Fastify, a constant') ?? [];
  const bareCpu = median(bare.map(({ cpu }) => cpu));
  console.log(
    `${''.padEnd(26)}${['sales/s', 'least–most', 'p50 ms', 'p99 ms', 'of bare', 'CPU µs/sale', 'of bare'].map((head) => head.padStart(14)).join('')}`,
  );
  for (const [name, rounds] of found) {
    const rates = rounds.map(({ rate }) => rate);
    // Each round against the bare server of the same round.
    const ratio = median(rounds.map(({ rate }, round) => rate / (bare[round]?.rate ?? Number.NaN)));
    const cpu = median(rounds.map((round) => round.cpu));
    const cells = [
      median(rates).toFixed(0),
      `${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)}`,
      median(rounds.map(({ p50 }) => p50)).toFixed(0),
      median(rounds.map(({ p99 }) => p99)).toFixed(0),
      ratio.toFixed(2),
      cpu.toFixed(0),
      (bareCpu / cpu).toFixed(2),
    ];
    console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(14)).join('')}`);
  }
}

/** Determinations per second over HTTP, beside a server that does nothing and one that asks the database for each line. */
export async function determinations(args: string[]): Promise<void> {
  const plan = readOptions(args, { customers: 10_000, lines: [1, 5], connections: 32, seconds: 5, rounds: 3 });
  sayMachine();
  const house = new House();
  const stop = () => house.demolish().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const server = await house.start();
    const startedAt = performance.now();
    await writeBook(server.address, plan);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`  ${plan.customers} customers, ${plan.customers * 5} certificates written in ${seconds} s`);
    const databaseUrl = await writeCover(house);
    for (const lines of plan.lines) await compare(server, databaseUrl, plan, lines);
    console.log(
      `\n${plan.connections} connections, ${plan.rounds} rounds of ${plan.seconds} s each; ${load()} at the end`,
    );
  } finally {
    await house.demolish();
  }
}
