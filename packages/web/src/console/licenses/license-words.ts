import { addDays } from '@bonafide/core/calendar/calendar-date.ts';
import type { License } from '../../api/licenses.ts';
import type { StatusWord } from '../../ui/badge/status-words.ts';

/** As for certificates: what ends within these days ends soon. */
export const SOON_DAYS = 60;

/** One status for each license on a day; its last day still counts. */
export function licenseStatus(
  { startDate, endDate, temporary }: Pick<License, 'startDate' | 'endDate' | 'temporary'>,
  day: string,
): StatusWord {
  if (endDate !== null && endDate < day) return { tone: 'bad', word: 'Expired' };
  if (startDate > day) return { tone: 'neutral', word: 'Not yet in force' };
  if (endDate !== null && endDate <= addDays(day, SOON_DAYS)) return { tone: 'attention', word: 'Ends soon' };
  return temporary ? { tone: 'temporary', word: 'Temporary' } : { tone: 'good', word: 'In force' };
}

/** `Wholesaler W-100`: how a sentence names a license. */
export function licenseName({ typeName, number }: Pick<License, 'typeName' | 'number'>): string {
  return number === null ? typeName : `${typeName} ${number}`;
}

/** What stands beside every license, so that nobody takes it for a certificate. */
export const NEVER_EXEMPTS =
  'A license never exempts a sale; only a certificate does. It tells a tax engine which rules to use.';
