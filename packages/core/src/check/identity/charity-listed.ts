import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { shownId } from '../id-text.ts';
import { idsOf, reasonsOf } from '../subject.ts';
import { judgeAnswer } from '../verification-answers.ts';

const CHARITABLE: ReadonlySet<string> = new Set(['charitable', 'religious', 'educational']);

/** A charity stands in the federal list of exempt organizations. That helps; it is not the exemption of the state. */
export const charityListed: Check = {
  id: 'IDN-09',
  group: 'identity',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.reasons', 'claim.ids', 'verifications'],
  citation: PRACTICE,
  run(subject) {
    if (!reasonsOf(subject).some(({ value }) => CHARITABLE.has(value))) return notApplicable('reason-not-of-this-kind');
    const federal = idsOf(subject.certificate.claim).filter(({ value: id }) => id.kind === 'fein');
    return judgeEach(federal, couldNotCheck('no-number'), ({ value: id, path }) =>
      judgeAnswer(
        subject,
        id,
        ({ result, registry, on, endDate }) =>
          result === 'active'
            ? 'in-order'
            : { path, values: { value: shownId(id.value), result, registry, on, ended: endDate ?? on } },
        'exempt-organizations',
      ),
    );
  },
};
