import { type Decimal, sum } from '@bonafide/core/money/decimal.ts';
import type { Cover, Coverage } from '../../api/customers.ts';

/** What a customer's coverage adds up to, for the header of its page. */
export interface CustomerFigures {
  /** The worst cover of any row. */
  cover: Cover;
  gapStates: string[];
  exempt12Months: Decimal;
  atRisk: Decimal;
}

/** Worst first. */
const ORDER: Cover[] = ['gap', 'unknown', 'ends-soon', 'asked-for', 'temporary', 'covered', 'not-needed'];

export function figuresOf({ rows }: Coverage): CustomerFigures {
  const covers = new Set(rows.map((row) => row.now.cover));
  const gaps = rows.filter((row) => row.now.cover === 'gap').map((row) => row.jurisdiction);
  return {
    cover: ORDER.find((cover) => covers.has(cover)) ?? 'unknown',
    gapStates: [...new Set(gaps)],
    exempt12Months: sum(rows.map((row) => row.exempt12Months)),
    atRisk: sum(rows.map((row) => row.atRisk)),
  };
}
