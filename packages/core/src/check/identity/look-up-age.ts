import { daysBetween } from '../../calendar/calendar-date.ts';
import { type Check, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { shownId } from '../id-text.ts';
import { judgeAnswer, registeredIds } from '../verification-answers.ts';

/** The newest answer about the number is not older than answers of this registry count as fresh. */
export const lookUpAge: Check = {
  id: 'IDN-06',
  group: 'identity',
  severity: 'warn',
  about: 'record',
  reads: ['claim.ids', 'verifications.on'],
  citation: PRACTICE,
  run(subject) {
    return judgeEach(registeredIds(subject), notApplicable('no-number'), ({ value: id, path }) =>
      judgeAnswer(subject, id, ({ on, goodForDays, registry }) => {
        const days = daysBetween(on, subject.asOf);
        if (days <= goodForDays) return 'in-order';
        return {
          path,
          values: { value: shownId(id.value), registry, on, days: String(days), most: String(goodForDays) },
        };
      }),
    );
  },
};
