import { formatMoney } from '../../../ui/format/money.ts';
import classes from './map.module.css';
import type { MarkKind, StateMarks } from './state-marks.ts';

interface Entry {
  kind: MarkKind;
  step: number;
  words: string;
}

function entriesOf({ marks, classes: { breaks } }: StateMarks): Entry[] {
  const dollars = (amount: number) => formatMoney(String(amount));
  const classCount = breaks.length + 1;
  const money = Array.from({ length: classCount }, (_, index): Entry => {
    const upper = breaks[index];
    const lower = breaks[index - 1];
    const words = upper === undefined ? `over ${dollars(lower ?? 0)}` : `to ${dollars(upper)}`;
    return { kind: 'money', step: index + 1, words };
  });
  const entries: Entry[] = [
    { kind: 'money', step: 0, words: '$0' },
    ...money,
    { kind: 'unknown', step: 0, words: 'cannot be judged' },
    { kind: 'none', step: 0, words: 'no exempt sales' },
    { kind: 'no-tax', step: 0, words: 'no sales tax' },
  ];
  return entries.filter((entry) => entry.kind === 'unknown' || countOf(marks, entry) > 0);
}

function countOf(marks: StateMarks['marks'], entry: Entry): number {
  return marks.filter((mark) => mark.kind === entry.kind && (entry.kind !== 'money' || mark.step === entry.step))
    .length;
}

/** Classes with their breaks and how many states are in each; unknown and zero always have their own look. */
export function MapLegend({ marks }: { marks: StateMarks }) {
  return (
    <ul className={classes.legend} aria-label="Legend: tax at risk, number of states">
      {entriesOf(marks).map((entry) => (
        <li key={entry.kind + entry.step}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <rect
              x="0.5"
              y="0.5"
              width="15"
              height="15"
              rx="2"
              className={classes.state}
              data-kind={entry.kind}
              data-step={entry.step}
            />
          </svg>
          {entry.words} <span className={classes.count}>({countOf(marks.marks, entry)})</span>
        </li>
      ))}
    </ul>
  );
}
