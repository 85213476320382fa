import { couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';

/** An exemption of a tribe or its members hangs on the place: the goods are handed over on tribal land. */
export const tribalDelivery = saleCheck({
  id: 'JUR-10',
  group: 'jurisdiction',
  severity: 'warn',
  reads: ['sale.onTribalLand', 'sale.reasons'],
  citation: PRACTICE,
  judge(sale, subject) {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    if (!sale.reasons.includes('tribal-government')) return notApplicable('reason-not-of-this-kind');
    if (sale.onTribalLand === null) return couldNotCheck('delivery-unknown');
    return sale.onTribalLand ? [] : [{ path: '/claim/reasons', values: { place: sale.placeName } }];
  },
});
