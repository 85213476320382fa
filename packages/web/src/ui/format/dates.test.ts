import { expect, test } from 'vitest';
import { datesInWords, formatDate, formatMonth, formatRelative } from './dates.ts';

test('a calendar date is the same day in every zone', () => {
  expect(formatDate('2026-12-04')).toBe('Dec 4, 2026');
  expect(formatDate('2026-01-01')).toBe('Jan 1, 2026');
  expect(formatMonth('2026-11')).toBe('November 2026');
});

test('relative time always names the date, with its year when it is another', () => {
  expect(formatRelative('2026-12-04', '2026-11-22')).toBe('in 12 days (Dec 4)');
  expect(formatRelative('2026-11-21', '2026-11-22')).toBe('1 day ago (Nov 21)');
  expect(formatRelative('2027-01-02', '2026-11-22')).toBe('in 41 days (Jan 2, 2027)');
});

test('dates inside a sentence of the service are read in words, other digits stay', () => {
  expect(datesInWords('Ended on 2025-12-31, before 2026-01-14.')).toBe('Ended on Dec 31, 2025, before Jan 14, 2026.');
  expect(datesInWords('Number 2026-99-99 of INV-2026-01')).toBe('Number 2026-99-99 of INV-2026-01');
});
