import type { Book } from '../packages/core/src/determination/book.ts';
import { determine } from '../packages/core/src/determination/determine.ts';
import type { Sale } from '../packages/core/src/determination/sale.ts';
import { cedarByCustomer, cedarByEntity } from './cedar-peer.ts';
import { benchCompany, drawSales, fillShelf, readGazetteer, shelfBook } from './engine-book.ts';
import { type Case, casesOf, type Peer } from './engines-cases.ts';
import { jsonRulesByCustomer, jsonRulesByFact } from './json-rules-peer.ts';
import { readOptions } from './options.ts';
import { type Contestant, race } from './race.ts';
import { count, load, sayBound, sayMachine, spread, table } from './report.ts';
import { median, ratios } from './statistics.ts';

const BOUND = 50;
const OURS = 'Bonafide';
/** Cases decided between two looks at the clock. */
const BATCH = 100;
const OPTIONS = { explain: false, contentRelease: 'bench' };

function ourAnswers(sales: readonly Sale[], book: Book): (string | null)[] {
  return sales.flatMap((sale) =>
    determine(sale, book, OPTIONS).lines.map(({ authorities: [first] }) => first?.certificate?.number ?? null),
  );
}

/** @throws Error when any engine answers any case otherwise: the figures would compare different work */
async function checkAnswers(peers: readonly Peer[], cases: readonly Case[], answers: readonly (string | null)[]) {
  for (const { name, decide } of peers) {
    for (const [n, one] of cases.entries()) {
      const answer = await decide(one);
      if (answer !== answers[n])
        throw new Error(`${name} answers ${answer}, Bonafide ${answers[n]}, to ${JSON.stringify(one)}`);
    }
  }
  const exempt = answers.filter((answer) => answer !== null).length;
  console.log(
    `  all ${count(cases.length)} answers equal; ${Math.round((100 * exempt) / cases.length)} % name a certificate`,
  );
}

function contestantOf({ name, decide }: Peer, cases: readonly Case[]): Contestant {
  let next = 0;
  return {
    name,
    run: async () => {
      for (let n = 0; n < BATCH; n += 1) {
        const one = cases[next];
        if (one === undefined) throw new Error('A bench needs cases');
        const answer = decide(one);
        if (answer instanceof Promise) await answer;
        next = next + 1 === cases.length ? 0 : next + 1;
      }
      return BATCH;
    },
  };
}

function ourContestant(sales: readonly Sale[], book: Book): Contestant {
  let next = 0;
  return {
    name: OURS,
    run: () => {
      let lines = 0;
      while (lines < BATCH) {
        const sale = sales[next];
        if (sale === undefined) throw new Error('A bench needs sales');
        lines += determine(sale, book, OPTIONS).lines.length;
        next = next + 1 === sales.length ? 0 : next + 1;
      }
      return lines;
    },
  };
}

async function compare(cases: number, lines: number, plan: { rounds: number; seconds: number }): Promise<void> {
  const gazetteer = readGazetteer();
  const shelf = fillShelf({ customers: Math.ceil(cases / 5), certificates: cases }, gazetteer);
  const book = shelfBook(benchCompany(gazetteer, false), shelf);
  const sales = drawSales(book, shelf, { sales: Math.ceil(cases / lines), lines });
  const all = casesOf(sales, book);
  console.log(`\n${count(all.length)} cases, ${lines} to a sale, of ${count(shelf.customers.length)} customers`);
  const peers = [cedarByCustomer(all), cedarByEntity(), jsonRulesByCustomer(all), jsonRulesByFact()];
  await checkAnswers(peers, all, ourAnswers(sales, book));
  const rates = await race([ourContestant(sales, book), ...peers.map((peer) => contestantOf(peer, all))], plan);
  const ours = rates.get(OURS) ?? [];
  const rows = [...rates].map(([name, found]) => [
    name,
    count(median(found)),
    `${count(Math.min(...found))}–${count(Math.max(...found))}`,
    spread(ratios(ours, found), 1),
  ]);
  table(['', 'cases/s', 'least–most', 'Bonafide ÷ this'], rows);
  for (const { name } of peers) {
    const faster = median(ratios(ours, rates.get(name) ?? []));
    sayBound(`≥ ${BOUND} × ${name}`, faster >= BOUND, `${faster.toFixed(1)} ×`);
  }
}

/** The rules of the determination as one would write them for two engines of the market, on the same cases with the same answers. */
export async function engines(args: string[]): Promise<void> {
  const plan = readOptions(args, { cases: 10_000, lines: [1, 20], rounds: 5, seconds: 2 });
  sayMachine();
  for (const lines of plan.lines) await compare(plan.cases, lines, plan);
  console.log(`\n${plan.rounds} rounds of ${plan.seconds} s each, in turn; ${load()} at the end`);
}
