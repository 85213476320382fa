import { factOn } from '../../content/content.ts';
import { withFile } from '../acceptance.ts';
import { askedIdKinds } from '../asked-for.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, judgeEach, notApplicable } from '../check.ts';
import { isFilled, jurisdictionsOf, lawDay, placeName, reasonsOf } from '../subject.ts';

/** A resale claim with only a number of another state goes to a state that takes such numbers. */
export const homeNumberAccepted: Check = {
  id: 'JUR-06',
  group: 'jurisdiction',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'claim.jurisdictions', 'claim.reasons'],
  citation: catalogueSource('L10'),
  run(subject) {
    if (askedIdKinds(subject)?.kinds.includes('per-state')) return notApplicable('form-is-a-grid');
    if (!reasonsOf(subject).some((entry) => entry.value === 'resale')) return notApplicable('reason-not-of-this-kind');
    const { ids } = subject.certificate.claim;
    const numbers = ids.filter((id) => id.issuer?.startsWith('US-') && isFilled(id.value));
    if (numbers.length === 0) return notApplicable('no-number');
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code }) => {
      if (numbers.some((id) => id.issuer === code)) return 'in-order';
      return withFile(subject, code, (place) => {
        const fact = factOn(place.accepts.outOfStateResaleNumber, lawDay(subject));
        if (!fact || fact.value.accepted === null) return couldNotCheck('fact-unknown');
        if (fact.value.accepted) return 'in-order';
        const values = { place: place.name, other: placeName(subject, numbers[0]?.issuer ?? '') };
        const index = ids.findIndex((id) => numbers.includes(id));
        return { path: `/claim/ids/${index}/issuer`, values, ground: groundOf(code, fact) };
      });
    });
  },
};
