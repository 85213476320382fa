import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { formatDate } from '../../../ui/format/dates.ts';
import { fieldWords, inTellingOrder, valueWords } from './field-words.ts';
import { changeOf, lineIndexes, type SaleFields } from './sale-fields.ts';

/** What was changed in a sale, one sentence each; a line that came or went is told once, not field by field. */
export function changesInWords(before: SaleFields, after: SaleFields): string[] {
  const { changed, without } = changeOf(before, after);
  const old = new Set(lineIndexes(before));
  const added = lineIndexes(after).filter((index) => !old.has(index));
  const inNewLine = (path: string) => added.some((index) => path.startsWith(`lines.${index}.`));
  const gone = without.filter((path) => /^lines\.\d+$/.test(path));
  const paths = [
    ...Object.keys(changed).filter((path) => !inNewLine(path)),
    ...without.filter((path) => !gone.includes(path)),
  ];
  return [
    ...inTellingOrder(paths).map((path) => `${fieldWords(path)}: ${said(before[path])} → ${said(after[path])}`),
    ...added.map((index) => `Line ${index + 1}: added, ${after[`lines.${index}.grossAmount`] ?? 'no amount yet'}`),
    ...gone.map((path) => `Line ${Number(path.slice(6)) + 1}: taken out`),
  ];
}

function said(text: string | undefined): string {
  if (text === undefined) return 'not given';
  return isCalendarDate(text) ? formatDate(text) : valueWords(text);
}
