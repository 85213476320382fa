import type { Sale } from '@bonafide/core/determination/sale.ts';
import { today } from '../../ui/format/dates.ts';
import type { CheckSearch } from './check-route.ts';

/** Taken when no amount is given, so that a rate can still be shown on something. */
export const DEFAULT_AMOUNT = '1000';

/** The order asked about, or null while customer or state is missing. */
export function saleOf(search: CheckSearch, company: string): Sale | null {
  const { customer, state } = search;
  if (!company || !customer || !state) return null;
  const product = search.product ? { productCode: search.product } : {};
  return {
    company,
    date: search.date ?? today(),
    currency: 'USD',
    customer: { number: customer },
    shipTo: { country: state.slice(0, 2), state: state.slice(3), ...(search.city ? { city: search.city } : {}) },
    ...(search.notForResale === 'true' ? { notForResale: true } : {}),
    ...(search.po ? { purchaseOrder: search.po } : {}),
    lines: [{ lineId: '1', grossAmount: search.amount ?? DEFAULT_AMOUNT, ...product }],
  };
}
