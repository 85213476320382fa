import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { isLater, sharedState } from '../other-certificates.ts';
import { isFilled } from '../subject.ts';

/** The kind of entity is the one the customer's earlier papers gave: if they differ, one of them is wrong. */
export const agreesWithEarlier: Check = {
  id: 'DUP-10',
  group: 'duplicates',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.entityType', 'others.claim.purchaser.entityType'],
  citation: PRACTICE,
  run({ certificate, others }) {
    if (others === null) return couldNotCheck('others-unknown');
    const { entityType } = certificate.claim.purchaser;
    if (!isFilled(entityType)) return notApplicable('field-empty');
    const earlier = others.filter(
      (other) => isLater(certificate, other) && sharedState(certificate, other) !== undefined,
    );
    return judgeEach(earlier, notApplicable('no-others'), (other) => {
      const before = other.claim.purchaser.entityType;
      if (!isFilled(before)) return notApplicable('field-empty');
      if (before === entityType) return 'in-order';
      return { path: '/claim/purchaser/entityType', values: { entity: entityType, before, other: other.number } };
    });
  },
};
