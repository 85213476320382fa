import { useDocumentTitle } from '@mantine/hooks';
import type { Overview } from '../../api/figures.ts';
import { formatDate, formatMonth } from '../../ui/format/dates.ts';
import { formatChange, formatMoney, formatShare } from '../../ui/format/money.ts';
import classes from './overview.module.css';
import { Sparkline } from './sparkline.tsx';

/** The one number with its unknown part, the share that is covered, and the change: each with unit, period and base. */
export function Headline({ overview }: { overview: Overview }) {
  useDocumentTitle('Overview · Bonafide');
  const { exposure } = overview;
  return (
    <header className={classes.headline}>
      <div>
        <h1 className={classes.label}>Exposure: tax at risk</h1>
        <p className={classes.number}>{formatMoney(exposure.atRisk)}</p>
        <p className={classes.meta}>
          {Number(exposure.cannotJudge) > 0
            ? `+ ${formatMoney(exposure.cannotJudge)} of exempt sales cannot be judged`
            : 'All sales could be judged'}
          {' · '}sales {formatDate(exposure.from)} – {formatDate(exposure.to)}
        </p>
      </div>
      <Covered overview={overview} />
      <Change overview={overview} />
    </header>
  );
}

function Covered({ overview: { exposure, months } }: { overview: Overview }) {
  const shares = months.map(({ month, exempt, covered }) => ({
    label: formatMonth(month),
    value: Number(exempt) > 0 ? Number(covered) / Number(exempt) : null,
  }));
  return (
    <div>
      <h2 className={classes.label}>Covered</h2>
      <p className={classes.second}>
        {formatShare(exposure.coveredShare)}
        <span className={classes.base}> of {formatMoney(exposure.exemptSales)} exempt sales</span>
      </p>
      <Sparkline points={shares} format={formatShare} name="Covered share" />
    </div>
  );
}

function Change({ overview: { change, months } }: { overview: Overview }) {
  const risks = months.map(({ month, atRisk }) => ({ label: formatMonth(month), value: Number(atRisk) }));
  return (
    <div>
      <h2 className={classes.label}>{change ? `Since ${formatDate(change.since)}` : 'Change'}</h2>
      <p className={classes.second}>
        {change ? formatChange(change.delta) : 'Unknown'}
        <span className={classes.base}> {change ? changeWords(change.delta) : 'no earlier figure is kept yet'}</span>
      </p>
      <Sparkline
        points={risks}
        format={(value) => formatMoney(String(Math.round(value)))}
        name="Tax at risk by month"
      />
    </div>
  );
}

function changeWords(delta: string): string {
  if (Number(delta) === 0) return 'tax at risk unchanged';
  return Number(delta) < 0 ? 'less tax at risk' : 'more tax at risk';
}
