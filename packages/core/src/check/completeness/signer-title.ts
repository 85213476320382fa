import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { isFilled } from '../subject.ts';

/** The title box is filled on forms that print one. What the title says is the business of SIG-05. */
export const signerTitle: Check = {
  id: 'CMP-17',
  group: 'completeness',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signer.title'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const filled = isFilled(subject.certificate.claim.signer.title);
    return judgeOne(
      judgeBox(subject, { field: 'signer.title', path: '/claim/signer/title', filled, everyPaper: false }),
    );
  },
};
