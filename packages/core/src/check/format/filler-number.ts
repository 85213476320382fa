import { type Check, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { isFiller, shownId } from '../id-text.ts';
import { idsOf } from '../subject.ts';

/** Zeros, 123456789, one digit repeated or "N/A" in the box of a number: treated as no number. */
export const fillerNumber: Check = {
  id: 'FMT-04',
  group: 'format',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids'],
  citation: PRACTICE,
  run(subject) {
    return judgeEach(idsOf(subject.certificate.claim), notApplicable('no-number'), ({ value: id, path }) =>
      isFiller(id.value) ? { path, values: { value: shownId(id.value) } } : 'in-order',
    );
  },
};
