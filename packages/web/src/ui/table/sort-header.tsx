import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ListState } from '../list/list-state.ts';
import classes from './bf-table.module.css';
import type { BfColumn } from './bf-table-types.ts';

interface SortHeaderProps<Row> {
  column: BfColumn<Row>;
  sort: string | undefined;
  list: ListState | undefined;
}

const glyph = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;

/** The header's button is inside the cell and the cell carries aria-sort, so a reader hears both the act and the order. */
export function SortHeader<Row>({ column, sort, list }: SortHeaderProps<Row>) {
  const { title, sortKey, align, width, largestFirst } = column;
  const className = align === 'right' ? 'bf-num' : undefined;
  if (!sortKey || !list) {
    return (
      <th scope="col" className={className} style={{ width }}>
        {title}
      </th>
    );
  }
  const up = sort === sortKey;
  const down = sort === `-${sortKey}`;
  const flipped = up ? `-${sortKey}` : sortKey;
  const next = up || down ? flipped : largestFirst ? `-${sortKey}` : sortKey;
  return (
    <th scope="col" className={className} style={{ width }} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button type="button" className={classes.sort} onClick={() => list.change({ sort: next })}>
        {title}
        {up ? <IconArrowUp {...glyph} /> : down ? <IconArrowDown {...glyph} /> : <IconArrowsSort {...glyph} />}
      </button>
    </th>
  );
}
