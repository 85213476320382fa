import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { isFilled } from '../subject.ts';

/** The date of the signature is given: without it nobody can show that the paper came in time. */
export const signedDate: Check = {
  id: 'CMP-18',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.signedDate'],
  citation: catalogueSource('L11'),
  run(subject) {
    const filled = isFilled(subject.certificate.claim.signedDate);
    return judgeOne(judgeBox(subject, { field: 'signedDate', path: '/claim/signedDate', filled, everyPaper: true }));
  },
};
