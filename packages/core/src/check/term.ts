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

/** Last day of a term of whole years: the day before the anniversary, or the form's fixed day of the year it falls in. */
export function lastDayAfterYears(start: CalendarDate, { years, fixedDate }: Validity): CalendarDate | undefined {
  if (years === null) return undefined;
  const day = addDays(addYears(start, years), -1);
  return fixedDate === null ? day : onFixedDay(day, fixedDate);
}

/**
 * The first day on or after `start` on which a term bound to the calendar ends: the fixed day of a year, or the next end of a
 * cycle that all holders share. Undefined when the content does not say enough.
 */
export function calendarEnd(start: CalendarDate, validity: Validity): CalendarDate | undefined {
  const { kind, years, fixedDate, cycleEnd } = validity;
  if (kind === 'renew-cycle')
    return years === null || cycleEnd === null ? undefined : nextOfCycle(start, cycleEnd, years);
  return onFixedDay(start, fixedDate ?? '12-31');
}

/** The first `MM-DD` on or after a day. */
function onFixedDay(day: CalendarDate, monthAndDay: string): CalendarDate | undefined {
  const [month, date] = monthAndDay.split('-').map(Number);
  if (month === undefined || date === undefined) return undefined;
  const year = Number(day.slice(0, 4));
  const sameYear = calendarDate(year, month, date);
  return sameYear !== undefined && sameYear >= day ? sameYear : calendarDate(year + 1, month, date);
}

function nextOfCycle(start: CalendarDate, cycleEnd: CalendarDate, years: number): CalendarDate | undefined {
  if (!Number.isInteger(years) || years < 1) return undefined;
  const yearsApart = Number(start.slice(0, 4)) - Number(cycleEnd.slice(0, 4));
  const whole = Math.floor(yearsApart / years) * years;
  const candidate = addYears(cycleEnd, whole);
  return candidate >= start ? candidate : addYears(cycleEnd, whole + years);
}
