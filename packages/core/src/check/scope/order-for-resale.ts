import { catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { saleCheck } from '../sale-check.ts';

/** Goods that the order says the buyer uses up are not bought for resale, whatever the certificate says of other orders. */
export const orderForResale = saleCheck({
  id: 'SCP-12',
  group: 'scope',
  severity: 'reject',
  reads: ['claim.reasons', 'reasonCode', 'sale.notForResale'],
  citation: catalogueSource('J3'),
  judge({ notForResale, reasons }) {
    if (!notForResale) return notApplicable('order-says-nothing');
    if (reasons.length === 0) return couldNotCheck('reason-unknown');
    return reasons.every((reason) => reason === 'resale') ? [{ path: '/claim/reasons', values: {} }] : [];
  },
});
