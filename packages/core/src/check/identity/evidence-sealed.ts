import { type Check, catalogueSource, judgeEach, notApplicable } from '../check.ts';
import { shownId } from '../id-text.ts';
import { judgeAnswer, registeredIds } from '../verification-answers.ts';

/** What the authority answered is kept under a seal: the answer itself, or a file that shows it. A clerk's word alone is no proof. */
export const evidenceSealed: Check = {
  id: 'IDN-07',
  group: 'identity',
  severity: 'warn',
  about: 'record',
  reads: ['claim.ids', 'verifications.evidence'],
  citation: catalogueSource('E10'),
  run(subject) {
    return judgeEach(registeredIds(subject), notApplicable('no-number'), ({ value: id, path }) =>
      judgeAnswer(subject, id, ({ evidence, registry, on }) =>
        evidence === 'sealed' ? 'in-order' : { path, values: { value: shownId(id.value), registry, on } },
      ),
    );
  },
};
