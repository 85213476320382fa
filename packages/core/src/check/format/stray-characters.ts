import type { ClaimedId } from '../../certificate/certificate.ts';
import { type Check, catalogueSource, judgeEach, notApplicable } from '../check.ts';
import { isFiller, isPendingText, plainLetters, shownId } from '../id-text.ts';
import { isStateKind, judgeStateId } from '../state-id.ts';
import { type CheckSubject, idsOf } from '../subject.ts';

/**
 * Characters that nobody meant to type: blanks around the number, invisible signs, letters of another script, O for zero. One
 * extra space keeps a tax engine from finding the certificate.
 */
export const strayCharacters: Check = {
  id: 'FMT-14',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids'],
  citation: catalogueSource('X2'),
  run(subject) {
    return judgeEach(idsOf(subject.certificate.claim), notApplicable('no-number'), ({ value: id, path }) => {
      if (isFiller(id.value)) return notApplicable('number-is-filler');
      if (isPendingText(id.value)) return notApplicable('number-is-pending');
      const meant = meantNumber(subject, id);
      return meant === undefined ? 'in-order' : { path, values: { value: shownId(id.value), meant: shownId(meant) } };
    });
  },
};

/** The number as it was probably meant; undefined when it is clean. */
function meantNumber(subject: CheckSubject, id: ClaimedId): string | undefined {
  if (isStateKind(id.kind)) {
    const judged = judgeStateId(subject, id);
    if (judged.kind === 'fits-repaired') return judged.repaired;
  }
  const plain = plainLetters(id.value).trim();
  if (plain !== id.value.toUpperCase()) return plain;
  // Without a pattern to ask, only a letter O between digits is surely a zero.
  const zeroed = plain.replace(/(?<=\d)O(?=\d)/gu, '0');
  return zeroed === plain || isStateKind(id.kind) ? undefined : zeroed;
}
