import { addYears, isCalendarDate } from '../../calendar/calendar-date.ts';
import { type Check, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { isFilled } from '../subject.ts';

/** Years a paper can sensibly be older than the day asked about; before them a two-digit year was probably misread. */
const OLDEST_YEARS = 60;

/** Dates of the paper are real days, and no two-digit year was guessed. */
export const realDates: Check = {
  id: 'FMT-12',
  group: 'format',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.signedDate', 'claim.effectiveDate', 'claim.expiryDate', 'claim.receivedDate'],
  citation: PRACTICE,
  run({ certificate, asOf }) {
    const { signedDate, effectiveDate, expiryDate, receivedDate } = certificate.claim;
    const dates = Object.entries({ signedDate, effectiveDate, expiryDate, receivedDate })
      .map(([field, text]) => ({ text, path: `/claim/${field}` }))
      .filter((entry): entry is { text: string; path: string } => isFilled(entry.text));
    const oldest = addYears(asOf, -OLDEST_YEARS);
    return judgeEach(dates, notApplicable('no-date'), ({ text, path }) =>
      isCalendarDate(text) && text >= oldest ? 'in-order' : { path, values: { value: text } },
    );
  },
};
