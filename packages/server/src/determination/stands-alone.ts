import { pointsToOriginal } from '@bonafide/core/determination/original-sale.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Decided } from './decided.ts';
import { singlePurchases } from './uses-store.ts';

/**
 * Whether recording the sale changes what the next one may find, or rests on what another may change meanwhile: then it is
 * recorded before the next is decided, by itself.
 */
export function standsAlone(sale: Sale, { decision, created }: Decided): boolean {
  return created !== null || pointsToOriginal(sale) || singlePurchases(decision).length > 0;
}
