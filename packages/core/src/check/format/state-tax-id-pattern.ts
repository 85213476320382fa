import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { compactId, shownId } from '../id-text.ts';
import { isStateKind, judgeStateId } from '../state-id.ts';
import { idsOf, placeName } from '../subject.ts';

/** A state number has the digits, letters and length of its state. A Texas number with ten digits is no Texas number. */
export const stateTaxIdPattern: Check = {
  id: 'FMT-01',
  group: 'format',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids'],
  citation: catalogueSource('A7'),
  run(subject) {
    const ids = idsOf(subject.certificate.claim).filter((entry) => isStateKind(entry.value.kind));
    return judgeEach(ids, notApplicable('no-number'), ({ value: id, path }) => {
      const judged = judgeStateId(subject, id);
      switch (judged.kind) {
        case 'fits':
        case 'fits-repaired':
          return 'in-order';
        case 'filler':
          return notApplicable('number-is-filler');
        case 'pending':
          return notApplicable('number-is-pending');
        case 'fits-other-state':
          return notApplicable('number-of-another-state');
        case 'does-not-fit': {
          const { format, issuer, ground } = judged;
          const values = {
            value: shownId(id.value),
            length: String([...compactId(id.value)].length),
            place: placeName(subject, issuer),
            name: format.name,
            digits: digitsOf(format.pattern),
            shape: format.display ?? format.examples[0] ?? format.pattern ?? '',
          };
          return { path, values, ground };
        }
        default:
          return couldNotCheck(judged.kind);
      }
    });
  },
};

/** `^\d{11}$` → `11`: such a shape is told in words. Empty for every other pattern. */
function digitsOf(pattern: string | null): string {
  return /^\^\\d\{(\d+)\}\$$/.exec(pattern ?? '')?.[1] ?? '';
}
