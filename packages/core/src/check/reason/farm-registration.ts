import { withFile } from '../acceptance.ts';
import { askedFor } from '../asked-for.ts';
import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { isFilled, jurisdictionsOf, reasonsOf } from '../subject.ts';

const FARM_REASONS = ['agricultural', 'timber', 'aquaculture-fishery'];

/** A farm or forestry claim carries the registration number of the programme, where the state issues one. */
export const farmRegistration: Check = {
  id: 'RSN-18',
  group: 'reason',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.reasons', 'claim.ids', 'formId'],
  citation: PRACTICE,
  run(subject) {
    if (!reasonsOf(subject).some((entry) => FARM_REASONS.includes(entry.value)))
      return notApplicable('reason-not-of-this-kind');
    if (subject.certificate.claim.ids.some((id) => id.kind === 'ag-registration' && isFilled(id.value))) return [];
    const asked = askedFor(subject, 'id.ag-registration');
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code }) =>
      withFile(subject, code, (place) => {
        const values = { place: place.name };
        if (asked.answer === 'yes') return { path: '/claim/ids', values, ground: asked.ground };
        const format = place.idFormats.find((entry) => entry.kind === 'ag-registration');
        if (!format) return notApplicable('form-does-not-ask');
        // The state issues such a number, but this form does not ask for it.
        const ground = { in: code, confidence: format.confidence, sources: format.sources };
        return { path: '/claim/ids', values, ground, severity: 'warn' };
      }),
    );
  },
};
