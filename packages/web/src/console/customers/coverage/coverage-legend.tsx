import type { MonthCover } from '../../../api/customers.ts';
import classes from './coverage.module.css';

const ENTRIES: [MonthCover, string][] = [
  ['covered', 'Covered'],
  ['temporary', 'Temporary'],
  ['ends-soon', 'Ends soon'],
  ['gap', 'Sales without cover'],
];

export function CoverageLegend() {
  return (
    <p className={classes.legend}>
      {ENTRIES.map(([cover, words]) => (
        <span key={cover}>
          <span className={`${classes.swatch} ${classes.bar}`} data-cover={cover} />
          {words}
        </span>
      ))}
      <span>
        <span className={classes.dot} aria-hidden="true">
          ·
        </span>
        No sales
      </span>
      <span>
        Height: sales of the month; a thin line is cover without sales. Pick a cell for its papers and invoices.
      </span>
    </p>
  );
}
