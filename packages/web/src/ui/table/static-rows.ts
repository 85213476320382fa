import type { TableQuery } from './bf-table-types.ts';

/** Rows that are already here, in the shape BfTable reads. */
export function staticRows<Row>(rows: Row[]): TableQuery<Row> {
  const data = { data: rows, nextCursor: null, total: rows.length };
  return { data, error: null, isFetching: false, dataUpdatedAt: 0, refetch: () => undefined };
}
