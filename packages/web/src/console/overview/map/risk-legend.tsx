import { formatMoney } from '../../../ui/format/money.ts';
import { type LegendEntry, MapLegend } from '../../../ui/map/map-legend.tsx';
import type { StateMarks } from './state-marks.ts';

function entriesOf({ marks, classes: { breaks } }: StateMarks): LegendEntry[] {
  const dollars = (amount: number) => formatMoney(String(amount));
  const countOf = (kind: LegendEntry['kind'], step: number) =>
    marks.filter((mark) => mark.kind === kind && (kind !== 'money' || mark.step === step)).length;
  const entry = (kind: LegendEntry['kind'], step: number, words: string): LegendEntry => ({
    kind,
    step,
    words,
    count: countOf(kind, step),
  });
  const money = Array.from({ length: breaks.length + 1 }, (_, index) => {
    const upper = breaks[index];
    const lower = breaks[index - 1];
    return entry('money', index + 1, upper === undefined ? `over ${dollars(lower ?? 0)}` : `to ${dollars(upper)}`);
  });
  const entries = [
    entry('money', 0, '$0'),
    ...money,
    entry('unknown', 0, 'cannot be judged'),
    entry('none', 0, 'no exempt sales'),
    entry('no-tax', 0, 'no sales tax'),
  ];
  return entries.filter(({ kind, count }) => kind === 'unknown' || count > 0);
}

/** Classes with their breaks and how many states are in each; unknown and zero always have their own look. */
export function RiskLegend({ marks }: { marks: StateMarks }) {
  return <MapLegend label="Legend: tax at risk, number of states" entries={entriesOf(marks)} />;
}
