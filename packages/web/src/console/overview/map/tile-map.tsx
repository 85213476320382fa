import { AppLink } from '../../../ui/app-link.tsx';
import classes from './map.module.css';
import type { MapProps } from './us-map.tsx';

/** Equal tiles with the same classes: the map of a phone, where small states could not be hit. */
export function TileMap({ marks, selected, hrefOf }: MapProps) {
  return (
    <ul className={classes.tiles} aria-label="States by tax at risk">
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
