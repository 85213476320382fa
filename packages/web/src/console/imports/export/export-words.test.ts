import { expect, test } from 'vitest';
import type { ExportFile } from '../../../api/exports.ts';
import { leftOut, rowsOf, tooLong } from './export-words.ts';

const file = (sdiType: string, rows: number | null): ExportFile => ({
  sdiType,
  rows,
  fileName: `001-${sdiType}.csv`,
  company: 'ACME',
  group: null,
  href: '/v1',
});
const format = (sdiType: string, owner: 'company' | 'group') => ({ sdiType, owner, columns: [] });
const FORMATS = [format('LicenseTypes', 'company'), format('Customers', 'group'), format('CustomerLicense', 'group')];

test('a file that is not counted yet makes the sum a lower bound', () => {
  expect(rowsOf([file('Customers', 3), file('CustomerLicense', 4)])).toEqual({ rows: 7, complete: true });
  expect(rowsOf([file('Customers', 3), file('CustomerLicense', null)])).toEqual({ rows: 3, complete: false });
});

test('a file beyond the limit of an import is named, one at the limit is not', () => {
  const files = [file('Customers', 1_000_001), file('CustomerLicense', 1_000_000), file('Authorities', null)];
  expect(tooLong(files, 1_000_000)).toEqual([files[0]]);
  expect(tooLong(files, undefined)).toEqual([]);
});

test('kinds without rows are named as far as they could have been asked for', () => {
  const whole = { group: undefined, customer: undefined };
  expect(leftOut(FORMATS, [file('Customers', 3)], whole)).toEqual(['license types', 'licenses']);
  expect(leftOut(FORMATS, [file('Customers', 3)], { ...whole, group: 'US' })).toEqual(['licenses']);
  expect(leftOut(FORMATS, [file('Customers', 1)], { ...whole, customer: 'C-1' })).toEqual([]);
});
