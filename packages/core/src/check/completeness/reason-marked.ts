import { askedFor } from '../asked-for.ts';
import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { formOf } from '../subject.ts';

/** A reason is marked. A form that serves one kind of claim and prints no reason to mark says it by itself. */
export const reasonMarked: Check = {
  id: 'CMP-09',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.reasons', 'formId'],
  citation: catalogueSource('L4b'),
  run(subject) {
    if (subject.certificate.claim.reasons.length > 0) return [];
    const asked = askedFor(subject, 'reason');
    if (asked.answer === 'yes') return [{ path: '/claim/reasons', ground: asked.ground }];
    const known = formOf(subject);
    if (known && known.form.reasons.length <= 1) return notApplicable('form-implies-reason');
    if (asked.answer === 'no') return notApplicable('form-does-not-ask');
    return [{ path: '/claim/reasons' }];
  },
};
