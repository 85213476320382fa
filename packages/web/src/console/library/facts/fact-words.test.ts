import { describe, expect, test } from 'vitest';
import { acceptanceWords, formFieldWords, periodWords, validityWords } from './fact-words.ts';

const NONE = { years: null, fixedDate: null, cycleEnd: null, recommendRenewEveryYears: null };

describe('facts in words', () => {
  test.each([
    [
      { ...NONE, kind: 'perpetual' as const, recommendRenewEveryYears: 3 },
      'No end date; renewal is advised every 3 years',
    ],
    [{ ...NONE, kind: 'years' as const, years: 1 }, '1 year'],
    [{ ...NONE, kind: 'years' as const }, 'A number of years not known'],
    [{ ...NONE, kind: 'fixed-date' as const, fixedDate: '12-31' }, 'Ends each Dec 31'],
    [
      { ...NONE, kind: 'renew-cycle' as const, years: 4, cycleEnd: '2019-12-31' },
      'Ends for all holders together, every 4 years, as on Dec 31, 2019',
    ],
  ])('the term %o', (validity, words) => {
    expect(validityWords(validity)).toBe(words);
  });

  test.each([
    [null, null, ''],
    ['2023-07-01', null, 'Since Jul 1, 2023'],
    ['2027-07-01', null, 'From Jul 1, 2027, not yet'],
    [null, '2025-12-31', 'Ended Dec 31, 2025'],
    [null, '2026-12-31', 'Until Dec 31, 2026'],
    ['2025-01-01', '2029-12-31', 'Jan 1, 2025 to Dec 31, 2029'],
  ])('from %s to %s, seen on Nov 25, 2026', (from, to, words) => {
    expect(periodWords({ from, to }, '2026-11-25')).toBe(words);
  });

  test('an unknown acceptance is not a refusal', () => {
    const nameOf = (code: string) => (code === 'resale' ? 'Resale' : code);
    expect(acceptanceWords({ accepted: null, reasons: [] }, nameOf)).toBe('Unknown');
    expect(acceptanceWords({ accepted: false, reasons: [] }, nameOf)).toBe('Not accepted');
    expect(acceptanceWords({ accepted: true, reasons: ['resale'] }, nameOf)).toBe('Accepted for resale only');
  });

  test.each([
    ['purchaser.address', 'Purchaser: address'],
    ['id.state-sales-tax', 'Number: state sales tax'],
    ['attachment.R-1091', 'Attachment: R-1091'],
    ['attachment.ST-5-or-government-order', 'Attachment: ST-5 or government order'],
    ['signedDate', 'Day signed'],
  ])('the box %s is %s', (field, words) => {
    expect(formFieldWords(field)).toBe(words);
  });
});
