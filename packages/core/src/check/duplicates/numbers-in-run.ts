import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { compactId, shownId } from '../id-text.ts';
import { RUN_DAYS, RUN_LENGTH } from '../signals.ts';
import { idsOf } from '../subject.ts';
import { customersOf } from './one-number-one-name.ts';

/** The number is not one of a run that several customers gave within some days: such numbers are made up. */
export const numbersInRun: Check = {
  id: 'DUP-09',
  group: 'duplicates',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids', 'signals.inRun'],
  citation: PRACTICE,
  run({ certificate, signals }) {
    if (signals === null) return couldNotCheck('signals-unknown');
    return judgeEach(idsOf(certificate.claim), notApplicable('no-number'), ({ value: id, path }) => {
      const run = signals.inRun.find((entry) => compactId(entry.value) === compactId(id.value));
      const count = run ? customersOf(run.others) : 0;
      if (!run || count < RUN_LENGTH) return 'in-order';
      const others = run.others.slice(0, RUN_LENGTH).map((other) => shownId(other.value));
      const values = {
        value: shownId(id.value),
        count: String(count),
        others: others.join(', '),
        days: String(RUN_DAYS),
      };
      return { path, values };
    });
  },
};
