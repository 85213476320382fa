import type { SignatureFacts } from '../../document/file-facts.ts';
import { type Check, couldNotCheck, notApplicable, PRACTICE, type Verdict } from '../check.ts';
import { judgeFiles } from '../document/each-file.ts';

/** Shares of a box of 250 × 34 points: less ink than a full stop of a ball pen is dirt on the paper. */
const NOTHING = 0.0015;
/** Initials are about as wide as high and take less than a seventh of the box; a signature runs on. */
const SHORT = 0.14;
/** A line has no height. */
const FLAT = 0.12;
const LETTERS_OF_A_NAME = 4;

/** What stands in the place of the signature is more than initials, a tick or a line. */
export const moreThanInitials: Check = {
  id: 'SIG-08',
  group: 'signature',
  severity: 'warn',
  about: 'record',
  reads: ['claim.signature', 'document.files.facts.signature'],
  citation: PRACTICE,
  run(subject) {
    const { signature } = subject.certificate.claim;
    if (signature.present === false) return notApplicable('signature-missing');
    return judgeFiles(subject, ({ facts, reading, path }) => {
      if (reading.hasText && reading.kind !== 'certificate') return notApplicable('of-another-kind');
      if (facts.signature === null) return couldNotCheck(reading.hasText ? 'signature-not-found' : 'text-not-read');
      return judgeInk(facts.signature, path);
    });
  },
};

function judgeInk({ page, ink, spanWidth, spanHeight, typed, picture }: SignatureFacts, path: string): Verdict {
  if (picture !== null || (typed !== null && typed.replace(/[^\p{L}]/gu, '').length >= LETTERS_OF_A_NAME))
    return 'in-order';
  const at = { path, values: { page: String(page) } };
  if (ink < NOTHING) return { ...at, values: { ...at.values, what: 'nothing' } };
  if (spanHeight < FLAT) return { ...at, values: { ...at.values, what: 'line' } };
  return spanWidth < SHORT ? { ...at, values: { ...at.values, what: 'initials' } } : 'in-order';
}
