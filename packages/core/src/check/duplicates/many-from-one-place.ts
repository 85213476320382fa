import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { MANY_FROM_ONE_PLACE, WINDOW_DAYS } from '../signals.ts';

/** Few customers sign from one device or address in a short time. */
export const manyFromOnePlace: Check = {
  id: 'DUP-06',
  group: 'duplicates',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signatureEvidence', 'signals.sameOrigin'],
  citation: PRACTICE,
  run({ certificate, signals }) {
    if (signals === null) return couldNotCheck('signals-unknown');
    const evidence = certificate.claim.signatureEvidence ?? null;
    if (evidence === null) return notApplicable('evidence-not-kept');
    if (evidence.ip === null && evidence.device === null) return couldNotCheck('evidence-not-kept');
    return signals.sameOrigin
      .filter(({ customers }) => customers >= MANY_FROM_ONE_PLACE)
      .map(({ by, customers }) => ({
        path: '/claim/signatureEvidence',
        values: { by, count: String(customers), days: String(WINDOW_DAYS) },
      }));
  },
};
