import { catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';

/** What a government buys it pays for itself: a purchase that an employee pays is the employee's. */
export const paidByGovernment = saleCheck({
  id: 'RSN-16',
  group: 'reason',
  severity: 'reject',
  reads: ['sale.payment', 'sale.reasons'],
  citation: catalogueSource('L9'),
  judge(sale, subject) {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    if (!sale.reasons.some((reason) => reason.endsWith('-government'))) return notApplicable('reason-not-of-this-kind');
    if (sale.payment === null) return couldNotCheck('payment-unknown');
    return sale.payment.kind === 'personal' ? [{ path: '/claim/reasons', values: {} }] : [];
  },
});
