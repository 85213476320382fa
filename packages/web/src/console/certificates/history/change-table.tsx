import { pathWords } from '../path-words.ts';
import { useValueWords } from '../use-value-words.ts';
import classes from './history.module.css';
import type { Change } from './record-diff.ts';

interface ChangeTableProps {
  changes: Change[];
  caption: string;
  from?: string;
  to?: string;
}

/** Before and after, field by field. */
export function ChangeTable({ changes, caption, from = 'Before', to = 'After' }: ChangeTableProps) {
  const words = useValueWords();
  return (
    <table className={classes.changes}>
      <caption className="bf-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{from}</th>
          <th scope="col">{to}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">{pathWords(change.path)}</th>
            <td>
              <del>{words.any(change.path, change.from)}</del>
            </td>
            <td>
              <ins>{words.any(change.path, change.to)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
