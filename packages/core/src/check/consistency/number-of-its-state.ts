import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { shownId } from '../id-text.ts';
import { isStateKind, judgeStateId } from '../state-id.ts';
import { idsOf, placeName } from '../subject.ts';

/** A number fits the state it is given for, and not another state named on the same paper. */
export const numberOfItsState: Check = {
  id: 'CON-04',
  group: 'consistency',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'claim.jurisdictions', 'claim.purchaser.address.region'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const ids = idsOf(subject.certificate.claim).filter((entry) => isStateKind(entry.value.kind));
    return judgeEach(ids, notApplicable('no-number'), ({ value: id, path }) => {
      const judged = judgeStateId(subject, id);
      switch (judged.kind) {
        case 'fits-other-state': {
          const place = placeName(subject, judged.issuer);
          return {
            path,
            values: { value: shownId(id.value), place, other: placeName(subject, judged.other) },
            ground: judged.ground,
          };
        }
        case 'issuer-unknown':
        case 'jurisdiction-not-in-content':
        case 'pattern-unknown':
          return couldNotCheck(judged.kind);
        case 'filler':
          return notApplicable('number-is-filler');
        case 'pending':
          return notApplicable('number-is-pending');
        default:
          return 'in-order';
      }
    });
  },
};
