import { catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { compactId } from '../id-text.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';

/** The meter that is billed is one that the utility's paper lists: a meter that was replaced needs a new paper. */
export const meterInService = saleCheck({
  id: 'RSN-11',
  group: 'reason',
  severity: 'reject',
  reads: ['claim.meters', 'sale.meter'],
  citation: catalogueSource('L6b'),
  judge(sale, subject) {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    if (!sale.reasons.includes('utilities')) return notApplicable('reason-not-of-this-kind');
    const { meters = [] } = subject.certificate.claim;
    if (sale.meter === null || meters.length === 0) return couldNotCheck('field-empty');
    const billed = compactId(sale.meter);
    return meters.some((meter) => compactId(meter) === billed)
      ? []
      : [{ path: '/claim/meters', values: { meter: sale.meter } }];
  },
});
