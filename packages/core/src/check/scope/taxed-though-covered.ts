import { appliesAtSale } from '../applies-at-sale.ts';
import { catalogueSource, notApplicable } from '../check.ts';
import { saleCheck } from '../sale-check.ts';

/** A line that is taxed though this certificate covers it may be credited and billed again. */
export const taxedThoughCovered = saleCheck({
  id: 'SCP-14',
  group: 'scope',
  severity: 'inform',
  reads: ['sale.treatment', 'sale.certificateIds'],
  citation: catalogueSource('A39'),
  judge(sale, subject) {
    if (sale.treatment !== 'taxable') return notApplicable('line-exempt');
    if (!appliesAtSale(subject)) return [];
    return [{ path: '', values: { line: sale.lineId, amount: `${sale.amount} ${sale.currency}` } }];
  },
});
