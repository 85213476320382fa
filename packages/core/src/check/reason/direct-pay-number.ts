import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { isFilled, reasonsOf } from '../subject.ts';

/** A direct pay claim carries the number of the direct pay permit: the seller is relieved only with it. */
export const directPayNumber: Check = {
  id: 'RSN-04',
  group: 'reason',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.reasons', 'claim.ids'],
  citation: catalogueSource('AN2'),
  run(subject) {
    if (!reasonsOf(subject).some((entry) => entry.value === 'direct-pay'))
      return notApplicable('reason-not-of-this-kind');
    const given = subject.certificate.claim.ids.some((id) => id.kind === 'direct-pay' && isFilled(id.value));
    return given ? [] : [{ path: '/claim/ids' }];
  },
};
