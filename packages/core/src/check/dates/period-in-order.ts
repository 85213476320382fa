import { type Check, catalogueSource, judgeEach, notApplicable } from '../check.ts';
import { realDate } from '../subject.ts';

/** The first day is not after the last: such a period is empty. Judged on the paper and on the record. */
export const periodInOrder: Check = {
  id: 'DAT-03',
  group: 'dates',
  severity: 'reject',
  about: 'record',
  reads: ['claim.effectiveDate', 'claim.expiryDate', 'validFrom', 'expires'],
  citation: catalogueSource('L25'),
  run({ certificate }) {
    const { effectiveDate, signedDate, expiryDate } = certificate.claim;
    const periods = [
      { path: '/claim/expiryDate', from: realDate(effectiveDate) ?? realDate(signedDate), to: realDate(expiryDate) },
      { path: '/expires', from: realDate(certificate.validFrom), to: realDate(certificate.expires) },
    ];
    return judgeEach(periods, notApplicable('no-end-date'), ({ path, from, to }) => {
      if (from === null || to === null) return notApplicable('no-end-date');
      return from <= to ? 'in-order' : { path, values: { from, to } };
    });
  },
};
