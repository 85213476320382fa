import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { DatedValue, Validity } from '../content/content.ts';
import { computeExpiry, type ExpiryRule } from '../content/validity.ts';
import { type CheckSubject, formOf, lawDay, startOf } from './subject.ts';

/** How long the certificate holds by the law of its form, with the fact it rests on. Nothing printed is considered here. */
export interface Term {
  fact: DatedValue<Validity>;
  rule: ExpiryRule;
  owner: string;
  formTitle: string;
  start: CalendarDate;
  /** Last day by law; null when the law sets none. */
  ends: CalendarDate | null;
}

/** The term of the certificate's form, or why it is not known. */
export function termOf(subject: CheckSubject): Term | 'form-unknown' | 'fact-unknown' | 'no-date' {
  const known = formOf(subject);
  if (!known) return 'form-unknown';
  const start = startOf(subject.certificate);
  if (start === null) return 'no-date';
  const { expires, rule, validity } = computeExpiry(known.form, start, null, lawDay(subject));
  if (!validity || rule === 'term-unknown') return 'fact-unknown';
  return { fact: validity, rule, owner: known.owner, formTitle: known.form.title, start, ends: expires };
}
