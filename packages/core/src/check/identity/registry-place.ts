import type { Address } from '../../certificate/certificate.ts';
import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE, type Verdict } from '../check.ts';
import { normalStreet, wordsOf } from '../name-text.ts';
import { type CheckSubject, isFilled } from '../subject.ts';
import { judgeAnswer, registeredIds } from '../verification-answers.ts';
import type { VerificationFacts } from '../verification-facts.ts';

/** The authority has the number for the place on the paper. What one side leaves empty is not compared; one agreement is enough. */
export const registryPlace: Check = {
  id: 'IDN-03',
  group: 'identity',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.address', 'verifications'],
  citation: PRACTICE,
  run(subject) {
    return judgeEach(registeredIds(subject), notApplicable('no-number'), ({ value: id }) =>
      judgeAnswer(subject, id, (answer) => compare(subject, answer)),
    );
  },
};

function compare(subject: CheckSubject, answer: VerificationFacts): Verdict {
  if (answer.result === 'not-found') return notApplicable('reported-elsewhere');
  const registered = answer.address;
  if (registered === null) return couldNotCheck('registry-says-nothing');
  const { address } = subject.certificate.claim.purchaser;
  const comparisons = [
    same(address.postalCode, registered.postalCode, zip),
    same(address.line1, registered.line1, normalStreet),
    same(address.city, registered.city, plain),
  ].filter((one) => one !== null);
  if (comparisons.length === 0) return couldNotCheck('registry-says-nothing');
  if (comparisons.includes(true)) return 'in-order';
  const values = {
    paper: inOneLine(address),
    registered: inOneLine(registered),
    registry: answer.registry,
    on: answer.on,
  };
  return { path: '/claim/purchaser/address', values };
}

/** Null when one side is empty. */
function same(
  paper: string | null | undefined,
  registry: string | null | undefined,
  normal: (text: string) => string,
): boolean | null {
  if (!isFilled(paper ?? null) || !isFilled(registry ?? null)) return null;
  return normal(paper ?? '') === normal(registry ?? '');
}

function plain(text: string): string {
  return wordsOf(text).join(' ');
}

function zip(code: string): string {
  const compact = wordsOf(code).join('');
  return /^\d{9}$/.test(compact) ? compact.slice(0, 5) : compact;
}

function inOneLine({ line1, city, region, postalCode }: Partial<Address>): string {
  const last = [region, postalCode].filter((part) => isFilled(part ?? null)).join(' ');
  return [line1, city, last].filter((part) => isFilled(part ?? null)).join(', ');
}
