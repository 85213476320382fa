import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  calendarDate,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  isCalendarDate,
} from './calendar-date.ts';

const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('9999-12-31') });

/** The same day by the platform's own calendar, an independent reckoning. */
function oracle(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

test('day numbers agree with an independent calendar, both ways', () => {
  fc.assert(
    fc.property(anyDay, (days) => {
      const date = dateOfDayNumber(days);
      expect(date).toBe(oracle(days));
      expect(dayNumber(date)).toBe(days);
      expect(isCalendarDate(date)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('every day from 2015 to 2045 follows the one before it', () => {
  let date = '2015-01-01';
  for (let days = dayNumber(date); date < '2045-12-31'; days++) {
    expect(date).toBe(oracle(days));
    date = addDays(date, 1);
  }
});

test.each([
  '2026-02-30',
  '2023-02-29',
  '2100-02-29',
  '1899-12-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-1-1',
  '26-01-01',
  '2026-01-01T00:00:00Z',
  ' 2026-01-01',
  'today',
  'infinity',
  '',
])('%j is no day', (text) => {
  expect(isCalendarDate(text)).toBe(false);
});

test.each(['1900-01-01', '2000-02-29', '2024-02-29', '9999-12-31'])('%s is a day', (text) => {
  expect(isCalendarDate(text)).toBe(true);
});

describe('moving a date', () => {
  test.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-03-15', 0, '2026-03-15'],
    ['2026-03-15', -1, '2025-03-15'],
  ])('%s and %i years is %s', (date, years, expected) => {
    expect(addYears(date, years)).toBe(expected);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test('days between two dates', () => {
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
  });
});

test('dates are built from parts only where the day exists', () => {
  expect(calendarDate(2026, 2, 29)).toBeUndefined();
  expect(calendarDate(2028, 2, 29)).toBe('2028-02-29');
  expect(daysInMonth(1900, 2)).toBe(28);
  expect(daysInMonth(2000, 2)).toBe(29);
});
