import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { calendarDate, isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';

const MOST = 500;

/** What a stranger's text may be in a record: characters that can be shown, on one line, not too long. Null when nothing is left. */
export function cleanText(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value)
    .slice(0, MOST * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST)
    .toWellFormed();
  return text === '' || /^-+$/.test(text) ? null : text;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2026-05-31`, `2026-05-31T00:00:00.000`, `05/31/2026`, `31-MAY-2026`, `May 31, 2026`; anything else is no date. */
export function readDate(value: unknown): CalendarDate | null {
  const text = cleanText(value);
  if (text === null) return null;
  const iso = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text)?.[1];
  if (iso !== undefined) return isCalendarDate(iso) ? iso : null;
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (american) return calendarDate(Number(american[3]), Number(american[1]), Number(american[2])) ?? null;
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})$/.exec(text);
  if (named) return calendarDate(Number(named[3]), monthOf(named[2]), Number(named[1])) ?? null;
  const worded = /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})$/.exec(text);
  if (worded) return calendarDate(Number(worded[3]), monthOf(worded[1]), Number(worded[2])) ?? null;
  return null;
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
}
