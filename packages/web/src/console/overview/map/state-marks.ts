import type { RegisterRow } from '../../../api/content.ts';
import type { OverviewState } from '../../../api/figures.ts';
import { COVER_WORDS } from '../../../ui/badge/status-words.ts';
import { formatMoney } from '../../../ui/format/money.ts';
import type { MarkKind, Tile } from '../../../ui/map/tile-map.tsx';
import { MAP_STATES } from '../../../ui/map/us-states.ts';
import { classOf, type MoneyClasses, moneyClasses } from './money-classes.ts';

/** `money`: tax at risk by class, step 0 is zero · `unknown`: cannot be judged · `none`: no exempt sales. */
export interface StateMark extends Tile {
  kind: RiskKind;
  fips: string;
  atRisk: number;
}

type RiskKind = Exclude<MarkKind, 'cover'>;

export interface StateMarks {
  marks: StateMark[];
  classes: MoneyClasses;
}

function kindOf(state: OverviewState | undefined, register: RegisterRow | undefined): RiskKind {
  if (state && state.atRisk === null) return 'unknown';
  if (state && (Number(state.atRisk) > 0 || Number(state.exemptSales) > 0)) return 'money';
  return register?.imposed === false ? 'no-tax' : 'none';
}

const KIND_WORDS: Record<Exclude<RiskKind, 'money'>, string> = {
  unknown: 'cannot be judged',
  none: 'no exempt sales',
  'no-tax': 'no sales tax imposed',
};

/** One mark per state: what it is filled with and what it says. */
export function stateMarks(states: OverviewState[], register: RegisterRow[]): StateMarks {
  const byCode = new Map(states.map((state) => [state.jurisdiction, state]));
  const registerByCode = new Map(register.map((row) => [row.code, row]));
  const classes = moneyClasses(states.map((state) => Number(state.atRisk ?? 0)));
  const marks = MAP_STATES.map(([fips, letters, column, row]): StateMark => {
    const jurisdiction = `US-${letters}`;
    const state = byCode.get(jurisdiction);
    const kind = kindOf(state, registerByCode.get(jurisdiction));
    const atRisk = Number(state?.atRisk ?? 0);
    const title = state?.name ?? registerByCode.get(jurisdiction)?.name ?? letters;
    const words =
      kind === 'money' && state
        ? `${formatMoney(state.atRisk)} tax at risk, ${COVER_WORDS[state.cover].word.toLowerCase()}`
        : KIND_WORDS[kind === 'money' ? 'none' : kind];
    return {
      jurisdiction,
      fips,
      letters,
      column,
      row,
      kind,
      step: classOf(classes, atRisk),
      atRisk,
      name: `${title}, ${letters}: ${words}`,
    };
  });
  return { marks, classes };
}
