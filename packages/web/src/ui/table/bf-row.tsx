import type { MouseEvent } from 'react';
import classes from './bf-table.module.css';
import type { BfColumn } from './bf-table-types.ts';

interface BfRowProps<Row> {
  row: Row;
  columns: BfColumn<Row>[];
  selected: boolean;
}

/** A click anywhere in the row follows the row's link: a convenience beside the link, which is the control. */
function followRowLink(event: MouseEvent<HTMLTableRowElement>): void {
  const target = event.target as HTMLElement;
  if (target.closest('a, button, input, label, summary') || window.getSelection()?.toString()) return;
  event.currentTarget.querySelector<HTMLAnchorElement>('th a')?.click();
}

export function BfRow<Row>({ row, columns, selected }: BfRowProps<Row>) {
  const [first, ...others] = columns;
  return (
    <tr onClick={followRowLink} data-selected={selected || undefined}>
      {first && (
        <th scope="row" className={classes.first}>
          {first.render(row)}
        </th>
      )}
      {others.map((column) => (
        <td key={column.key} className={column.align === 'right' ? 'bf-num' : undefined}>
          {column.render(row)}
        </td>
      ))}
    </tr>
  );
}
