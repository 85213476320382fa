import type { TableQuery } from '../../ui/table/bf-table-types.ts';

/** Most rows a table shows at once; the rest is found by searching. */
const SHOWN = 200;

/**
 * A list that comes whole, narrowed here by the words of the search box: each word must stand somewhere in the row's text.
 * `hidden` counts the rows beyond what one table shows.
 */
export function searchedRows<Row>(
  query: Omit<TableQuery<Row>, 'data'> & { data: { data: Row[] } | undefined },
  q: string | undefined,
  textOf: (row: Row) => string,
): TableQuery<Row> & { hidden: number } {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const rows = query.data?.data.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return {
    data: rows && { data: rows.slice(0, SHOWN), nextCursor: null, total: rows.length },
    error: query.error,
    isFetching: query.isFetching,
    dataUpdatedAt: query.dataUpdatedAt,
    refetch: query.refetch,
    hidden: Math.max(0, (rows?.length ?? 0) - SHOWN),
  };
}
