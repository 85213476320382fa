import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { isLater, overlap, sameCover, sharedState, standsForUse } from '../other-certificates.ts';
import { placeName } from '../subject.ts';

/**
 * No other certificate of the customer covers the same state, reason and days. The later of the two reports, once; an older one
 * without an end is DUP-03's cause.
 */
export const overlappingTwin: Check = {
  id: 'DUP-02',
  group: 'duplicates',
  severity: 'warn',
  about: 'record',
  reads: ['customerId', 'grants', 'reasonCode', 'validFrom', 'expires', 'others'],
  citation: catalogueSource('SO2'),
  run(subject) {
    const { certificate, others } = subject;
    if (others === null) return couldNotCheck('others-unknown');
    const rivals = others.filter((other) => standsForUse(other) && isLater(certificate, other));
    return judgeEach(rivals, notApplicable('no-others'), (other) => {
      const state = sharedState(certificate, other);
      if (state === undefined || !sameCover(certificate, other) || !overlap(certificate, other)) return 'in-order';
      if (other.expires === null) return notApplicable('reported-elsewhere');
      const values = { other: other.number, place: placeName(subject, state), until: other.expires };
      return { path: '/validFrom', values };
    });
  },
};
