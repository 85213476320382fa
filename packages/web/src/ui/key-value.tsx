import { Fragment, type ReactNode } from 'react';
import classes from './key-value.module.css';

export interface KeyValueRow {
  label: string;
  value: ReactNode;
}

/** A description list: label left, value right; one column on a phone. Missing values are said, never left blank. */
export function KeyValue({ rows }: { rows: KeyValueRow[] }) {
  return (
    <dl className={classes.list}>
      {rows.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? (
              <span className={classes.missing}>Not given</span>
            ) : (
              value
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
