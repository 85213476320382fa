import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { isFilled } from '../subject.ts';

/** The purchaser's trade is described where the form asks for it: it shows whether the claim is plausible. */
export const businessDescribed: Check = {
  id: 'CMP-13',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.description.business'],
  citation: catalogueSource('L4b'),
  run(subject) {
    const filled = isFilled(subject.certificate.claim.description.business);
    return judgeOne(
      judgeBox(subject, {
        field: 'description.business',
        path: '/claim/description/business',
        filled,
        everyPaper: false,
      }),
    );
  },
};
