import { expect, test } from 'vitest';
import { readDate } from './read-date.ts';

test.each([
  ['2026-12-31', '2026-12-31'],
  ['12/31/2026', '2026-12-31'],
  ['3/4/26', '2026-03-04'],
  ['12-31-26', '2026-12-31'],
  ['12312026', '2026-12-31'],
  ['Dec 31, 2026', '2026-12-31'],
  ['december 1st 2026', '2026-12-01'],
  ['31 December 2026', '2026-12-31'],
  [' 4-mar-2027 ', '2027-03-04'],
  ['2026/2/9', '2026-02-09'],
])('%s is %s', (written, date) => expect(readDate(written)).toBe(date));

test.each(['31/12/2026', '2026-02-30', 'Feb 29, 2027', 'Foo 1, 2026', '9999', 'soon', ''])('%s is no date', (written) =>
  expect(readDate(written)).toBeUndefined(),
);
