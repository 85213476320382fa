import { isCurrency } from '../money/currency.ts';
import { isNegative } from '../money/decimal.ts';
import type { Sale } from './sale.ts';

/** A place in a sale that cannot be used. `pointer` is a JSON pointer into the sale. */
export interface SaleProblem {
  pointer: string;
  code: string;
  detail: string;
}

/** What the shape of a sale cannot say: known currency, line ids that stand once, related lines that exist. All at once. */
export function saleProblems(sale: Sale): SaleProblem[] {
  const found: SaleProblem[] = [];
  if (!isCurrency(sale.currency))
    found.push({
      pointer: '/currency',
      code: 'unknown-currency',
      detail: `“${sale.currency}” is not a currency we know`,
    });
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const line of sale.lines) {
    names.add(line.lineId);
    if (line.lineNumber !== undefined) names.add(line.lineNumber);
  }
  sale.lines.forEach((line, index) => {
    const at = (field: string) => `/lines/${index}/${field}`;
    if (ids.has(line.lineId))
      found.push({ pointer: at('lineId'), code: 'repeated-line-id', detail: `Line id “${line.lineId}” stands twice` });
    ids.add(line.lineId);
    if (line.relatedLine !== undefined && !names.has(line.relatedLine)) {
      found.push({
        pointer: at('relatedLine'),
        code: 'unknown-line',
        detail: `There is no line “${line.relatedLine}”`,
      });
    }
    if (line.quantity !== undefined && isNegative(line.quantity)) {
      found.push({
        pointer: at('quantity'),
        code: 'negative-quantity',
        detail: 'A quantity is not negative; use isCredit or a negative amount',
      });
    }
  });
  return found;
}
