import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { isFilled } from '../subject.ts';

/** The seller's address lines are filled where the form asks for them. */
export const sellerAddress: Check = {
  id: 'CMP-06',
  group: 'completeness',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.seller.address'],
  citation: catalogueSource('L5'),
  run(subject) {
    const filled = isFilled(subject.certificate.claim.seller.address.line1);
    return judgeOne(
      judgeBox(subject, { field: 'seller.address', path: '/claim/seller/address/line1', filled, everyPaper: false }),
    );
  },
};
