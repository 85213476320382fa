import { couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';
import { stateOfZone } from '../subject.ts';

/**
 * Goods that the buyer takes over at a place of the seller are sold there, wherever they go next: the certificate is one for that
 * state. What is shipped is sold where it arrives, which JUR-01 judges.
 */
export const placeOfSale = saleCheck({
  id: 'JUR-11',
  group: 'jurisdiction',
  severity: 'warn',
  reads: ['sale.soldAt', 'sale.shippedFrom', 'grants.zone'],
  citation: PRACTICE,
  judge(sale, subject) {
    const { soldAt, shippedFrom, placeName } = sale;
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    if (soldAt === null) return shippedFrom === null ? couldNotCheck('delivery-unknown') : [];
    const states = subject.certificate.grants.map(({ zone }) => stateOfZone(zone));
    if (states.includes(soldAt) || states.includes(soldAt.slice(0, 2))) return [];
    const sold = subject.content.jurisdictions.get(soldAt)?.name ?? soldAt;
    return [{ path: '/grants', values: { sold, place: placeName } }];
  },
});
