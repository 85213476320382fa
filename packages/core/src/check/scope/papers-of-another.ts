import { catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { saleCheck } from '../sale-check.ts';

/** The certificate is the customer's own, or that of another whose certificates it may use on that day. */
export const papersOfAnother = saleCheck({
  id: 'SCP-08',
  group: 'scope',
  severity: 'warn',
  reads: ['customerId', 'sale.customerId', 'sale.usesPapersOf'],
  citation: catalogueSource('SO2'),
  judge({ customerId, usesPapersOf }, { certificate, customer }) {
    if (customerId === null) return couldNotCheck('customer-unknown');
    if (certificate.customerId === customerId) return notApplicable('own-certificate');
    if (usesPapersOf.includes(certificate.customerId)) return [];
    return [{ path: '/customerId', values: { holder: customer?.name ?? '' } }];
  },
});
