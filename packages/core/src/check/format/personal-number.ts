import { type Check, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { looksPersonal, masked } from '../id-text.ts';
import { idsOf } from '../subject.ts';

/** A number grouped as a social security number in the box of a business number. Only its last four digits are repeated. */
export const personalNumber: Check = {
  id: 'FMT-06',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids'],
  citation: PRACTICE,
  run(subject) {
    const ids = idsOf(subject.certificate.claim).filter((entry) => entry.value.kind !== 'drivers-license');
    return judgeEach(ids, notApplicable('no-number'), ({ value: id, path }) =>
      looksPersonal(id.value) ? { path, values: { value: masked(id.value) } } : 'in-order',
    );
  },
};
