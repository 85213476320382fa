import { catalogueSource, notApplicable } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';

/** A credit is exempt by the certificate that exempted the sale it takes back. */
export const creditAsSold = saleCheck({
  id: 'SCP-11',
  group: 'scope',
  severity: 'reject',
  reads: ['sale.original'],
  citation: catalogueSource('OS3b'),
  judge(sale, subject) {
    const { original } = sale;
    if (original === null) return notApplicable('no-credit');
    const exemptedThen = original.certificateIds.includes(subject.certificate.certificateId);
    if (exemptsLine(sale, subject) === exemptedThen) return [];
    return [{ path: '', values: { number: original.number, before: exemptedThen ? 'yes' : 'no' } }];
  },
});
