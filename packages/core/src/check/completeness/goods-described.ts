import { type Check, catalogueSource, judgeOne } from '../check.ts';
import { judgeBox } from '../form-field.ts';
import { saysNothing } from '../name-text.ts';

/** The goods or services are described: a blanket certificate covers only what it describes. */
export const goodsDescribed: Check = {
  id: 'CMP-12',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.description.items'],
  citation: catalogueSource('L2'),
  run(subject) {
    const filled = !saysNothing(subject.certificate.claim.description.items ?? '');
    return judgeOne(
      judgeBox(subject, { field: 'description.items', path: '/claim/description/items', filled, everyPaper: false }),
    );
  },
};
