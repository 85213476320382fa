import { expect, test } from 'vitest';
import type { CoverageMonth, CoverageRow } from '../../../api/customers.ts';
import { cellName, stretchesOf, yearsOf } from './coverage-words.ts';

const month = (name: string, cover: CoverageMonth['cover'], tax: string, invoices: number): CoverageMonth => ({
  month: name,
  cover,
  sales: '100',
  exempt: '100',
  tax,
  invoices,
});

const row: CoverageRow = {
  jurisdiction: 'US-TX',
  jurisdictionName: 'Texas',
  reason: 'resale',
  exempt12Months: '0',
  atRisk: '0',
  now: { cover: 'gap', text: '', certificateId: null, ends: null },
  months: [],
};

test('a cell is named by state, reason, month, cover, tax and invoices', () => {
  expect(cellName(row, month('2026-11', 'gap', '14540', 41))).toBe(
    'Texas, resale, November 2026: gap, $14,540 tax on 41 invoices',
  );
  expect(cellName({ ...row, reason: null }, month('2026-11', 'none', '0', 0))).toBe(
    'Texas, any reason, November 2026: no sales',
  );
});

test('neighbouring months of one cover become one stretch with their sums', () => {
  const months = [
    month('2025-11', 'covered', '10', 1),
    month('2025-12', 'covered', '5', 2),
    month('2026-01', 'gap', '7', 3),
  ];
  expect(stretchesOf(months)).toEqual([
    { cover: 'covered', from: '2025-11', to: '2025-12', exempt: 200, tax: 15, invoices: 3 },
    { cover: 'gap', from: '2026-01', to: '2026-01', exempt: 100, tax: 7, invoices: 3 },
  ]);
  expect(yearsOf(months)).toEqual([
    { year: '2025', count: 2 },
    { year: '2026', count: 1 },
  ]);
});
