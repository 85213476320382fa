import { KINDS_OF_RESALE } from '../../certificate/reason.ts';
import { acceptanceOf, withFile } from '../acceptance.ts';
import {
  type Check,
  catalogueSource,
  couldNotCheck,
  groundOf,
  judgeEach,
  notApplicable,
  type Verdict,
} from '../check.ts';
import { formOf, isMultistate, jurisdictionsOf, reasonsOf } from '../subject.ts';

/** A state that takes a multistate form for some reasons takes it for the one claimed. */
export const formForReason: Check = {
  id: 'JUR-04',
  group: 'jurisdiction',
  severity: 'reject',
  about: 'record',
  reads: ['formId', 'claim.reasons', 'claim.jurisdictions', 'grants.zone'],
  citation: catalogueSource('L10'),
  run(subject) {
    const known = formOf(subject);
    if (!known) return couldNotCheck('form-unknown');
    if (!isMultistate(subject, known)) return notApplicable('form-names-its-state');
    const reasons = reasonsOf(subject);
    if (reasons.length === 0) return couldNotCheck('reason-unknown');
    const pairs = jurisdictionsOf(subject).flatMap((state) =>
      reasons.map((reason) => ({ state, reason: reason.value })),
    );
    return judgeEach(pairs, couldNotCheck('jurisdiction-unknown'), ({ state, reason }) =>
      withFile(subject, state.value, (place): Verdict => {
        const fact = acceptanceOf(subject, known, place);
        if (!fact || fact.value.accepted === null) return couldNotCheck('fact-unknown');
        if (!fact.value.accepted) return notApplicable('reported-elsewhere');
        const { reasons: taken } = fact.value;
        if (taken.length === 0 || taken.includes(reason)) return 'in-order';
        // A person looks before the paper is refused.
        const nearResale = KINDS_OF_RESALE.includes(reason) && taken.includes('resale');
        const values = { form: known.form.title, place: place.name, reason, taken: taken.join(' ') };
        const observation = { path: state.path, values, ground: groundOf(state.value, fact) };
        return nearResale ? { ...observation, severity: 'warn' } : observation;
      }),
    );
  },
};
