import { AppLink } from '../app-link.tsx';
import classes from './map.module.css';

/** One state on the tile map. `kind` and `step` choose its look (see map.module.css). */
export interface Tile {
  /** ISO 3166-2. */
  jurisdiction: string;
  letters: string;
  column: number;
  row: number;
  kind: MarkKind;
  step: number;
  /** Spoken and shown on hover: the state and what its look means. */
  name: string;
}

/**
 * `money`: an amount by class · `cover`: a share by class, or taken in part or whole · `unknown`: hatched · `none`: nothing to
 * say · `no-tax`: no sales tax is imposed.
 */
export type MarkKind = 'money' | 'cover' | 'unknown' | 'none' | 'no-tax';

interface TileMapProps {
  /** What the tiles tell: `States by tax at risk`. */
  label: string;
  marks: readonly Tile[];
  selected?: string | undefined;
  hrefOf: (jurisdiction: string) => string;
}

/** Equal tiles, one link each: the map of a phone, where small states could not be hit. */
export function TileMap({ label, marks, selected, hrefOf }: TileMapProps) {
  return (
    <ul className={classes.tiles} aria-label={label}>
      {marks.map((mark) => (
        <li key={mark.letters} style={{ gridColumn: mark.column, gridRow: mark.row }}>
          <AppLink
            href={hrefOf(mark.jurisdiction)}
            className={classes.tile ?? ''}
            aria-label={mark.name}
            aria-current={mark.jurisdiction === selected ? 'true' : undefined}
            title={mark.name}
            data-kind={mark.kind}
            data-step={mark.step}
          >
            {mark.letters}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
