/**
 * A calendar date as ISO 8601 `YYYY-MM-DD`, years 1900 to 9999, no time and no zone. Strings of this shape sort
 * and compare by plain `<`, which the decision path relies on. Design rule D7: legal dates are never instants.
 */
export type CalendarDate = string;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month of the proleptic Gregorian calendar; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** True when `text` is a real day written as `YYYY-MM-DD`, year 1900 or later. `today`, `infinity` and 2026-02-30 are not. */
export function isCalendarDate(text: string): boolean {
  // Read digit by digit: every date of every certificate comes by here, and a regular expression takes five times as long.
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false;
  for (const index of DIGITS) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return false;
  }
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const ZERO = 48;
const HYPHEN = 45;
/** Where the digits stand. */
const DIGITS = [0, 1, 2, 3, 5, 6, 8, 9];

/** Builds a date from parts, or undefined when no such day exists. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(text) ? text : undefined;
}

function parts(date: CalendarDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function digitsAt(date: CalendarDate, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) value = value * 10 + date.charCodeAt(index) - 48;
  return value;
}

/** Days since 1970-01-01 (negative before). Pure arithmetic: no `Date`, so no time zone can enter. */
export function dayNumber(date: CalendarDate): number {
  // Sales come in the order of their days, so the last date asked for is mostly the next one, too.
  if (date !== lastDate) {
    lastDay = countDays(date);
    lastDate = date;
  }
  return lastDay;
}

let lastDate: CalendarDate = '1970-01-01';
let lastDay = 0;

function countDays(date: CalendarDate): number {
  const year = digitsAt(date, 0, 4);
  const month = digitsAt(date, 5, 7);
  const day = digitsAt(date, 8, 10);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date `days` after 1970-01-01. Inverse of {@link dayNumber}. */
export function dateOfDayNumber(days: number): CalendarDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Same day `years` later; 29 February becomes 28 February in a common year (bad input B130). */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  const [year, month, day] = parts(date);
  const target = year + years;
  return calendarDate(target, month, Math.min(day, daysInMonth(target, month))) ?? date;
}

/** Same day `months` later, clamped to the end of the month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return calendarDate(y, m, Math.min(day, daysInMonth(y, m))) ?? date;
}
