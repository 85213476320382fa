import { acceptanceOf, withFile } from '../acceptance.ts';
import { type Check, catalogueSource, couldNotCheck, judgeEach } from '../check.ts';
import { formsServing } from '../forms-serving.ts';
import { formOf, jurisdictionsOf, reasonsOf } from '../subject.ts';

/** Where a reason needs a letter or card that the state issues, a form the purchaser filled in does not do. */
export const stateIssuedPaper: Check = {
  id: 'JUR-15',
  group: 'jurisdiction',
  severity: 'reject',
  about: 'record',
  reads: ['formId', 'claim.reasons', 'claim.jurisdictions', 'grants.zone'],
  citation: catalogueSource('L12'),
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    const reasons = reasonsOf(subject);
    if (reasons.length === 0) return couldNotCheck('reason-unknown');
    const pairs = jurisdictionsOf(subject).flatMap((state) =>
      reasons.map((reason) => ({ state, reason: reason.value })),
    );
    return judgeEach(pairs, couldNotCheck('jurisdiction-unknown'), ({ state, reason }) =>
      withFile(subject, state.value, (place) => {
        const serving = formsServing(place, reason);
        const own = serving.find((form) => form.completedBy === 'state');
        // What no form of the state serves is RSN-01's cause.
        if (!own) return serving.length > 0 ? 'in-order' : couldNotCheck('fact-unknown');
        if (serving.some((form) => form.completedBy === 'purchaser')) return 'in-order';
        if (known.form.completedBy === 'state' && known.owner === place.code) return 'in-order';
        if (acceptanceOf(subject, known, place)?.value.accepted === true) return 'in-order';
        const ground = { in: place.code, confidence: own.confidence, sources: own.sources };
        return { path: '/formId', values: { place: place.name, reason, needed: own.title }, ground };
      }),
    );
  },
};
