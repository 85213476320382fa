import type { Sale } from '../determination/sale.ts';
import { saleProblems } from '../determination/sale-problems.ts';
import { findColumn, isAnswerColumn, NEEDED_COLUMNS, type SaleColumn } from './sale-columns.ts';

/** A row as it stands in the file. */
export interface SaleRow {
  /** Physical line on which it starts. */
  line: number;
  cells: readonly string[];
}

/** Why a row cannot be used, and where. `column` as the header has it; null: the row as a whole. */
export interface RowProblem {
  line: number;
  column: string | null;
  detail: string;
}

/** The rows of one invoice, and the sale they make up; `problems` when they make up none. */
export interface SaleGroup {
  rows: SaleRow[];
  sale: Sale | null;
  problems: RowProblem[];
}

type Tree = { [field: string]: string | boolean | Tree };

/**
 * Makes sales of the rows of a file: rows that follow each other with one invoice number are one invoice, a row without a number is
 * one of its own. Only the invoice at hand is held, and the numbers that have been.
 */
export class SaleReader {
  readonly #columns: readonly (SaleColumn | undefined)[];
  readonly #header: readonly string[];
  readonly #company: string | undefined;
  readonly #seen = new Set<string>();
  #rows: SaleRow[] = [];
  #number: string | null = null;

  /** @param company for rows that name none */
  constructor(header: readonly string[], company?: string) {
    this.#header = header;
    this.#columns = header.map(findColumn);
    this.#company = company;
  }

  /** What is wrong with the header; nothing can be read then. */
  headerProblems(): string[] {
    const names = this.#columns.flatMap((column) => column?.name ?? []);
    const missing = NEEDED_COLUMNS.filter((name) => !names.includes(name));
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    return [
      ...missing.map((name) => `The column ${name} is missing`),
      ...(this.#company === undefined && !names.includes('company') ? ['The column company is missing'] : []),
      ...[...new Set(twice)].map((name) => `The column ${name} stands twice`),
    ];
  }

  /** Columns that mean nothing here; they come back as they are. */
  unknownColumns(): string[] {
    return this.#header.filter((name, index) => this.#columns[index] === undefined && !isAnswerColumn(name));
  }

  /** @returns the invoice before, once a row of another one comes */
  add(row: SaleRow): SaleGroup | null {
    const number = this.#cell(row, 'number');
    const continues = number !== null && number === this.#number;
    const done = continues ? null : this.end();
    this.#rows.push(row);
    this.#number = number;
    return done;
  }

  /** The last invoice; null when there is none. */
  end(): SaleGroup | null {
    if (this.#rows.length === 0) return null;
    const rows = this.#rows;
    this.#rows = [];
    const group = this.#read(rows);
    if (this.#number !== null) this.#seen.add(this.#number);
    this.#number = null;
    return group;
  }

  #cell(row: SaleRow, name: string): string | null {
    const index = this.#columns.findIndex((column) => column?.name === name);
    return row.cells[index]?.trim() || null;
  }

  #read(rows: SaleRow[]): SaleGroup {
    const problems: RowProblem[] = [];
    const sale: Tree = this.#company === undefined ? {} : { company: this.#company };
    const given = new Map<SaleColumn, string>();
    const lines = rows.map((row, index) => {
      const line: Tree = { lineId: String(index + 1) };
      this.#readRow(row, { sale, line, given, problems });
      return line;
    });
    const [first] = rows;
    if (first && this.#number !== null && this.#seen.has(this.#number))
      problems.push({
        line: first.line,
        column: this.#titleOf('number'),
        detail: `Rows of invoice “${this.#number}” stand apart; keep them together`,
      });
    const blank = (row: SaleRow | undefined, name: string) => {
      const column = this.#titleOf(name);
      // A value that cannot be read was told already.
      if (row && !problems.some((problem) => problem.line === row.line && problem.column === column))
        problems.push({ line: row.line, column, detail: 'is blank' });
    };
    for (const name of ['company', 'date', 'currency'] as const) if (sale[name] === undefined) blank(first, name);
    for (const [index, line] of lines.entries()) if (line.grossAmount === undefined) blank(rows[index], 'grossAmount');
    if (problems.length > 0) return { rows, sale: null, problems };
    return this.#checked(rows, { ...sale, lines } as unknown as Sale);
  }

  #checked(rows: SaleRow[], sale: Sale): SaleGroup {
    const problems = saleProblems(sale).map(({ pointer, detail }): RowProblem => {
      const [, , index, field] = pointer.split('/');
      const row = rows[index === undefined ? 0 : Number(index)];
      return { line: row?.line ?? 0, column: this.#titleOf(field ?? pointer.slice(1)), detail };
    });
    return { rows, sale: problems.length > 0 ? null : sale, problems };
  }

  #readRow(
    row: SaleRow,
    into: { sale: Tree; line: Tree; given: Map<SaleColumn, string>; problems: RowProblem[] },
  ): void {
    if (row.cells.length > this.#header.length)
      into.problems.push({ line: row.line, column: null, detail: 'has more cells than the header' });
    for (const [index, column] of this.#columns.entries()) {
      const cell = row.cells[index]?.trim() ?? '';
      if (column === undefined || cell === '') continue;
      const wrong = (detail: string) =>
        into.problems.push({ line: row.line, column: this.#header[index] ?? null, detail });
      if (column.of === 'sale') {
        const before = into.given.get(column);
        if (before === cell) continue;
        if (before !== undefined) {
          wrong(`“${cell}” where the invoice has “${before}”; what only a line has stands in a column line…`);
          continue;
        }
        into.given.set(column, cell);
      }
      const read = column.read(cell);
      if ('wrong' in read) wrong(read.wrong);
      else put(column.of === 'sale' ? into.sale : into.line, column.path, read.value);
    }
  }

  /** The column as the file calls it. */
  #titleOf(name: string): string {
    return this.#header[this.#columns.findIndex((column) => column?.name === name)] ?? name;
  }
}

function put(tree: Tree, [first = '', ...rest]: readonly string[], value: string | boolean): void {
  if (rest.length === 0) {
    tree[first] = value;
    return;
  }
  const below = tree[first];
  const next: Tree = typeof below === 'object' ? below : {};
  tree[first] = next;
  put(next, rest, value);
}
