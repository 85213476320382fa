import type { Reason } from '../../certificate/reason.ts';
import { type Check, judgeEach, notApplicable, PRACTICE, type Verdict } from '../check.ts';
import { isFilled, reasonsOf } from '../subject.ts';

/** Which entity types contradict a reason: `never` on its face, `unlikely` so that a person looks. */
const CONTRADICTIONS: Partial<Record<Reason, { never: string[]; unlikely: string[] }>> = {
  'federal-government': {
    never: ['llc', 'partnership', 'individual'],
    unlikely: ['corporation', 'nonprofit', 'trust'],
  },
  'state-local-government': {
    never: ['llc', 'partnership', 'individual'],
    unlikely: ['corporation', 'nonprofit', 'trust'],
  },
  'tribal-government': { never: ['partnership'], unlikely: ['llc', 'corporation', 'individual'] },
  'foreign-diplomat': { never: ['llc', 'partnership', 'corporation'], unlikely: ['nonprofit', 'trust'] },
  charitable: { never: ['individual', 'partnership'], unlikely: ['llc'] },
  religious: { never: ['individual', 'partnership'], unlikely: ['llc'] },
  educational: { never: ['individual'], unlikely: ['llc', 'partnership'] },
  resale: { never: [], unlikely: ['government'] },
  'direct-pay': { never: ['individual'], unlikely: [] },
};

/** The kind of entity can make the claim at all: an LLC is no federal agency, a person no charity. */
export const entityFitsReason: Check = {
  id: 'CON-05',
  group: 'consistency',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.purchaser.entityType', 'claim.reasons'],
  citation: PRACTICE,
  run(subject) {
    const { entityType } = subject.certificate.claim.purchaser;
    if (!isFilled(entityType)) return notApplicable('field-empty');
    return judgeEach(reasonsOf(subject), notApplicable('reason-unknown'), ({ value: reason }): Verdict => {
      const rule = CONTRADICTIONS[reason];
      const values = { entity: entityType, reason };
      if (rule?.never.includes(entityType)) return { path: '/claim/purchaser/entityType', values };
      if (rule?.unlikely.includes(entityType)) return { path: '/claim/purchaser/entityType', values, severity: 'warn' };
      return 'in-order';
    });
  },
};
