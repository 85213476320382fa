import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { saysNothing } from '../name-text.ts';

/** The purchaser's name is on the paper. Without a name no one can be held to the claim. */
export const purchaserName: Check = {
  id: 'CMP-01',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.purchaser.name'],
  citation: catalogueSource('L1'),
  run(subject) {
    const name = subject.certificate.claim.purchaser.name ?? '';
    const filled = !saysNothing(name);
    return judgeOne(
      judgeBox(subject, { field: 'purchaser.name', path: '/claim/purchaser/name', filled, everyPaper: true }),
    );
  },
};
