import { catalogueSource } from '../check.ts';
import { saleCheck } from '../sale-check.ts';

/** The sale lies in the certificate's period. Whether the last day itself counts is the seller's setting. */
export const notExpiredAtSale = saleCheck({
  id: 'DAT-05',
  group: 'dates',
  severity: 'reject',
  reads: ['validFrom', 'expires', 'sale.date'],
  citation: catalogueSource('TR1'),
  judge({ date, rules }, { certificate: { validFrom, expires } }) {
    if (date < validFrom) return [{ path: '/validFrom', values: { date, from: validFrom, side: 'before' } }];
    const over = expires !== null && (rules.expiryDayInclusive ? date > expires : date >= expires);
    return over ? [{ path: '/expires', values: { date, from: expires, side: 'after' } }] : [];
  },
});
