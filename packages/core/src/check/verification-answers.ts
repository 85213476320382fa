import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { ClaimedId } from '../certificate/certificate.ts';
import type { Verdict } from './check.ts';
import { compactId, isFiller, isPendingText } from './id-text.ts';
import { isStateKind } from './state-id.ts';
import { type CheckSubject, idsOf, type Placed } from './subject.ts';
import type { VerificationFacts, VerificationRegister } from './verification-facts.ts';

/** Whether two numbers are one: same kind, same characters, and no two different issuers. */
export function sameNumber(a: ClaimedId, b: ClaimedId): boolean {
  if (a.kind !== b.kind || compactId(a.value) !== compactId(b.value)) return false;
  return a.issuer === null || b.issuer === null || a.issuer === b.issuer;
}

/** What is known about one number from one kind of register. */
export interface KnownAnswers {
  /** The newest that is an answer. */
  answer: VerificationFacts | null;
  /** Set when the registry was asked again later and did not answer. */
  silentSince: VerificationFacts | null;
}

/** @param facts oldest first, as {@link CheckSubject} gives them */
export function answersAbout(
  facts: readonly VerificationFacts[],
  register: VerificationRegister,
  number: ClaimedId,
): KnownAnswers {
  return newestOf(
    facts.filter((fact) => fact.register === register && fact.number !== null && sameNumber(fact.number, number)),
  );
}

export function newestOf(facts: readonly VerificationFacts[]): KnownAnswers {
  const answer = facts.findLast((fact) => fact.result !== 'no-answer') ?? null;
  const last = facts.at(-1) ?? null;
  return { answer, silentSince: last?.result === 'no-answer' ? last : null };
}

/** Numbers of the claim that a tax authority keeps a register of. */
export function registeredIds(subject: CheckSubject): Placed<ClaimedId>[] {
  return idsOf(subject.certificate.claim).filter(({ value: id }) => isStateKind(id.kind) || id.kind === 'vat');
}

/**
 * Judges the newest answer about one number. Without one the question stays open: nobody asked, or the registry was silent.
 */
export function judgeAnswer(
  subject: CheckSubject,
  id: ClaimedId,
  judge: (answer: VerificationFacts) => Verdict,
  register: VerificationRegister = 'permit',
): Verdict {
  if (isFiller(id.value)) return { notApplicable: 'number-is-filler' };
  if (isPendingText(id.value)) return { notApplicable: 'number-is-pending' };
  if (subject.verifications === null) return { couldNotCheck: 'verifications-unknown' };
  const { answer, silentSince } = answersAbout(subject.verifications, register, id);
  if (answer !== null) return judge(answer);
  return { couldNotCheck: silentSince === null ? 'not-verified' : 'registry-silent' };
}

/** The day a permit must be open: of the sale in question, else the day asked about. */
export function dayAsked({ sale, asOf }: CheckSubject): CalendarDate {
  return sale?.date ?? asOf;
}
