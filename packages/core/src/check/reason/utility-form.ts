import { withFile } from '../acceptance.ts';
import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { formOf, jurisdictionsOf, reasonsOf } from '../subject.ts';

/** A utility claim stands on the state's own form for utilities, where the state has one. */
export const utilityForm: Check = {
  id: 'RSN-12',
  group: 'reason',
  severity: 'reject',
  about: 'record',
  reads: ['claim.reasons', 'reasonCode', 'formId'],
  citation: catalogueSource('L6'),
  run(subject) {
    if (!reasonsOf(subject).some((entry) => entry.value === 'utilities'))
      return notApplicable('reason-not-of-this-kind');
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code }) =>
      withFile(subject, code, (place) => {
        const serving = place.forms.filter((form) => form.reasons.includes('utilities'));
        const needed = serving[0];
        if (!needed) return couldNotCheck('fact-unknown');
        if (serving.some((form) => form.id === known.form.id)) return 'in-order';
        const ground = { in: code, confidence: needed.confidence, sources: needed.sources };
        return { path: '/formId', values: { place: place.name, needed: needed.title, form: known.form.title }, ground };
      }),
    );
  },
};
