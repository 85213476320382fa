import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { shownId } from '../id-text.ts';
import { dayAsked, judgeAnswer, registeredIds } from '../verification-answers.ts';

/** The permit is not closed on the day of the sale, or without one on the day asked about: a closed permit gives no exemption to later sales. */
export const permitOpen: Check = {
  id: 'DAT-18',
  group: 'dates',
  severity: 'reject',
  about: 'record',
  reads: ['claim.ids', 'verifications.endDate'],
  citation: catalogueSource('L3'),
  run(subject) {
    return judgeEach(registeredIds(subject), notApplicable('no-number'), ({ value: id, path }) =>
      judgeAnswer(subject, id, ({ result, endDate, registry }) => {
        if (result === 'not-found') return notApplicable('reported-elsewhere');
        if (endDate === null) return result === 'active' ? 'in-order' : couldNotCheck('registry-says-nothing');
        if (endDate >= dayAsked(subject)) return 'in-order';
        return { path, values: { value: shownId(id.value), ended: endDate, registry } };
      }),
    );
  },
};
