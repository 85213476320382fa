import { useDocumentTitle } from '@mantine/hooks';
import type { Overview } from '../../api/figures.ts';
import { formatDate, formatMonth } from '../../ui/format/dates.ts';
import { formatMoney, formatShare } from '../../ui/format/money.ts';
import classes from './overview.module.css';
import { Sparkline } from './sparkline.tsx';

/** The one number with its unknown part, the share that is covered, and what recent sales added: each with unit, period and base. */
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
      <Recent overview={overview} />
    </header>
  );
}

function Covered({ overview: { exposure, months } }: { overview: Overview }) {
  const shares = months.map(({ month, coveredShare }) => ({ label: formatMonth(month), value: coveredShare }));
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

function Recent({ overview: { recent, months } }: { overview: Overview }) {
  const risks = months.map(({ month, atRisk }) => ({ label: formatMonth(month), value: Number(atRisk) }));
  const more = Number(recent.atRisk) - Number(recent.before);
  return (
    <div>
      <h2 className={classes.label}>From sales of the last {recent.days} days</h2>
      <p className={classes.second}>
        {formatMoney(recent.atRisk)}
        <span className={classes.base}> {comparison(more, recent.days)}</span>
      </p>
      <Sparkline
        points={risks}
        format={(value) => formatMoney(String(Math.round(value)))}
        name="Tax at risk by month"
      />
    </div>
  );
}

function comparison(more: number, days: number): string {
  if (Math.round(more) === 0) return `at risk, as in the ${days} before`;
  const amount = formatMoney(String(Math.abs(Math.round(more))));
  return `at risk, ${amount} ${more > 0 ? 'more' : 'less'} than in the ${days} before`;
}
