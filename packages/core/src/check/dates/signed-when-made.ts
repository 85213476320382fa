import { addDays, type CalendarDate, daysBetween } from '../../calendar/calendar-date.ts';
import { type Check, couldNotCheck, notApplicable, PRACTICE, type Verdict } from '../check.ts';
import { judgeFiles, type ReadFile } from '../document/each-file.ts';
import { type CheckSubject, realDate } from '../subject.ts';

/**
 * Days a file may be younger than the signature on it. Typed forms are saved about when they are signed; a paper signed by hand may
 * lie in a drawer until somebody scans it. Evidence of an electronic act says the very day; one day is the difference of time zones.
 */
const LATER_BY = { evidence: 1, typed: 60, picture: 400 } as const;
/** Days after the receipt within which the sender's file was still the sender's. */
const RECEIVED_WITHIN = 3;

/** The day of signing on the paper goes with what the file says about its own making: much later may be a date set back. */
export const signedWhenMade: Check = {
  id: 'DAT-16',
  group: 'dates',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signedDate', 'claim.signatureEvidence.at', 'claim.receivedDate', 'document.files.facts.metadata'],
  citation: PRACTICE,
  run(subject) {
    const { claim } = subject.certificate;
    const signed = realDate(claim.signedDate);
    if (signed === null) return notApplicable('no-date');
    const at = dayOf(claim.signatureEvidence?.at ?? null);
    if (at !== null) {
      const late = daysBetween(signed, at) > LATER_BY.evidence;
      return late ? [{ path: '/claim/signedDate', values: { signed, made: at, what: 'evidence' } }] : [];
    }
    return judgeFiles(subject, (read) => judgeFile(subject, signed, read));
  },
};

function judgeFile({ certificate }: CheckSubject, signed: CalendarDate, { facts }: ReadFile): Verdict {
  const { created, modified } = facts.metadata;
  const days = [dayOf(created), dayOf(modified)].filter((day) => day !== null).toSorted();
  const made = days.at(-1);
  if (made === undefined) return couldNotCheck('no-date');
  const received = realDate(certificate.claim.receivedDate);
  if (received !== null && made > addDays(received, RECEIVED_WITHIN)) return notApplicable('saved-by-receiver');
  const typed = facts.pages.every((page) => page.text !== null);
  if (daysBetween(signed, made) <= LATER_BY[typed ? 'typed' : 'picture']) return 'in-order';
  return { path: '/claim/signedDate', values: { signed, made, what: typed ? 'typed' : 'picture' } };
}

function dayOf(instant: string | null): CalendarDate | null {
  return instant === null ? null : realDate(instant.slice(0, 10));
}
