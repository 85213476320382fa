import classes from './bf-table.module.css';
import type { BfColumn, BfTableProps } from './bf-table-types.ts';

/** The same rows on a phone: name, status, then label and value. */
export function BfCards<Row>({ rows, columns, rowKey, caption }: BfTableProps<Row> & { rows: Row[] }) {
  const [first, ...others] = columns;
  const status = others.filter((column) => column.card === 'status');
  const lines = others.filter((column) => (column.card ?? 'line') === 'line');
  return (
    <ul className={classes.cards} aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={classes.card}>
          <div className={classes.cardHead}>
            <div className={classes.cardName}>{first.render(row)}</div>
            {status.map((column) => (
              <div key={column.key}>{column.render(row)}</div>
            ))}
          </div>
          <CardLines row={row} lines={lines} />
        </li>
      ))}
    </ul>
  );
}

function CardLines<Row>({ row, lines }: { row: Row; lines: BfColumn<Row>[] }) {
  return (
    <dl className={classes.cardLines}>
      {lines.map((column) => (
        <div key={column.key}>
          <dt>{column.title}</dt>
          <dd>{column.render(row)}</dd>
        </div>
      ))}
    </dl>
  );
}
