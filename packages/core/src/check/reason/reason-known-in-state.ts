import { acceptanceOf, withFile } from '../acceptance.ts';
import { type Check, catalogueSource, couldNotCheck, judgeEach, type Verdict } from '../check.ts';
import { formsServing } from '../forms-serving.ts';
import { formOf, jurisdictionsOf, reasonsOf } from '../subject.ts';

/**
 * The state knows the reason: some form of it, or a multistate form it takes, serves it. That our content lists no such form
 * is no proof that the law has none, so it never rejects by itself.
 */
export const reasonKnownInState: Check = {
  id: 'RSN-01',
  group: 'reason',
  severity: 'reject',
  about: 'record',
  reads: ['claim.reasons', 'claim.jurisdictions', 'grants.zone'],
  citation: catalogueSource('A4'),
  run(subject) {
    const known = formOf(subject);
    const reasons = reasonsOf(subject);
    if (reasons.length === 0) return couldNotCheck('reason-unknown');
    const pairs = jurisdictionsOf(subject).flatMap((state) => reasons.map((reason) => ({ state, reason })));
    return judgeEach(pairs, couldNotCheck('jurisdiction-unknown'), ({ state, reason }) =>
      withFile(subject, state.value, (place): Verdict => {
        if (place.forms.length === 0) return couldNotCheck('fact-unknown');
        if (formsServing(place, reason.value).length > 0 || formsServing(place, 'other').length > 0) return 'in-order';
        const acceptance = known && acceptanceOf(subject, known, place)?.value;
        const taken =
          acceptance?.accepted === true &&
          (acceptance.reasons.length === 0 || acceptance.reasons.includes(reason.value));
        if (taken) return 'in-order';
        const ground = { in: place.code, confidence: 'unconfirmed' as const, sources: [] };
        return { path: reason.path, values: { place: place.name, reason: reason.value }, ground };
      }),
    );
  },
};
