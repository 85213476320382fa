import classes from './map.module.css';
import type { MarkKind } from './tile-map.tsx';

export interface LegendEntry {
  kind: MarkKind;
  step: number;
  words: string;
  /** How many states have this look. */
  count: number;
}

/** What each look of a map means, and how many states have it. */
export function MapLegend({ label, entries }: { label: string; entries: readonly LegendEntry[] }) {
  return (
    <ul className={classes.legend} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.kind + entry.step}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            {entry.kind === 'unknown' && <HatchPattern id="legend-hatch" />}
            <rect
              x="0.5"
              y="0.5"
              width="15"
              height="15"
              rx="2"
              className={classes.state}
              data-kind={entry.kind}
              data-step={entry.step}
              style={entry.kind === 'unknown' ? { fill: 'url(#legend-hatch)' } : undefined}
            />
          </svg>
          {entry.words} <span className={classes.count}>({entry.count})</span>
        </li>
      ))}
    </ul>
  );
}

/** The hatching of what is not known, by the id that `fill: url(#id)` names. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="8" height="8" fill="var(--bf-surface)" />
        <rect width="3" height="8" fill="var(--bf-control)" />
      </pattern>
    </defs>
  );
}
