import type { AcceptedByRow } from '../../../api/content.ts';
import { type LegendEntry, MapLegend } from '../../../ui/map/map-legend.tsx';
import { type Tile, TileMap } from '../../../ui/map/tile-map.tsx';
import { MAP_STATES } from '../../../ui/map/us-states.ts';
import { acceptanceWords } from '../facts/fact-words.ts';
import { useReasonNames } from '../use-reason-names.ts';

type Look = Pick<LegendEntry, 'kind' | 'step' | 'words'>;

const WHOLLY: Look = { kind: 'cover', step: 5, words: 'taken for every reason' };
const PARTLY: Look = { kind: 'cover', step: 2, words: 'taken for some reasons' };
const UNKNOWN: Look = { kind: 'unknown', step: 0, words: 'unknown' };
const NOT: Look = { kind: 'none', step: 0, words: 'not taken' };

function lookOf(row: AcceptedByRow | undefined): Look {
  if (!row || row.accepted === null) return UNKNOWN;
  if (!row.accepted) return NOT;
  return row.reasons.length === 0 ? WHOLLY : PARTLY;
}

/** Where a multistate form is taken. */
export function AcceptanceMap({ rows }: { rows: AcceptedByRow[] }) {
  const nameOf = useReasonNames();
  const marks = MAP_STATES.map(([, letters, column, row]): Tile => {
    const entry = rows.find((candidate) => candidate.code === `US-${letters}`);
    const { kind, step } = lookOf(entry);
    const words = entry ? acceptanceWords(entry, nameOf).toLowerCase() : 'unknown';
    return {
      jurisdiction: `US-${letters}`,
      letters,
      column,
      row,
      kind,
      step,
      name: `${entry?.name ?? letters}, ${letters}: ${words}`,
    };
  });
  return (
    <>
      <TileMap
        label="States by whether they take the form"
        marks={marks}
        hrefOf={(code) => `/library/states/${code}`}
      />
      <MapLegend
        label="Legend: whether the form is taken, number of jurisdictions"
        entries={[WHOLLY, PARTLY, NOT, UNKNOWN].map((look) => ({
          ...look,
          count: rows.filter((row) => lookOf(row) === look).length,
        }))}
      />
    </>
  );
}
