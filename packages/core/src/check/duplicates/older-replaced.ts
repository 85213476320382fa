import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { isLater, sameCover, sharedState, standsForUse } from '../other-certificates.ts';
import { placeName } from '../subject.ts';

/** A newer certificate has replaced the older open-ended one, which would otherwise go on exempting by accident. */
export const olderReplaced: Check = {
  id: 'DUP-03',
  group: 'duplicates',
  severity: 'warn',
  about: 'record',
  reads: ['customerId', 'grants', 'reasonCode', 'others.status', 'others.expires'],
  citation: catalogueSource('TR1'),
  run(subject) {
    const { certificate, others } = subject;
    if (others === null) return couldNotCheck('others-unknown');
    const older = others.filter((other) => standsForUse(other) && isLater(certificate, other));
    return judgeEach(older, notApplicable('no-others'), (other) => {
      const state = sharedState(certificate, other);
      if (other.expires !== null || state === undefined || !sameCover(certificate, other)) return 'in-order';
      return {
        path: '/number',
        values: { older: other.number, since: other.validFrom, place: placeName(subject, state) },
      };
    });
  },
};
