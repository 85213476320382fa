import { askedIdKinds } from '../asked-for.ts';
import { type Check, catalogueSource, couldNotCheck, judgeOne, notApplicable } from '../check.ts';
import { isFilled, jurisdictionsOf, placeName } from '../subject.ts';

/** A number is given where the form asks for one, or the text that may stand in its place. */
export const identificationNumber: Check = {
  id: 'CMP-07',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'claim.idExplanation'],
  citation: catalogueSource('L1'),
  run(subject) {
    const { ids, idExplanation } = subject.certificate.claim;
    if (ids.some((id) => isFilled(id.value)) || isFilled(idExplanation)) return [];
    const asked = askedIdKinds(subject);
    if (!asked) return judgeOne(couldNotCheck('form-unknown'));
    const kind = asked.kinds[0];
    if (kind === undefined) return judgeOne(notApplicable('form-does-not-ask'));
    const places = jurisdictionsOf(subject).map((entry) => placeName(subject, entry.value));
    return [{ path: '/claim/ids', ground: asked.ground, values: { kind, place: places.join(', ') } }];
  },
};
