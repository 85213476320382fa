import type { Source } from '@bonafide/core/content/content.ts';
import { NotApplicable } from '../../../ui/format/date-text.tsx';
import { ConfidenceText } from './confidence.tsx';
import { type FactRow, factId, isMeant } from './fact-rows.ts';
import classes from './facts.module.css';
import { SourceLinks } from './source-links.tsx';

interface FactTableProps {
  caption: string;
  rows: readonly FactRow[];
  sources: readonly Source[];
  /** Path of the fact the address points at. */
  lit?: string | undefined;
}

/** Facts as a table: what, value, since when, says who, how sure. Cards on a phone. */
export function FactTable({ caption, rows, sources, lit }: FactTableProps) {
  return (
    <table className={classes.facts}>
      <caption className="bf-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Fact</th>
          <th scope="col">Value</th>
          <th scope="col">In force</th>
          <th scope="col">Source</th>
          <th scope="col">How sure</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.path} row={row} sources={sources} lit={isMeant(row, lit)} />
        ))}
      </tbody>
    </table>
  );
}

function Period({ row }: { row: FactRow }) {
  if (row.period === null) return <NotApplicable />;
  return row.period === '' ? <span className={classes.quiet}>Start not recorded</span> : row.period;
}

function Row({ row, sources, lit }: { row: FactRow; sources: readonly Source[]; lit: boolean }) {
  return (
    <tr id={factId(row.path)} data-standing={row.standing} data-lit={lit || undefined}>
      <th scope="row">{row.label}</th>
      <td>
        <div className={row.confidence === null ? classes.quiet : undefined}>{row.value}</div>
        {row.note && <p className={classes.note}>{row.note}</p>}
      </td>
      <td data-label="In force">
        <Period row={row} />
      </td>
      <td data-label="Source">
        <SourceLinks numbers={row.sources} sources={sources} />
      </td>
      <td data-label="How sure">
        <ConfidenceText confidence={row.confidence} />
      </td>
    </tr>
  );
}
