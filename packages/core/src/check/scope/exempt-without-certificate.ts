import { catalogueSource, notApplicable } from '../check.ts';
import { saleCheck } from '../sale-check.ts';

/** What is exempt is exempt by a certificate. A line that only the order or the customer's record exempts is exposure. */
export const exemptWithoutCertificate = saleCheck({
  id: 'SCP-13',
  group: 'scope',
  severity: 'warn',
  reads: ['sale.treatment', 'sale.certificateIds'],
  citation: catalogueSource('A28'),
  judge({ treatment, certificateIds, lineId, amount, currency }) {
    if (treatment !== 'exempt' && treatment !== 'partly-exempt') return notApplicable('line-taxed');
    if (certificateIds.length > 0) return [];
    return [{ path: '', values: { line: lineId, amount: `${amount} ${currency}` } }];
  },
});
