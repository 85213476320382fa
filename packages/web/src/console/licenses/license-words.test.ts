import { expect, test } from 'vitest';
import { licenseStatus } from './license-words.ts';

const DAY = '2026-11-25';

test.each([
  ['2026-01-01', null, false, 'In force'],
  ['2026-01-01', null, true, 'Temporary'],
  ['2026-01-01', '2026-11-24', true, 'Expired'],
  ['2026-01-01', '2026-11-25', false, 'Ends soon'],
  ['2026-01-01', '2027-01-24', true, 'Ends soon'],
  ['2026-01-01', '2027-01-25', false, 'In force'],
  ['2026-11-25', null, false, 'In force'],
  ['2026-11-26', '2026-12-01', false, 'Not yet in force'],
])('from %s to %s, temporary %s: %s', (startDate, endDate, temporary, word) => {
  expect(licenseStatus({ startDate, endDate, temporary }, DAY).word).toBe(word);
});
