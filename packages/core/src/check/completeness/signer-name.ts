import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { isFilled } from '../subject.ts';

/** The printed name stands beside the signature, so that an auditor can reach the signer. */
export const signerName: Check = {
  id: 'CMP-16',
  group: 'completeness',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signer.name'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const filled = isFilled(subject.certificate.claim.signer.name);
    return judgeOne(judgeBox(subject, { field: 'signer.name', path: '/claim/signer/name', filled, everyPaper: false }));
  },
};
