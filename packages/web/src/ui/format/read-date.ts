import { type CalendarDate, calendarDate, isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Two digits of a year: certificates are dated in this century. */
function wholeYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function monthNamed(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/**
 * A date as people write it: `2026-12-31`, `12/31/2026`, `12-31-26`, `12312026`, `Dec 31, 2026`, `31 December 2026`. Digits alone
 * are month before day, as papers of the United States have them. The reader echoes what it understood, so that the writer sees it.
 * @returns undefined when it is no date
 */
export function readDate(written: string): CalendarDate | undefined {
  const text = written.trim().replace(/\s+/g, ' ');
  if (isCalendarDate(text)) return text;
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const digits = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (digits) return calendarDate(wholeYear(digits[3] ?? ''), Number(digits[1]), Number(digits[2]));
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})$/i.exec(text);
  if (monthFirst)
    return calendarDate(wholeYear(monthFirst[3] ?? ''), monthNamed(monthFirst[1] ?? ''), Number(monthFirst[2]));
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/i.exec(text);
  if (dayFirst) return calendarDate(wholeYear(dayFirst[3] ?? ''), monthNamed(dayFirst[2] ?? ''), Number(dayFirst[1]));
  return undefined;
}
