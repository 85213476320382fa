import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { normalStreet, saysNothing } from '../name-text.ts';

/** The purchaser's street line is on the paper and says more than the town. */
export const purchaserStreet: Check = {
  id: 'CMP-02',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.purchaser.address.line1', 'claim.purchaser.address.city'],
  citation: catalogueSource('L1'),
  run(subject) {
    const { line1, line2, city } = subject.certificate.claim.purchaser.address;
    const street = [line1, line2].find((line) => line !== null && !saysNothing(line)) ?? '';
    const filled = street !== '' && normalStreet(street) !== normalStreet(city ?? '');
    return judgeOne(
      judgeBox(subject, {
        field: 'purchaser.address',
        path: '/claim/purchaser/address/line1',
        filled,
        everyPaper: true,
      }),
    );
  },
};
