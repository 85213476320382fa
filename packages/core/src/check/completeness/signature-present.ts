import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';

/** There is a signature, on paper or electronic. Nobody having looked counts as none: the claim is not complete without it. */
export const signaturePresent: Check = {
  id: 'CMP-15',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.signature.present'],
  citation: catalogueSource('L1'),
  run(subject) {
    const filled = subject.certificate.claim.signature.present === true;
    return judgeOne(
      judgeBox(subject, { field: 'signature', path: '/claim/signature/present', filled, everyPaper: true }),
    );
  },
};
