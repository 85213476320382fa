import { addDays, addYears, type CalendarDate, calendarDate } from '../calendar/calendar-date.ts';
import { type DatedValue, factOn, type Validity } from '../content/content.ts';
import { type CheckSubject, formOf, lawDay, startOf } from './subject.ts';

/** How long the form's certificates hold, with the fact it rests on and the day they start. */
export interface Term {
  fact: DatedValue<Validity>;
  owner: string;
  formTitle: string;
  start: CalendarDate;
}

/** The term of the certificate's form, or why it is not known. */
export function termOf(subject: CheckSubject): Term | 'form-unknown' | 'fact-unknown' | 'no-date' {
  const known = formOf(subject);
  if (!known) return 'form-unknown';
  const fact = factOn(known.form.validity, lawDay(subject));
  if (!fact || fact.value.kind === 'unknown') return 'fact-unknown';
  const start = startOf(subject.certificate);
  return start === null ? 'no-date' : { fact, owner: known.owner, formTitle: known.form.title, start };
}

/** Last day of a term of whole years: the day before the anniversary. */
export function lastDayAfterYears(start: CalendarDate, years: number): CalendarDate {
  return addDays(addYears(start, years), -1);
}

/** The first day on or after `start` that ends a calendar-bound term: 31 December, or the form's own fixed day. */
export function calendarEnd(start: CalendarDate, validity: Validity): CalendarDate | undefined {
  const [month, day] = (validity.fixedDate ?? '12-31').split('-').map(Number);
  if (month === undefined || day === undefined) return undefined;
  const year = Number(start.slice(0, 4));
  const sameYear = calendarDate(year, month, day);
  return sameYear !== undefined && sameYear >= start ? sameYear : calendarDate(year + 1, month, day);
}
