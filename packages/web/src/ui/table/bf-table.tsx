import { useMediaQuery } from '@mantine/hooks';
import { NoneMatch } from '../notice/empty-states.tsx';
import { ProblemNotice } from '../notice/problem-notice.tsx';
import { BfCards } from './bf-cards.tsx';
import { BfRow } from './bf-row.tsx';
import classes from './bf-table.module.css';
import type { BfTableProps } from './bf-table-types.ts';
import { RowSkeleton } from './row-skeleton.tsx';
import { SortHeader } from './sort-header.tsx';
import { TableFooter } from './table-footer.tsx';

/**
 * The one table of the console: real rows with a row header, sortable headers that are buttons, cards on a phone, pages by
 * cursor, and four states that cannot be mistaken for each other (loading, failed, empty, filled).
 */
export function BfTable<Row>(props: BfTableProps<Row>) {
  const { query, list, empty, filterWords = '', noun, pageSize = 50 } = props;
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const rows = query.data?.data;
  const retry = () => void query.refetch();

  if (!rows) {
    if (query.error)
      return <ProblemNotice error={query.error} what={`The ${noun}s could not be loaded`} retry={retry} />;
    return <RowSkeleton rows={10} noun={`${noun}s`} />;
  }
  if (rows.length === 0 && !query.isFetching && !query.error) {
    if (filterWords && list) return <NoneMatch noun={`${noun}s`} filters={filterWords} onClear={list.clear} />;
    return <>{empty}</>;
  }
  return (
    <div className={classes.frame} aria-busy={query.isFetching}>
      {Boolean(query.error) && <StaleNotice {...props} retry={retry} />}
      {query.isFetching && <div className={classes.progress} />}
      {phone ? <BfCards {...props} rows={rows} /> : <Grid {...props} rows={rows} />}
      {list && query.data && <TableFooter page={query.data} list={list} pageSize={pageSize} noun={noun} />}
    </div>
  );
}

function StaleNotice<Row>({ query, noun, retry }: BfTableProps<Row> & { retry: () => void }) {
  const at = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(query.dataUpdatedAt);
  return (
    <ProblemNotice
      error={query.error}
      what={`The ${noun}s could not be refreshed`}
      kept={`Rows below are from ${at}.`}
      retry={retry}
    />
  );
}

function Grid<Row>({
  rows,
  columns,
  caption,
  rowKey,
  list,
  defaultSort,
  selectedKey,
}: BfTableProps<Row> & { rows: Row[] }) {
  const sort = list?.sort ?? defaultSort;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.scroll} aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption className="bf-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHeader key={column.key} column={column} sort={sort} list={list} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BfRow key={rowKey(row)} row={row} columns={columns} selected={rowKey(row) === selectedKey} />
          ))}
        </tbody>
      </table>
      <p className="bf-visually-hidden" aria-live="polite">
        {sort ? `Sorted by ${sort.replace(/^-/, '')}, ${sort.startsWith('-') ? 'descending' : 'ascending'}` : ''}
      </p>
    </section>
  );
}
