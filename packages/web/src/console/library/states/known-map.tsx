import type { RegisterRow } from '../../../api/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { MapLegend } from '../../../ui/map/map-legend.tsx';
import { type Tile, TileMap } from '../../../ui/map/tile-map.tsx';
import { MAP_STATES } from '../../../ui/map/us-states.ts';

/** Classes of the share of facts read directly; the last takes 100. */
export const CLASSES = [
  { upTo: 20, label: 'under 20 %' },
  { upTo: 40, label: '20 to 39 %' },
  { upTo: 60, label: '40 to 59 %' },
  { upTo: 80, label: '60 to 79 %' },
  { upTo: 101, label: '80 % and more' },
];

export const directShare = (row: RegisterRow) => (row.facts === 0 ? 0 : Math.floor((row.direct / row.facts) * 100));

/** 1 to 5: the class a state is in. */
export const stepOf = (row: RegisterRow) => CLASSES.findIndex(({ upTo }) => directShare(row) < upTo) + 1;

const MAPPED: ReadonlySet<string> = new Set(MAP_STATES.map(([, letters]) => `US-${letters}`));

/** How well each state's law is sourced. Every tile is a link with the figures in its name; the table beside it is the twin. */
export function KnownMap({ register }: { register: RegisterRow[] }) {
  const marks = MAP_STATES.map(([, letters, column, row]): Tile => {
    const entry = register.find((candidate) => candidate.code === `US-${letters}`);
    return {
      jurisdiction: `US-${letters}`,
      letters,
      column,
      row,
      kind: entry ? 'cover' : 'none',
      step: entry ? stepOf(entry) : 0,
      name: entry
        ? `${entry.name}, ${letters}: ${directShare(entry)} %, ${entry.direct} of ${entry.facts} facts read directly, ${entry.unconfirmed} unconfirmed`
        : `${letters}: not in the content`,
    };
  });
  const elsewhere = register.filter((row) => !MAPPED.has(row.code));
  return (
    <>
      <TileMap
        label="States by share of facts read directly"
        marks={marks}
        hrefOf={(code) => `/library/states/${code}`}
      />
      <MapLegend
        label="Legend: share of facts read directly, number of jurisdictions"
        entries={CLASSES.map(({ label }, index) => ({
          kind: 'cover',
          step: index + 1,
          words: label,
          count: register.filter((row) => stepOf(row) === index + 1).length,
        }))}
      />
      {elsewhere.map((row) => (
        <p key={row.code} style={{ marginTop: 8, fontSize: '0.8125rem' }}>
          Not on the map: <AppLink href={`/library/states/${row.code}`}>{row.name}</AppLink>, {directShare(row)} % of{' '}
          {row.facts} facts
        </p>
      ))}
    </>
  );
}
