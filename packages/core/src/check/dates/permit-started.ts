import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { shownId } from '../id-text.ts';
import { startOf } from '../subject.ts';
import { judgeAnswer, registeredIds } from '../verification-answers.ts';

/** The buyer was registered when the claim was made. */
export const permitStarted: Check = {
  id: 'DAT-17',
  group: 'dates',
  severity: 'warn',
  about: 'record',
  reads: ['claim.signedDate', 'validFrom', 'verifications.startDate'],
  citation: PRACTICE,
  run(subject) {
    const claimed = startOf(subject.certificate);
    if (claimed === null) return couldNotCheck('no-date');
    return judgeEach(registeredIds(subject), notApplicable('no-number'), ({ value: id, path }) =>
      judgeAnswer(subject, id, ({ result, startDate, registry }) => {
        if (result === 'not-found') return notApplicable('reported-elsewhere');
        if (startDate === null) return couldNotCheck('registry-says-nothing');
        if (startDate <= claimed) return 'in-order';
        return { path, values: { value: shownId(id.value), started: startDate, claimed, registry } };
      }),
    );
  },
};
