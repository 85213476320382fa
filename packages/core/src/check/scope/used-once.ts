import { catalogueSource, notApplicable } from '../check.ts';
import { saleCheck } from '../sale-check.ts';

/** A certificate for one purchase serves one invoice: its revisions are the same use, any other is a second. */
export const usedOnce = saleCheck({
  id: 'SCP-01',
  group: 'scope',
  severity: 'reject',
  reads: ['use', 'sale.usedBy', 'sale.number'],
  citation: catalogueSource('L4c'),
  judge({ usedBy, number, seller }, { certificate }) {
    if (certificate.use !== 'single-purchase') return notApplicable('blanket');
    if (usedBy === null || (usedBy.number === number && usedBy.company === seller.externalId)) return [];
    return [{ path: '/use', values: { used: usedBy.number } }];
  },
});
