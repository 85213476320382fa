import classes from './overview.module.css';

interface SparklineProps {
  points: { label: string; value: number | null }[];
  format: (value: number) => string;
  name: string;
}

const WIDTH = 200;
const HEIGHT = 32;
const PAD = 3;

/** A line without axis: the first and last value are written beside it and in its name. */
export function Sparkline({ points, format, name }: SparklineProps) {
  const known = points.flatMap((point, index) =>
    point.value === null ? [] : [{ ...point, value: point.value, index }],
  );
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last || known.length < 2) return null;
  const values = known.map((point) => point.value);
  const low = Math.min(...values);
  const range = Math.max(...values) - low || 1;
  const x = (index: number) => PAD + (index / (points.length - 1)) * (WIDTH - 2 * PAD);
  const y = (value: number) => HEIGHT - PAD - ((value - low) / range) * (HEIGHT - 2 * PAD);
  const line = known.map((point) => `${x(point.index).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ');
  const words = `${name}: ${format(first.value)} in ${first.label}, ${format(last.value)} in ${last.label}`;
  return (
    <div className={classes.spark}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={words}>
        <polyline points={line} fill="none" stroke="var(--bf-series-1)" strokeWidth="2" strokeLinejoin="round" />
        <circle cx={x(last.index)} cy={y(last.value)} r="3" fill="var(--bf-series-1)" />
      </svg>
      <span className={classes.meta}>
        {known.length} months, from {format(first.value)}
      </span>
    </div>
  );
}
