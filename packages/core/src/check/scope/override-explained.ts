import { notApplicable, PRACTICE } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';

/** A line that the order's own word exempts says why: an override without a reason never ends by itself. */
export const overrideExplained = saleCheck({
  id: 'SCP-10',
  group: 'scope',
  severity: 'warn',
  reads: ['sale.forced'],
  citation: PRACTICE,
  judge(sale, subject) {
    const { forced, lineId } = sale;
    if (forced === null) return notApplicable('not-overridden');
    return forced.reason !== null || exemptsLine(sale, subject) ? [] : [{ path: '', values: { line: lineId } }];
  },
});
