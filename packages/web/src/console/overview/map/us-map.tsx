import { geoPath } from 'd3-geo';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'us-atlas/states-albers-10m.json';
import { AppLink } from '../../../ui/app-link.tsx';
import { formatMoney } from '../../../ui/format/money.ts';
import classes from '../../../ui/map/map.module.css';
import { HatchPattern } from '../../../ui/map/map-legend.tsx';
import { LABEL_SHIFTS, SMALL_STATES } from '../../../ui/map/us-states.ts';
import type { StateMark } from './state-marks.ts';

interface Outline {
  path: string;
  centre: [number, number];
}

/** Outlines are already projected (Albers), so the path needs no projection. Read once. */
function readOutlines(): Map<string, Outline> {
  const topology = atlas as unknown as Topology<{ states: GeometryCollection }>;
  const toPath = geoPath(null);
  return new Map(
    feature(topology, topology.objects.states).features.map((shape) => [
      String(shape.id),
      { path: toPath(shape) ?? '', centre: toPath.centroid(shape) },
    ]),
  );
}
const OUTLINES = readOutlines();

export interface MapProps {
  marks: StateMark[];
  selected: string | undefined;
  /** Address that narrows the page to a state, or widens it again. */
  hrefOf: (jurisdiction: string) => string;
}

/** The map: one tab stop; arrows go through the states from most money to least. */
export function UsMap({ marks, selected, hrefOf }: MapProps) {
  const ranked = useMemo(() => [...marks].sort((a, b) => b.atRisk - a.atRisk), [marks]);
  const [at, setAt] = useState(0);
  const move = (event: KeyboardEvent<SVGSVGElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (at + step + ranked.length) % ranked.length;
    setAt(next);
    const letters = ranked[next]?.letters;
    event.currentTarget.querySelector<SVGAElement>(`[data-state="${letters}"]`)?.focus();
  };
  const item = (mark: StateMark) => ({
    mark,
    href: hrefOf(mark.jurisdiction),
    current: ranked[at] === mark,
    selected: mark.jurisdiction === selected,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset; role=group names the set of links.
    <svg viewBox="0 0 975 610" className={classes.map} role="group" aria-label="States by tax at risk" onKeyDown={move}>
      <HatchPattern id="cannot-judge" />
      {marks.map((mark) =>
        SMALL_STATES.includes(mark.letters) ? (
          <path key={mark.fips} d={OUTLINES.get(mark.fips)?.path} className={classes.state} {...fillOf(mark)} />
        ) : (
          <MapState key={mark.fips} {...item(mark)} />
        ),
      )}
      {ranked.slice(0, 4).map((mark) => mark.atRisk > 0 && <Label key={mark.fips} mark={mark} />)}
      {SMALL_STATES.map((letters, index) => {
        const mark = marks.find((candidate) => candidate.letters === letters);
        return mark && <SmallState key={letters} {...item(mark)} y={232 + index * 46} />;
      })}
    </svg>
  );
}

function fillOf(mark: StateMark) {
  return { 'data-kind': mark.kind, 'data-step': mark.step };
}

interface ItemProps {
  mark: StateMark;
  href: string;
  current: boolean;
  selected: boolean;
}

function linkProps({ mark, href, current, selected }: ItemProps) {
  return {
    href,
    className: classes.link,
    tabIndex: current ? 0 : -1,
    'aria-label': mark.name,
    'aria-current': selected ? ('true' as const) : undefined,
    'data-state': mark.letters,
  };
}

function MapState(props: ItemProps) {
  return (
    <AppLink {...linkProps(props)}>
      <path d={OUTLINES.get(props.mark.fips)?.path} className={classes.state} {...fillOf(props.mark)}>
        <title>{props.mark.name}</title>
      </path>
    </AppLink>
  );
}

function SmallState({ y, ...props }: ItemProps & { y: number }) {
  return (
    <AppLink {...linkProps(props)}>
      <title>{props.mark.name}</title>
      <rect x={918} y={y} width={42} height={42} rx={4} className={classes.state} {...fillOf(props.mark)} />
      <text x={939} y={y + 26} className={classes.boxLabel} {...fillOf(props.mark)}>
        {props.mark.letters}
      </text>
    </AppLink>
  );
}

function Label({ mark }: { mark: StateMark }) {
  const centre = OUTLINES.get(mark.fips)?.centre;
  const [dx, dy] = LABEL_SHIFTS[mark.letters] ?? [0, 0];
  if (!centre || SMALL_STATES.includes(mark.letters)) return null;
  return (
    <text x={centre[0] + dx} y={centre[1] + dy} className={classes.mapLabel} {...fillOf(mark)}>
      <tspan x={centre[0] + dx}>{mark.letters}</tspan>
      <tspan x={centre[0] + dx} dy="1.15em">
        {formatMoney(String(mark.atRisk), 'compact')}
      </tspan>
    </text>
  );
}
