import { type Check, catalogueSource, judgeEach, notApplicable } from '../check.ts';
import { shownId } from '../id-text.ts';
import { dayAsked, judgeAnswer, registeredIds } from '../verification-answers.ts';

/** The authority that issued the number has it as active. A permit that ended on a known day is DAT-18's cause. */
export const permitActive: Check = {
  id: 'IDN-01',
  group: 'identity',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'verifications'],
  citation: catalogueSource('L8'),
  run(subject) {
    return judgeEach(registeredIds(subject), notApplicable('no-number'), ({ value: id, path }) =>
      judgeAnswer(subject, id, ({ result, registry, on, endDate }) => {
        if (result === 'active') return 'in-order';
        if (result === 'name-differs') return notApplicable('reported-elsewhere');
        if (result !== 'not-found' && endDate !== null && endDate < dayAsked(subject))
          return notApplicable('reported-elsewhere');
        // Closed on a day still to come.
        if (result === 'closed' && endDate !== null) return 'in-order';
        return { path, values: { value: shownId(id.value), result, registry, on } };
      }),
    );
  },
};
