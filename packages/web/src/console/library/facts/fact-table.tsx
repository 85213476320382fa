import type { Source } from '@bonafide/core/content/content.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
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
  address?: FactPlace | undefined;
}

/** File and place of a row's fact: in a state's file the row's own path, on the page of a form behind the form. */
export type FactPlace = (path: string) => { file: string; pointer: string };

/** Facts as a table: what, value, since when, says who, how sure. Cards on a phone. */
export function FactTable({ caption, rows, sources, lit, address }: FactTableProps) {
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
          <Row key={row.path} row={row} sources={sources} lit={isMeant(row, lit)} address={address} />
        ))}
      </tbody>
    </table>
  );
}

function Period({ row }: { row: FactRow }) {
  if (row.period === null) return <NotApplicable />;
  return row.period === '' ? <span className={classes.quiet}>Start not recorded</span> : row.period;
}

interface RowProps {
  row: FactRow;
  sources: readonly Source[];
  lit: boolean;
  address: FactPlace | undefined;
}

function Row({ row, sources, lit, address }: RowProps) {
  const overlaid = sources.some((source) => source.publisher === 'overlay' && row.sources.includes(source.number));
  return (
    <tr id={factId(row.path)} data-standing={row.standing} data-lit={lit || undefined}>
      <th scope="row">{row.label}</th>
      <td>
        <div className={row.confidence === null ? classes.quiet : undefined}>{row.value}</div>
        {overlaid && <StatusBadge tone="temporary">Your overlay</StatusBadge>}
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
        {address && row.period !== null && <OverlayLink row={row} overlaid={overlaid} address={address} />}
      </td>
    </tr>
  );
}

/** To the overlays, at this fact; only for whoever may write them. */
function OverlayLink({ row, overlaid, address }: { row: FactRow; overlaid: boolean; address: FactPlace }) {
  const may = useCan('law.accept');
  if (!may) return null;
  const { file, pointer } = address(row.path.split('@')[0] ?? row.path);
  const href = overlaid ? '/law/overlays' : `/law/overlays?file=${file}&pointer=${encodeURIComponent(pointer)}`;
  return (
    <div className={classes.note}>
      <AppLink href={href}>
        {overlaid ? 'See the overlay' : 'Put an overlay'}
        <span className="bf-visually-hidden"> on {row.name}</span>
      </AppLink>
    </div>
  );
}
