import { answerOf, type Client } from '@bonafide/client/client.ts';
import type { paths } from '@bonafide/client/openapi.gen.ts';
import { Problem } from '@bonafide/client/problem.ts';
import type { WordedDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { answerCells, undecidedCells } from '@bonafide/core/sale-file/answer-row.ts';
import { type SaleGroup, SaleReader } from '@bonafide/core/sale-file/read-sales.ts';
import { ANSWER_COLUMNS, isAnswerColumn } from '@bonafide/core/sale-file/sale-columns.ts';
import { decideOffline } from '@bonafide/core/snapshot/open-snapshot.ts';
import { type Call, EXIT, type Exit, UsageError } from './command.ts';
import { connect, failureOf, wordsOf } from './connection.ts';
import { type CsvWriter, csvRows, csvWriter } from './csv-file.ts';
import { refusing } from './snapshot-command.ts';
import { doubtAbout, openSnapshotFile, trustedKey } from './snapshot-file.ts';
import { counted, type Terminal } from './terminal.ts';

/** Decided, or told why not. */
type Answer = { decision: WordedDecision; stale: boolean } | { refused: string };
type Decide = (sale: Sale) => Promise<Answer>;

/** Sales asked of the service at the same time; answers are written in the order of the file. */
const AT_ONCE = 8;

/** Decides a CSV file row by row, by the service or by a snapshot, and writes it with the answers beside it. */
export function determineFile(call: Call, terminal: Terminal): Promise<Exit> {
  return refusing(terminal, async () => {
    for (const option of ['json', 'dry-run'])
      if (call.on(option)) throw new UsageError(`--${option} goes with a .json file`);
    const decide = await deciderOf(call, terminal);
    const run = new FileRun(call.words[0] ?? '', call, terminal, decide);
    return run.run();
  });
}

async function deciderOf(call: Call, terminal: Terminal): Promise<Decide> {
  const path = call.text('snapshot');
  if (path === undefined) {
    if (call.text('signed-by') !== undefined) throw new UsageError('--signed-by goes with --snapshot');
    return onlineDecider(connect(call, terminal), call.on('record'));
  }
  if (call.on('record')) throw new UsageError('--record needs the service; offline decisions are reconciled later');
  const key = trustedKey(call, terminal.env);
  const snapshot = await openSnapshotFile(path, key);
  for (const line of doubtAbout(snapshot, key)) terminal.err(line);
  return async (sale) => {
    if (!snapshot.answersFor(sale))
      return {
        refused: `The snapshot is of company ${snapshot.header.company.externalId}, the sale is of ${sale.company}`,
      };
    const { decision, stale } = decideOffline(snapshot, sale, new Date().toISOString());
    return { decision, stale };
  };
}

function onlineDecider(client: Client, record: boolean): Decide {
  return async (sale) => {
    const body = sale as paths['/v1/determinations']['post']['requestBody']['content']['application/json'];
    try {
      const decision = record
        ? (await answerOf(client.POST('/v1/transactions', { body }))).decision
        : await answerOf(client.POST('/v1/determinations', { body }));
      return { decision: decision as unknown as WordedDecision, stale: false };
    } catch (error) {
      // Without the service, or without a right, the next sale would fare no better.
      if (!(error instanceof Problem) || failureOf(error)?.exit === EXIT.noAnswer) throw error;
      return { refused: wordsOf(error).join('; ') };
    }
  };
}

class FileRun {
  readonly #path: string;
  readonly #company: string | undefined;
  readonly #terminal: Terminal;
  readonly #decide: Decide;
  readonly #writer: CsvWriter;
  /** Positions of the input's own columns; an answer's columns are written anew. */
  #kept: number[] = [];
  #rows = 0;
  #undecided = 0;
  #stale = 0;

  constructor(path: string, call: Call, terminal: Terminal, decide: Decide) {
    this.#path = path;
    this.#company = call.text('company');
    this.#terminal = terminal;
    this.#decide = decide;
    this.#writer = csvWriter(call.text('out'));
  }

  async run(): Promise<Exit> {
    let reader: SaleReader | undefined;
    const waiting: { group: SaleGroup; answer: Promise<Answer> }[] = [];
    const take = async (group: SaleGroup | null, room: number) => {
      if (group) waiting.push({ group, answer: this.#answer(group) });
      while (waiting.length > room) {
        const first = waiting.shift();
        if (first) await this.#write(first.group, await first.answer);
      }
    };
    for await (const row of csvRows(this.#path)) {
      if (!reader) reader = await this.#begin(row.cells);
      else await take(reader.add(row), AT_ONCE - 1);
    }
    if (!reader) throw new UsageError(`${this.#path} is empty`);
    await take(reader.end(), 0);
    await this.#writer.end();
    if (this.#rows === 0) throw new UsageError(`${this.#path} holds no row below its header`);
    return this.#report();
  }

  async #begin(header: readonly string[]): Promise<SaleReader> {
    const reader = new SaleReader(header, this.#company);
    const problems = reader.headerProblems();
    if (problems.length > 0) throw new UsageError(`${this.#path}: ${problems.join('. ')}`);
    const unknown = reader.unknownColumns();
    if (unknown.length > 0)
      this.#terminal.err(`Columns that mean nothing here, kept as they are: ${unknown.join(', ')}`);
    this.#kept = header.flatMap((name, index) => (isAnswerColumn(name) ? [] : [index]));
    await this.#writer.row([...this.#kept.map((index) => header[index] ?? ''), ...ANSWER_COLUMNS]);
    return reader;
  }

  #answer({ sale, problems }: SaleGroup): Promise<Answer> {
    if (sale) {
      const answer = this.#decide(sale);
      // Awaited in its turn; until then a failure must not count as one that nobody looks at.
      answer.catch(() => undefined);
      return answer;
    }
    const [first] = problems;
    return Promise.resolve({ refused: `Line ${first?.line}, ${first?.column ?? 'row'}: ${first?.detail}` });
  }

  async #write({ rows, problems }: SaleGroup, answer: Answer): Promise<void> {
    for (const { line, column, detail } of problems)
      this.#terminal.err(`${this.#path}, line ${line}${column === null ? '' : `, ${column}`}: ${detail}`);
    if ('refused' in answer && problems.length === 0)
      this.#terminal.err(`${this.#path}, line ${rows[0]?.line}: ${answer.refused}`);
    for (const [index, row] of rows.entries()) {
      const decided = 'decision' in answer ? answer.decision.lines[index] : undefined;
      const own = problems
        .filter(({ line }) => line === row.line)
        .map(({ column, detail }) => `${column ?? 'row'} ${detail}`);
      const cells =
        'decision' in answer && decided
          ? answerCells(answer.decision, decided, answer.stale)
          : undecidedCells(own.join('; ') || ('refused' in answer ? answer.refused : ''));
      if (cells.outcome === 'not-decided') this.#undecided += 1;
      if (cells.outOfDate !== '') this.#stale += 1;
      this.#rows += 1;
      await this.#writer.row([
        ...this.#kept.map((at) => row.cells[at] ?? ''),
        ...ANSWER_COLUMNS.map((name) => cells[name]),
      ]);
    }
    if (this.#rows % 500 < rows.length) this.#terminal.progress(`Deciding … ${counted(this.#rows, 'row')}`);
  }

  #report(): Exit {
    if (this.#stale > 0)
      this.#terminal.err(`The snapshot is out of date: ${counted(this.#stale, 'row')} decided by it say so`);
    if (this.#undecided === 0) return EXIT.done;
    this.#terminal.err(`${counted(this.#undecided, 'row')} of ${this.#rows.toLocaleString('en-US')} not decided`);
    return EXIT.refused;
  }
}
