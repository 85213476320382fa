import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import type { Overview, OverviewState } from '../../api/figures.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { formatMoney, formatShare, plural } from '../../ui/format/money.ts';
import { TileMap } from '../../ui/map/tile-map.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { contentQuery } from '../reference-queries.ts';
import { RiskLegend } from './map/risk-legend.tsx';
import { stateMarks } from './map/state-marks.ts';
import classes from './overview.module.css';
import { overviewRoute } from './overview-route.ts';
import { StateTable } from './state-table.tsx';

/** The outlines are 30 KB: they come after the numbers. */
const UsMap = lazy(() => import('./map/us-map.tsx').then((module) => ({ default: module.UsMap })));

const VIEWS = [
  { value: 'map', label: 'Map' },
  { value: 'tiles', label: 'Tiles' },
  { value: 'table', label: 'As table' },
];

/** "Where is the risk?" A state narrows the page and the address. */
export function StateRisk({ overview, state }: { overview: Overview; state: string | undefined }) {
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const { as = phone ? 'tiles' : 'map' } = overviewRoute.useSearch();
  const navigate = useNavigate({ from: overviewRoute.fullPath });
  const register = useQuery(contentQuery).data?.register;
  const marks = useMemo(() => stateMarks(overview.byState, register ?? []), [overview.byState, register]);
  const chosen = overview.byState.find((row) => row.jurisdiction === state);
  const hrefOf = (code: string) => (code === state ? '/overview' : `/overview?f.state=${code}`);
  const map = { marks: marks.marks, selected: state, hrefOf };
  return (
    <section className={classes.card} aria-labelledby="where">
      <div className={classes.cardHead}>
        <div>
          <h2 id="where">{finding(overview.byState)}</h2>
          <p className={classes.meta}>
            Tax at risk by ship-to state, US dollars, open periods. Pick a state to narrow the page.
          </p>
        </div>
        <SegmentedControl
          aria-label="Shown as"
          data={phone ? VIEWS.slice(1) : VIEWS}
          value={phone && as === 'map' ? 'tiles' : as}
          onChange={(value) => void navigate({ to: '.', search: (now) => ({ ...now, as: value }), replace: true })}
        />
      </div>
      {overview.byState.length === 0 && <NotYet title="No exempt sales in any state yet" />}
      {as === 'table' && <StateTable rows={overview.byState} />}
      {as === 'tiles' && <TileMap label="States by tax at risk" {...map} />}
      {as === 'map' && !phone && (
        <Suspense fallback={<div className={classes.mapSpace} />}>
          <UsMap {...map} />
        </Suspense>
      )}
      {as === 'map' && phone && <TileMap label="States by tax at risk" {...map} />}
      {as !== 'table' && <RiskLegend marks={marks} />}
      {chosen && <Chosen row={chosen} />}
    </section>
  );
}

/** The chart's title is what it shows: how few states hold most of the money. */
function finding(states: OverviewState[]): string {
  const ranked = states.filter((row) => Number(row.atRisk) > 0).sort((a, b) => Number(b.atRisk) - Number(a.atRisk));
  const total = ranked.reduce((sum, row) => sum + Number(row.atRisk), 0);
  const [first, second] = ranked;
  if (!first) return 'No state has tax at risk';
  if (!second) return `All of it is in ${first.name}`;
  const share = (Number(first.atRisk) + Number(second.atRisk)) / total;
  return `${first.name} and ${second.name} hold ${formatShare(share)} of the risk`;
}

function Chosen({ row }: { row: OverviewState }) {
  return (
    <p className={classes.chosen}>
      <strong>{row.name}</strong>: {row.atRisk === null ? 'cannot be judged' : `${formatMoney(row.atRisk)} tax at risk`}{' '}
      on {formatMoney(row.exemptSales)} exempt sales, {plural(row.certificates, 'certificate')}.{' '}
      <AppLink href={`/customers?f.cover=gap&f.state=${row.jurisdiction}`}>Customers with a gap</AppLink> ·{' '}
      <AppLink href="/overview">All states</AppLink>
    </p>
  );
}
