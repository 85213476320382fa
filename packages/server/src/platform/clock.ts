import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';

/** The one source of time (design rule D7). Everything that needs "today" takes this; tests hand in a fixed one. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Today as a calendar date in UTC: the day checks and lists are judged by when no date is given. */
  today(): CalendarDate;
}

const DAY_MS = 86_400_000;

let today: CalendarDate = '';
let endOfToday = 0;

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => {
    const now = Date.now();
    // Also after a clock that was set back: today lasts from midnight to midnight, UTC.
    if (now >= endOfToday || now < endOfToday - DAY_MS) {
      today = new Date(now).toISOString().slice(0, 10);
      endOfToday = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
    }
    return today;
  },
};

export function fixedClock(instant: string): Clock {
  const now = Date.parse(instant);
  return { now: () => now, today: () => instant.slice(0, 10) };
}
