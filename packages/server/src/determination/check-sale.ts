import type { Sale } from '@bonafide/core/determination/sale.ts';
import { isCurrency } from '@bonafide/core/money/currency.ts';
import { isNegative } from '@bonafide/core/money/decimal.ts';
import { Refusal, type RefusalDetail } from '../platform/refusal.ts';

/**
 * What the schema cannot say about a sale: known currency, line ids that stand once, related lines that exist.
 * @throws Refusal `invalid-request` naming every place
 */
export function checkSale(sale: Sale): void {
  const found: RefusalDetail[] = [];
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
  if (found.length > 0) throw new Refusal('invalid-request', undefined, found);
}
