import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Book } from '../packages/core/src/determination/book.ts';
import type { Decision } from '../packages/core/src/determination/decision.ts';
import { determine } from '../packages/core/src/determination/determine.ts';
import type { Sale } from '../packages/core/src/determination/sale.ts';
import { benchCompany, drawSales, fillShelf, readGazetteer, type Shelf, shelfBook } from './engine-book.ts';
import { readOptions } from './options.ts';
import { type Contestant, race } from './race.ts';
import { count, load, mebibytes, sayBound, sayMachine, spread, table } from './report.ts';
import { median, ratios } from './statistics.ts';

const BOUND_PER_SECOND = 2_000_000;
const BOUND_EXPLAINED = 3;
const FLOOR = 'look up the customer, answer a constant';
const PLAIN = 'decide';
const EXPLAINED = 'decide and explain';

/** Sales decided between two looks at the clock. */
const BATCH = 200;

const options = (explain: boolean) => ({ explain, contentRelease: 'bench' });

/** What of a decision must be the same with and without explanation. */
function essence(decision: Decision): string {
  const lines = decision.lines.map((line) => [
    line.outcome,
    line.exemptAmount,
    line.tax,
    line.authorities.map(({ authority, certificate, exemptAmount }) => [authority, certificate?.number, exemptAmount]),
  ]);
  return JSON.stringify([decision.outcome, decision.customer?.number, decision.totals, lines]);
}

/** @returns how many sales had each outcome. @throws Error when explaining changes an answer */
function checkAnswers(sales: readonly Sale[], book: Book): Map<string, number> {
  const outcomes = new Map<string, number>();
  for (const sale of sales) {
    const plain = determine(sale, book, options(false));
    if (essence(plain) !== essence(determine(sale, book, options(true))))
      throw new Error(`Explaining changes the answer to ${JSON.stringify(sale)}`);
    outcomes.set(plain.outcome, (outcomes.get(plain.outcome) ?? 0) + 1);
  }
  return outcomes;
}

/** Runs through `sales` round and round, a batch per call. */
function through(sales: readonly Sale[], lines: number, work: (sale: Sale) => unknown): () => number {
  let next = 0;
  return () => {
    for (let n = 0; n < BATCH; n += 1) {
      const sale = sales[next];
      if (sale === undefined || work(sale) === null) throw new Error('A sale was not decided');
      next = next + 1 === sales.length ? 0 : next + 1;
    }
    return BATCH * lines;
  };
}

function contestants(sales: readonly Sale[], lines: number, book: Book, groupId: string): Contestant[] {
  const constant = { outcome: 'exempt' };
  return [
    {
      name: FLOOR,
      run: through(sales, lines, (sale) => {
        const customer = book.customerByNumber(groupId, sale.customer?.number ?? '');
        return customer === undefined ? undefined : constant;
      }),
    },
    { name: PLAIN, run: through(sales, lines, (sale) => determine(sale, book, options(false))) },
    { name: EXPLAINED, run: through(sales, lines, (sale) => determine(sale, book, options(true))) },
  ];
}

interface Plan {
  sold: number;
  seconds: number;
  rounds: number;
}

async function compare(book: Book, shelf: Shelf, lines: number, authorities: number, plan: Plan): Promise<void> {
  const sales = drawSales(book, shelf, { sales: Math.ceil(plan.sold / lines), lines });
  const outcomes = checkAnswers(sales, book);
  const shares = [...outcomes].map(([outcome, n]) => `${Math.round((100 * n) / sales.length)} % ${outcome}`);
  console.log(
    `\n${count(sales.length)} sales of ${lines} lines, ${authorities} authorities per line: ${shares.join(', ')}`,
  );
  const groupId = book.companyBook?.company.activeGroupId ?? '';
  const rates = await race(contestants(sales, lines, book, groupId), plan);
  const of = (name: string) => rates.get(name) ?? [];
  const rows = [FLOOR, PLAIN, EXPLAINED].map((name) => [
    name,
    count(median(of(name))),
    `${count(Math.min(...of(name)))}–${count(Math.max(...of(name)))}`,
    count(median(of(name)) * authorities),
    spread(ratios(of(FLOOR), of(name)), 1),
  ]);
  table(['', 'lines/s', 'least–most', 'line × authority/s', 'floor ÷ this'], rows);
  const plain = median(of(PLAIN));
  sayBound(`≥ ${count(BOUND_PER_SECOND)} line decisions/s, no explanation`, plain >= BOUND_PER_SECOND, count(plain));
  const slower = ratios(of(PLAIN), of(EXPLAINED));
  sayBound(`explained at most ${BOUND_EXPLAINED} × slower`, median(slower) <= BOUND_EXPLAINED, `${spread(slower)} ×`);
}

/** Memory in use after what nobody holds any more is gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Line decisions per second of one thread on a book in memory, beside a loop that only looks the customer up. */
export async function engine(args: string[]): Promise<void> {
  const plan = readOptions(args, {
    customers: 200_000,
    certificates: 1_000_000,
    lines: [1, 5, 20],
    authorities: [1, 3],
    sold: 200_000,
    seconds: 2,
    rounds: 5,
  });
  sayMachine();
  const gazetteer = readGazetteer();
  const before = heldBytes();
  const start = performance.now();
  const shelf = fillShelf(plan, gazetteer);
  const books = plan.authorities.map((authorities) => {
    if (authorities !== 1 && authorities !== 3) throw new Error('--authorities takes 1 and 3');
    return { authorities, book: shelfBook(benchCompany(gazetteer, authorities === 3), shelf) };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const held = heldBytes() - before;
  console.log(
    `${count(plan.certificates)} certificates of ${count(plan.customers)} customers built in ${seconds} s; ` +
      `${count(held / plan.certificates)} bytes per certificate, customers and ${books.length} indexes included; ` +
      `resident ${mebibytes(process.memoryUsage().rss)}`,
  );
  for (const { authorities, book } of books)
    for (const lines of plan.lines) await compare(book, shelf, lines, authorities, plan);
  console.log(`\n${plan.rounds} rounds of ${plan.seconds} s each, in turn; ${load()} at the end`);
}
