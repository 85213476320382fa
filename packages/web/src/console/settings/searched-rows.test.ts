import { expect, test } from 'vitest';
import { searchedRows } from './searched-rows.ts';

const query = (rows: string[]) => ({
  data: { data: rows },
  error: null,
  isFetching: false,
  dataUpdatedAt: 0,
  refetch: () => undefined,
});

test('each word must stand in the row, in any order and letter case', () => {
  const rows = ['Austin US-TX', 'Dallas US-TX', 'Cleveland US-OH'];
  const found = (q: string) => searchedRows(query(rows), q, (row) => row).data?.data;
  expect(found('tx austin')).toEqual(['Austin US-TX']);
  expect(found('us-tx')).toEqual(['Austin US-TX', 'Dallas US-TX']);
  expect(found('')).toEqual(rows);
  expect(found('ohio')).toEqual([]);
});

test('what goes beyond one table is counted', () => {
  const many = Array.from({ length: 230 }, (_, at) => `row ${at}`);
  const { data, hidden } = searchedRows(query(many), undefined, (row) => row);
  expect([data?.data.length, data?.total, hidden]).toEqual([200, 230, 30]);
});
