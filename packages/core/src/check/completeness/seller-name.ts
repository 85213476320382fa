import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { isFilled } from '../subject.ts';

/** The paper names the seller where the form asks for it: made out to nobody, it can be passed around. */
export const sellerName: Check = {
  id: 'CMP-05',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.seller.name'],
  citation: catalogueSource('L11'),
  run(subject) {
    const filled = isFilled(subject.certificate.claim.seller.name);
    return judgeOne(judgeBox(subject, { field: 'seller.name', path: '/claim/seller/name', filled, everyPaper: false }));
  },
};
