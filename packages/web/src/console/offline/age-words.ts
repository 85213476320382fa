import { plural } from '../../ui/format/money.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span between two instants in its largest unit: `3 hours`. */
export function spanWords(from: string, to: string): string {
  const span = Math.abs(Date.parse(to) - Date.parse(from));
  if (span < MINUTE) return 'less than a minute';
  if (span < HOUR) return plural(Math.floor(span / MINUTE), 'minute');
  if (span < 2 * DAY) return plural(Math.floor(span / HOUR), 'hour');
  return plural(Math.floor(span / DAY), 'day');
}
