import { type Check, catalogueSource, couldNotCheck, judgeEach } from '../check.ts';
import { formOf, reasonsOf } from '../subject.ts';

/** The form serves the reason claimed: resale does not belong on a form for exempt organisations. */
export const reasonFitsForm: Check = {
  id: 'CON-08',
  group: 'consistency',
  severity: 'reject',
  about: 'record',
  reads: ['claim.reasons', 'reasonCode', 'formId'],
  citation: catalogueSource('L11'),
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const { form, owner } = known;
    if (form.reasons.length === 0) return couldNotCheck('fact-unknown');
    // A form with a box for other grounds takes what it does not list.
    const takesOther = form.reasons.includes('other');
    return judgeEach(reasonsOf(subject), couldNotCheck('reason-unknown'), ({ value: reason, path }) => {
      if (form.reasons.includes(reason) || takesOther) return 'in-order';
      return {
        path,
        values: { reason, form: form.title },
        ground: { in: owner, confidence: form.confidence, sources: form.sources },
      };
    });
  },
};
