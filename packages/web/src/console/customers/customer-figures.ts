import type { Cover, Coverage, CoverageRow } from '../../api/customers.ts';

/** What a customer's coverage adds up to, for the header of its page. */
export interface CustomerFigures {
  /** The worst cover of any row. */
  cover: Cover;
  gapStates: string[];
  exempt12Months: number;
  atRisk: number;
}

/** Worst first. */
const ORDER: Cover[] = ['gap', 'unknown', 'ends-soon', 'asked-for', 'temporary', 'covered', 'not-needed'];

function sumOf(rows: CoverageRow[], read: (row: CoverageRow) => string): number {
  return rows.reduce((total, row) => total + Number(read(row)), 0);
}

export function figuresOf({ rows }: Coverage): CustomerFigures {
  const covers = new Set(rows.map((row) => row.now.cover));
  const gaps = rows.filter((row) => row.now.cover === 'gap').map((row) => row.jurisdiction);
  return {
    cover: ORDER.find((cover) => covers.has(cover)) ?? 'unknown',
    gapStates: [...new Set(gaps)],
    exempt12Months: sumOf(rows, (row) => row.exempt12Months),
    atRisk: sumOf(rows, (row) => row.atRisk),
  };
}
