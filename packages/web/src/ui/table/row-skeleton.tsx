import { Skeleton } from '@mantine/core';
import classes from './bf-table.module.css';

/** Nothing for a second, then the shape of the rows: a flash of grey would only make quick answers feel slow. */
export function RowSkeleton({ rows, noun }: { rows: number; noun: string }) {
  return (
    <div className={classes.skeleton} role="status">
      <span className="bf-visually-hidden">Loading {noun}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never reorder.
        <Skeleton key={index} height={16} width={`${92 - ((index * 7) % 30)}%`} my={12} />
      ))}
    </div>
  );
}
