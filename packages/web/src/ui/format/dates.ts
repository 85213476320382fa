import { daysBetween, isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const longDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const longMonth = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortMonth = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** A calendar date has no zone: it is read and written in UTC, so no zone can move it by a day. */
function at(date: string): Date {
  return new Date(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`);
}

/** `2026-12-04` → `Dec 4, 2026`. */
export const formatDate = (date: string) => day.format(at(date));
/** `2026-12-04` → `Friday, December 4, 2026`: the echo of a date that was typed. */
export const formatLongDate = (date: string) => longDay.format(at(date));
/** `2026-12-04` → `Dec 4`, where the year is written beside it. */
export const formatShortDate = (date: string) => shortDay.format(at(date));
/** `2026-11` → `November 2026`. */
export const formatMonth = (month: string) => longMonth.format(at(month));
/** `2026-11` → `Nov`. */
export const formatShortMonth = (month: string) => shortMonth.format(at(month));
/** An instant in the person's zone, zone named. */
export const formatInstant = (instant: string) => moment.format(new Date(instant));

/** The service writes dates as `2026-12-31` in its sentences; people read them in their own form. */
export function datesInWords(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b(?!T)/g, (date) => (isCalendarDate(date) ? formatDate(date) : date));
}

/** Today in the person's zone as a calendar date. */
export function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** `in 12 days (Dec 4)`; the date is always said too. */
export function formatRelative(date: string, from: string = today()): string {
  const days = daysBetween(from, date);
  const shown = date.slice(0, 4) === from.slice(0, 4) ? formatShortDate(date) : formatDate(date);
  if (days === 0) return `today (${shown})`;
  if (days > 0) return `in ${days} ${days === 1 ? 'day' : 'days'} (${shown})`;
  return `${-days} ${days === -1 ? 'day' : 'days'} ago (${shown})`;
}
