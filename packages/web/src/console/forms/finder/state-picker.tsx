import { useQuery } from '@tanstack/react-query';
import { type Tile, TileMap } from '../../../ui/map/tile-map.tsx';
import { MAP_STATES } from '../../../ui/map/us-states.ts';
import { contentQuery } from '../../reference-queries.ts';
import type { FinderSearch } from '../forms-routes.ts';

interface StatePickerProps {
  chosen: readonly string[];
  search: FinderSearch;
}

/** The map as a picker: each tile is a link to the same question with its state more or less. The list below is its twin. */
export function StatePicker({ chosen, search }: StatePickerProps) {
  const register = useQuery(contentQuery).data?.register ?? [];
  const marks = MAP_STATES.map(([, letters, column, row]): Tile => {
    const jurisdiction = `US-${letters}`;
    const known = register.find((entry) => entry.code === jurisdiction);
    const picked = chosen.includes(jurisdiction);
    const untaxed = known?.imposed === false;
    const name = known?.name ?? letters;
    return {
      jurisdiction,
      letters,
      column,
      row,
      kind: picked ? 'cover' : untaxed ? 'no-tax' : 'none',
      step: picked ? 5 : 0,
      name: `${name}, ${letters}${untaxed ? ', no sales tax of its own' : ''}: ${picked ? 'chosen, take it out' : 'add it'}`,
    };
  });
  const hrefOf = (state: string) => {
    const states = chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state];
    const { states: _states, ...rest } = search;
    const query = new URLSearchParams({ ...rest, ...(states.length > 0 ? { states: states.join(',') } : {}) });
    return query.size > 0 ? `/forms?${query}` : '/forms';
  };
  return <TileMap label="States to choose" marks={marks} hrefOf={hrefOf} />;
}
