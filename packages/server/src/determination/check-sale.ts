import type { Sale } from '@bonafide/core/determination/sale.ts';
import { saleProblems } from '@bonafide/core/determination/sale-problems.ts';
import { Refusal } from '../platform/refusal.ts';

/** @throws Refusal `invalid-request` naming every place of {@link saleProblems} */
export function checkSale(sale: Sale): void {
  const found = saleProblems(sale);
  if (found.length > 0) throw new Refusal('invalid-request', undefined, found);
}
