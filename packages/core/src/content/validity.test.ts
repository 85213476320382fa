import { describe, expect, test } from 'vitest';
import type { DatedValue, Validity } from './content.ts';
import { computeExpiry, lastDayOfYears } from './validity.ts';

const NONE: Validity = {
  kind: 'unknown',
  years: null,
  fixedDate: null,
  cycleEnd: null,
  recommendRenewEveryYears: null,
};

function formWith(validity: Partial<Validity>, dates: Partial<DatedValue<Validity>> = {}) {
  const value = { ...NONE, ...validity };
  return {
    validity: [{ value, from: null, to: null, sources: [1], confidence: 'direct' as const, note: null, ...dates }],
  };
}

describe('last day of a certificate', () => {
  test.each<[string, Partial<Validity>, string | null, string | null, string | null, string]>([
    ['no term: no end', { kind: 'perpetual' }, '2026-01-10', null, null, 'perpetual'],
    ['no term: a printed end is kept', { kind: 'perpetual' }, '2026-01-10', '2027-06-30', '2027-06-30', 'printed'],
    ['no term, no signature', { kind: 'perpetual' }, null, null, null, 'perpetual'],
    ['one purchase', { kind: 'single-purchase' }, '2026-01-10', null, null, 'single-purchase'],
    ['term unknown', { kind: 'unknown' }, '2026-01-10', null, null, 'term-unknown'],
    ['term unknown: a printed end is kept', { kind: 'unknown' }, null, '2027-06-30', '2027-06-30', 'printed'],
    ['printed', { kind: 'printed', years: 3 }, '2026-01-10', '2028-12-31', '2028-12-31', 'printed'],
    ['printed, none read', { kind: 'printed' }, '2026-01-10', null, null, 'printed-missing'],
    ['years: the day before the anniversary', { kind: 'years', years: 3 }, '2026-03-15', null, '2029-03-14', 'years'],
    ['years from New Year', { kind: 'years', years: 1 }, '2026-01-01', null, '2026-12-31', 'years'],
    ['years from 29 February to a common year', { kind: 'years', years: 1 }, '2024-02-29', null, '2025-02-28', 'years'],
    ['years from 29 February to a leap year', { kind: 'years', years: 4 }, '2024-02-29', null, '2028-02-28', 'years'],
    ['years from 1 March to a leap year', { kind: 'years', years: 1 }, '2027-03-01', null, '2028-02-29', 'years'],
    [
      'years: a shorter printed end is kept',
      { kind: 'years', years: 3 },
      '2026-03-15',
      '2027-01-01',
      '2027-01-01',
      'printed',
    ],
    [
      'years: a longer printed end is not',
      { kind: 'years', years: 3 },
      '2026-03-15',
      '2036-03-15',
      '2029-03-14',
      'years',
    ],
    ['years, no signature', { kind: 'years', years: 3 }, null, null, null, 'signed-date-missing'],
    ['years, no signature, printed end', { kind: 'years', years: 3 }, null, '2028-01-01', '2028-01-01', 'printed'],
    [
      'years up to a fixed day',
      { kind: 'years', years: 3, fixedDate: '12-31' },
      '2024-06-01',
      null,
      '2026-12-31',
      'years',
    ],
    [
      'years up to a fixed day, from New Year',
      { kind: 'years', years: 3, fixedDate: '12-31' },
      '2024-01-01',
      null,
      '2026-12-31',
      'years',
    ],
    [
      'a year with no fixed day in it but its first',
      { kind: 'years', years: 1, fixedDate: '12-31' },
      '2024-12-31',
      null,
      '2024-12-31',
      'years',
    ],
    ['fixed day', { kind: 'fixed-date', fixedDate: '12-31' }, '2026-02-01', null, '2026-12-31', 'fixed-date'],
    [
      'fixed day, signed on it',
      { kind: 'fixed-date', fixedDate: '12-31' },
      '2026-12-31',
      null,
      '2026-12-31',
      'fixed-date',
    ],
    [
      'fixed day, signed after it',
      { kind: 'fixed-date', fixedDate: '06-30' },
      '2026-07-01',
      null,
      '2027-06-30',
      'fixed-date',
    ],
    ['calendar year', { kind: 'calendar-year' }, '2026-05-05', null, '2026-12-31', 'calendar-year'],
    ['cycle from the signature', { kind: 'renew-cycle', years: 2 }, '2026-05-05', null, '2028-05-04', 'renew-cycle'],
    [
      'cycle on a day of the year',
      { kind: 'renew-cycle', fixedDate: '09-30' },
      '2026-10-01',
      null,
      '2027-09-30',
      'renew-cycle',
    ],
    [
      'common cycle, before the known end',
      { kind: 'renew-cycle', years: 4, cycleEnd: '2019-12-31' },
      '2014-01-01',
      null,
      '2015-12-31',
      'renew-cycle',
    ],
    [
      'common cycle, on the known end',
      { kind: 'renew-cycle', years: 4, cycleEnd: '2019-12-31' },
      '2019-12-31',
      null,
      '2019-12-31',
      'renew-cycle',
    ],
    [
      'common cycle, the day after',
      { kind: 'renew-cycle', years: 4, cycleEnd: '2019-12-31' },
      '2020-01-01',
      null,
      '2023-12-31',
      'renew-cycle',
    ],
    [
      'common cycle, two turns on',
      { kind: 'renew-cycle', years: 5, fixedDate: '09-30', cycleEnd: '2027-09-30' },
      '2027-10-01',
      null,
      '2032-09-30',
      'renew-cycle',
    ],
  ])('%s', (_, validity, signed, printed, expires, rule) => {
    expect(computeExpiry(formWith(validity), signed, printed, '2026-06-01')).toMatchObject({ expires, rule });
  });

  test('uses the law in force on the day asked about, and hands over what it rests on', () => {
    const old = formWith({ kind: 'years', years: 4 }, { to: '2025-12-31' }).validity;
    const now = formWith({ kind: 'years', years: 2 }, { from: '2026-01-01', confidence: 'unconfirmed' }).validity;
    const form = { validity: [...old, ...now] };
    expect(computeExpiry(form, '2025-06-01', null, '2025-06-01').expires).toBe('2029-05-31');
    const later = computeExpiry(form, '2025-06-01', null, '2026-06-01');
    expect(later).toMatchObject({ expires: '2027-05-31', validity: { confidence: 'unconfirmed', sources: [1] } });
  });

  test('says nothing for a day the law does not speak of', () => {
    const form = formWith({ kind: 'years', years: 4 }, { from: '2026-01-01' });
    expect(computeExpiry(form, '2025-06-01', null, '2025-06-01')).toEqual({
      expires: null,
      rule: 'term-unknown',
      validity: undefined,
    });
  });

  test('a term of years never exceeds its anniversary', () => {
    expect(lastDayOfYears('2026-12-31', 1)).toBe('2027-12-30');
  });
});
