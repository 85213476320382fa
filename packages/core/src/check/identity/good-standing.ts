import { type Check, couldNotCheck, PRACTICE } from '../check.ts';
import { newestOf } from '../verification-answers.ts';

/** The firm stands in the state's register of firms and is in good standing there. */
export const goodStanding: Check = {
  id: 'IDN-10',
  group: 'identity',
  severity: 'warn',
  about: 'record',
  reads: ['verifications'],
  citation: PRACTICE,
  run({ verifications }) {
    if (verifications === null) return couldNotCheck('verifications-unknown');
    const { answer, silentSince } = newestOf(verifications.filter(({ register }) => register === 'business-register'));
    if (answer === null) return couldNotCheck(silentSince === null ? 'not-verified' : 'registry-silent');
    if (answer.result === 'active') return [];
    const { result, registry, on } = answer;
    return [{ path: '/claim/purchaser/name', values: { result, registry, on } }];
  },
};
