import { REASONS_TO_EXPLAIN } from '../../certificate/reason.ts';
import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { saysNothing } from '../name-text.ts';

/**
 * The line beside the reason is filled. Only "other" is rejected without it; for a government the purchaser's name often says
 * which agency it is, so a person looks.
 */
export const reasonDetail: Check = {
  id: 'CMP-11',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.reasons', 'claim.reasonDetail'],
  citation: catalogueSource('L4d'),
  run(subject) {
    const { reasons, reasonDetail: detail } = subject.certificate.claim;
    const reason = reasons.find((entry) => REASONS_TO_EXPLAIN.includes(entry));
    if (reason === undefined) return notApplicable('detail-not-needed');
    if (detail !== null && !saysNothing(detail)) return [];
    return [{ path: '/claim/reasonDetail', severity: reason === 'other' ? 'reject' : 'warn', values: { reason } }];
  },
};
