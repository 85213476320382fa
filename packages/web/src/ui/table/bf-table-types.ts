import type { ReactNode } from 'react';
import type { Page } from '../../api/service.ts';
import type { ListState } from '../list/list-state.ts';

export interface BfColumn<Row> {
  key: string;
  title: string;
  /** First column: the link that opens the row. Money and counts: `align: 'right'`. */
  render: (row: Row) => ReactNode;
  align?: 'right';
  /** The service's sort key; makes the header a button. */
  sortKey?: string;
  /** First click sorts from the largest: for money and counts. */
  largestFirst?: boolean;
  width?: number | string;
  /** Place on the phone's card; `none` leaves it off. Default `line`: label and value. */
  card?: 'status' | 'line' | 'none';
}

/** What the table reads of a query; a query result of a `Page` fits, and `{ ...query, data }` where the answer has another shape. */
export interface TableQuery<Row> {
  data: Page<Row> | undefined;
  error: unknown;
  isFetching: boolean;
  /** Milliseconds since 1970 of the rows on screen. */
  dataUpdatedAt: number;
  refetch: () => unknown;
}

export interface BfTableProps<Row> {
  /** What the table holds, for readers; not shown. */
  caption: string;
  /** `customer`, for sentences: "No customers match". */
  noun: string;
  columns: [BfColumn<Row>, ...BfColumn<Row>[]];
  rowKey: (row: Row) => string;
  query: TableQuery<Row>;
  /** List state of the address; leave out for a short table without paging. */
  list?: ListState;
  /** The list's own order, shown in the header when the address names none: `-atRisk`. */
  defaultSort?: string;
  pageSize?: number;
  /** Shown when there is nothing at all and no filter is set (NotYet or AllDone). */
  empty: ReactNode;
  /** The filters in words, for "none match"; empty when no filter is set. */
  filterWords?: string;
  selectedKey?: string | undefined;
}
