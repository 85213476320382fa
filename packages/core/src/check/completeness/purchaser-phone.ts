import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { isFilled } from '../subject.ts';

/** The phone box is filled on forms that print one. */
export const purchaserPhone: Check = {
  id: 'CMP-04',
  group: 'completeness',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.phone'],
  citation: catalogueSource('L27'),
  run(subject) {
    const filled = isFilled(subject.certificate.claim.purchaser.phone);
    return judgeOne(
      judgeBox(subject, { field: 'purchaser.phone', path: '/claim/purchaser/phone', filled, everyPaper: false }),
    );
  },
};
