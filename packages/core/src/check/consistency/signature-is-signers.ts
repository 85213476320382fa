import { type Check, couldNotCheck, judgeOne, notApplicable, PRACTICE, type Verdict } from '../check.ts';
import { readFiles } from '../document/each-file.ts';
import { coreName, wordsOf } from '../name-text.ts';
import { type CheckSubject, isFilled } from '../subject.ts';

/** A person's name as typed: two to four words of letters, each with a capital. */
const PERSON = /^\p{Lu}[\p{L}.'’-]*( (?:van|von|der|de|la|del|di|da)| \p{Lu}[\p{L}.'’-]*){1,4}$/u;

/** The name in the signature, where it can be read, is the printed name of the signer. */
export const signatureIsSigners: Check = {
  id: 'CON-09',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signer.name', 'claim.signatureEvidence.signer', 'document.files.facts.signature.typed'],
  citation: PRACTICE,
  run(subject) {
    return judgeOne(judgeName(subject));
  },
};

function judgeName(subject: CheckSubject): Verdict {
  const { claim } = subject.certificate;
  const printed = claim.signer.name;
  if (claim.signature.present === false) return notApplicable('signature-missing');
  if (!isFilled(printed)) return notApplicable('field-empty');
  const read = namesSigned(subject);
  if (read.length === 0) return couldNotCheck('signature-not-read');
  if (read.some((name) => shareName(name, printed))) return 'in-order';
  return { path: '/claim/signer/name', values: { printed, signed: read[0] ?? '' } };
}

/** Names that stand in the place of the signature, or that the evidence of the signing gives. A mail address is no name. */
function namesSigned(subject: CheckSubject): string[] {
  const { claim } = subject.certificate;
  const evident = claim.signatureEvidence?.signer ?? null;
  const typed = readFiles(subject).flatMap(({ facts }) => facts.signature?.typed ?? []);
  const firm = coreName(claim.purchaser.name ?? '');
  return [evident, ...typed.map((text) => (text.split(',')[0] ?? '').replace(/^\/s\/\s*/i, '').trim())]
    .filter(isFilled)
    .filter((name) => PERSON.test(name) && coreName(name) !== firm);
}

/** One word of three letters and more in common: first names are shortened and middle names left out. */
function shareName(one: string, other: string): boolean {
  const words = new Set(wordsOf(other));
  return wordsOf(one).some((word) => word.length > 2 && words.has(word));
}
