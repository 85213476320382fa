import type { CalendarDate } from '../calendar/calendar-date.ts';
import { addDays, addYears, calendarDate } from '../calendar/calendar-date.ts';
import type { DatedValue, Form, Validity } from './content.ts';
import { factOn } from './content.ts';

/** Which rule gave the last day, or why there is none. A compact code: screens word it. */
export type ExpiryRule =
  /** The form says nothing for the day asked about, or no source gives a term. */
  | 'term-unknown'
  | 'perpetual'
  | 'single-purchase'
  /** The date on the paper, in force because the law sets none or a later one. */
  | 'printed'
  /** The form ends on a date its issuer prints, and none was read. */
  | 'printed-missing'
  /** The term runs from the signature, and the paper carries no date of it. */
  | 'signed-date-missing'
  | 'years'
  | 'fixed-date'
  | 'calendar-year'
  | 'renew-cycle';

export interface Expiry {
  /** Last day, inclusive; null when the certificate has no end, or none can be told (the rule says which). */
  expires: CalendarDate | null;
  rule: ExpiryRule;
  /** The value of the law that was used, with sources and confidence. */
  validity: DatedValue<Validity> | undefined;
}

/**
 * Last day of a certificate by the law of its form, as it stands on `asOf`. A printed date is kept where the law allows it: it
 * ends a certificate that has no term, and shortens a term, but never lengthens one (checks DAT-06, DAT-07, DAT-09).
 */
export function computeExpiry(
  form: Pick<Form, 'validity'>,
  signedDate: CalendarDate | null,
  printedExpiry: CalendarDate | null,
  asOf: CalendarDate,
): Expiry {
  const validity = factOn(form.validity, asOf);
  const byLaw = validity ? lastDayByLaw(validity.value, signedDate) : { expires: null, rule: 'term-unknown' as const };
  return { ...withPrinted(byLaw, printedExpiry), validity };
}

interface LastDay {
  expires: CalendarDate | null;
  rule: ExpiryRule;
}

function withPrinted(byLaw: LastDay, printed: CalendarDate | null): LastDay {
  if (printed === null) return byLaw;
  if (byLaw.expires !== null && byLaw.expires <= printed) return byLaw;
  return { expires: printed, rule: 'printed' };
}

function lastDayByLaw(validity: Validity, signed: CalendarDate | null): LastDay {
  switch (validity.kind) {
    case 'unknown':
      return { expires: null, rule: 'term-unknown' };
    case 'perpetual':
    case 'single-purchase':
      return { expires: null, rule: validity.kind };
    case 'printed':
      return { expires: null, rule: 'printed-missing' };
    case 'years':
    case 'fixed-date':
    case 'calendar-year':
    case 'renew-cycle':
      if (signed === null) return { expires: null, rule: 'signed-date-missing' };
      return { expires: lastDayFromSignature(validity, signed), rule: validity.kind };
  }
}

function lastDayFromSignature(validity: Validity, signed: CalendarDate): CalendarDate | null {
  const { kind, years, fixedDate, cycleEnd } = validity;
  if (kind === 'calendar-year') return `${signed.slice(0, 4)}-12-31`;
  if (kind === 'renew-cycle' && cycleEnd !== null && years !== null) return endOfCycle(cycleEnd, years, signed);
  if (years === null) return fixedDate === null ? null : nextYearDay(fixedDate, signed);
  const term = lastDayOfYears(signed, years);
  return fixedDate === null ? term : latestYearDay(fixedDate, signed, term);
}

/**
 * Last day of a term of whole years: the day before the anniversary. A term that began on 29 February ends, where that year has
 * none, on 28 February (bad input B130).
 */
export function lastDayOfYears(start: CalendarDate, years: number): CalendarDate {
  const anniversary = addYears(start, years);
  return anniversary.slice(5) === start.slice(5) ? addDays(anniversary, -1) : anniversary;
}

/** First common end of the cycle on or after the day. */
function endOfCycle(known: CalendarDate, years: number, day: CalendarDate): CalendarDate {
  const distance = Number(day.slice(0, 4)) - Number(known.slice(0, 4));
  const end = addYears(known, Math.floor(distance / years) * years);
  return end >= day ? end : addYears(end, years);
}

/** The next `MM-DD` on or after the day. */
function nextYearDay(yearDay: string, day: CalendarDate): CalendarDate {
  const year = Number(day.slice(0, 4));
  return onYear(yearDay, day.slice(5) <= yearDay ? year : year + 1);
}

/** The last `MM-DD` within the term, or the first after the signature where the term is shorter than a year's turn. */
function latestYearDay(yearDay: string, signed: CalendarDate, term: CalendarDate): CalendarDate {
  const year = Number(term.slice(0, 4));
  const latest = onYear(yearDay, term.slice(5) >= yearDay ? year : year - 1);
  return latest >= signed ? latest : nextYearDay(yearDay, signed);
}

function onYear(yearDay: string, year: number): CalendarDate {
  const day = calendarDate(year, Number(yearDay.slice(0, 2)), Number(yearDay.slice(3)));
  // Content is checked to name days that every year has.
  if (day === undefined) throw new Error(`No ${yearDay} in ${year}`);
  return day;
}
