import { type CalendarDate, calendarDate } from '../calendar/calendar-date.ts';
import { wordsOf } from './name-text.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The earliest day an edition text can mean: `Rev. 4-13/8` → 2013-04-01, `Revised 12/21/2021` → 2021-12-21,
 * `Revised October 14, 2022` → 2022-10-14, `(07/19)` → 2019-07-01. Undefined when no date can be read from it.
 */
export function editionStart(edition: string): CalendarDate | undefined {
  return fullDate(edition) ?? namedMonth(edition) ?? monthAndYear(edition);
}

function fullDate(text: string): CalendarDate | undefined {
  const match = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\b/.exec(text);
  return match ? calendarDate(fullYear(match[3] ?? ''), Number(match[1]), Number(match[2])) : undefined;
}

function namedMonth(text: string): CalendarDate | undefined {
  const match = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})\b/i.exec(
    text,
  );
  if (!match) return undefined;
  const month = MONTHS.indexOf((match[1] ?? '').toLowerCase()) + 1;
  return calendarDate(Number(match[3]), month, Number(match[2] ?? '1'));
}

function monthAndYear(text: string): CalendarDate | undefined {
  const match = /(?<!\d)(\d{1,2})[/-](\d{4}|\d{2})(?!\d)/.exec(text);
  return match ? calendarDate(fullYear(match[2] ?? ''), Number(match[1]), 1) : undefined;
}

/** Two digits up to 49 are this century: forms of before 1950 are not in use. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** True when two edition texts say the same: by the date in them, else by their words. */
export function sameEdition(a: string, b: string): boolean {
  const first = editionStart(a);
  const second = editionStart(b);
  if (first !== undefined && second !== undefined) return first === second;
  return editionWords(a) === editionWords(b);
}

function editionWords(text: string): string {
  return wordsOf(text)
    .filter((word) => !['rev', 'revised', 'revision', 'edition', 'form'].includes(word))
    .join(' ');
}
