import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { type Check, couldNotCheck, notApplicable, type Observation, PRACTICE } from '../check.ts';
import { judgeFiles, type ReadFile } from '../document/each-file.ts';
import { compactId, shownId } from '../id-text.ts';
import { coreName, wordsOf } from '../name-text.ts';
import { type CheckSubject, idsOf, isFilled, realDate } from '../subject.ts';

/** A value of the record and whether the text of the paper has it. */
interface Compared {
  field: 'purchaser' | 'seller' | 'number' | 'signed';
  path: string;
  value: string;
  found: boolean;
}

/** What was typed into the record stands on the paper: names, numbers and the day of signing are looked for in its text. */
export const typedAsPrinted: Check = {
  id: 'CON-11',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.name', 'claim.seller.name', 'claim.ids', 'claim.signedDate', 'document.files.reading'],
  citation: PRACTICE,
  run(subject) {
    return judgeFiles(subject, (read) => {
      const { facts, reading } = read;
      if (!reading.hasText) return couldNotCheck('text-not-read');
      if (reading.kind !== 'certificate') return notApplicable('of-another-kind');
      if (facts.cut || reading.begins.length > 1) return couldNotCheck('entries-not-in-text');
      // A page that is a picture may hold what the text does not.
      if (facts.pages.some((page) => page.text === null)) return couldNotCheck('text-not-read');
      const compared = compare(subject, read);
      if (compared.length === 0) return notApplicable('field-empty');
      // Nothing of it all in the text: the entries were drawn by hand or pasted as a picture.
      if (compared.every(({ found }) => !found)) return couldNotCheck('entries-not-in-text');
      const missing = compared.filter(({ found }) => !found);
      return missing.length === 0
        ? 'in-order'
        : missing.map(({ path, field, value }): Observation => ({ path, values: { field, value } }));
    });
  },
};

function compare(subject: CheckSubject, { reading }: ReadFile): Compared[] {
  const { claim } = subject.certificate;
  const names = [
    { field: 'purchaser' as const, path: '/claim/purchaser/name', value: claim.purchaser.name },
    { field: 'seller' as const, path: '/claim/seller/name', value: claim.seller.name },
  ].flatMap(({ value, ...rest }) =>
    isFilled(value) ? [{ ...rest, value, found: hasName(reading.words, value) }] : [],
  );
  const numbers = idsOf(claim).map(({ value: id, path }): Compared => {
    const compact = compactId(id.value);
    return {
      field: 'number',
      path,
      value: shownId(id.value),
      found: compact !== '' && reading.signs.includes(compact),
    };
  });
  const signed = realDate(claim.signedDate);
  const dates: Compared[] =
    signed === null
      ? []
      : [{ field: 'signed', path: '/claim/signedDate', value: signed, found: hasDate(reading, signed) }];
  return [...names, ...numbers, ...dates];
}

/** Most words of the name, legal form and short words left out: `Hollis Marine, L.L.C.` is on a paper of `HOLLIS MARINE LLC`. */
function hasName(words: string, name: string): boolean {
  const wanted = wordsOf(coreName(name)).filter((word) => word.length > 1);
  const found = wanted.filter((word) => words.includes(` ${word} `));
  return wanted.length > 0 && found.length * 3 >= wanted.length * 2;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day as people write it: 9/12/26, 09-12-2026, Sept. 12 2026, 12 September 2026, 2026-09-12. */
function hasDate({ words }: { words: string }, date: CalendarDate): boolean {
  const [year = '', month = '', day = ''] = date.split('-');
  const [m, d, short] = [String(Number(month)), String(Number(day)), year.slice(2)];
  const monthName = `${MONTHS[Number(month) - 1]}[a-z]*`;
  const months = `0?${m}`;
  const days = `0?${d}`;
  const years = `(?:${year}|${short})`;
  const pattern = [
    `${months} ${days} ${years}`,
    `${days} ${months} ${years}`,
    `${year} ${months} ${days}`,
    `${monthName} ${days}(?:st|nd|rd|th)? ${years}`,
    `${days}(?:st|nd|rd|th)? ${monthName} ${years}`,
    `${month}${day}(?:${year}|${short})`,
    `${year}${month}${day}`,
  ].join('|');
  return new RegExp(` (?:${pattern}) `).test(words);
}
