import type { Overview } from '../../api/figures.ts';
import { formatShortDate } from '../../ui/format/dates.ts';
import { formatMoney, plural } from '../../ui/format/money.ts';
import classes from './overview.module.css';

type Week = Overview['endsByWeek'][number];

/** "What ends when?" Columns of money by week, zero at the bottom, never cumulative. */
export function EndsByWeek({ weeks }: { weeks: Week[] }) {
  const full = Math.max(1, ...weeks.map((week) => Number(week.tax)));
  return (
    <section className={classes.card} aria-labelledby="ends">
      <h2 id="ends">{finding(weeks)}</h2>
      <p className={classes.meta}>
        Certificates that end, by week from today; tax that stood on them in 12 months, US dollars.
      </p>
      {weeks.some((week) => week.certificates > 0) && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls on a phone, so it must be reachable by keyboard. */}
          <ul className={classes.weeks} tabIndex={0} aria-label="Tax by week">
            {weeks.map((week) => (
              <li key={week.week} title={weekWords(week)}>
                <span className="bf-visually-hidden">{weekWords(week)}</span>
                <span aria-hidden="true" className={classes.weekValue}>
                  {Number(week.tax) > 0 && formatMoney(week.tax, 'compact')}
                </span>
                <span
                  aria-hidden="true"
                  className={classes.weekBar}
                  style={{ height: `${(Number(week.tax) / full) * 72}px` }}
                />
                <span aria-hidden="true" className={classes.weekName}>
                  {formatShortDate(week.week)}
                </span>
              </li>
            ))}
          </ul>
          <WeekTable weeks={weeks} />
        </>
      )}
    </section>
  );
}

function weekWords(week: Week): string {
  return `Week of ${formatShortDate(week.week)}: ${plural(week.certificates, 'certificate')}, ${formatMoney(week.tax)} tax`;
}

function finding(weeks: Week[]): string {
  const ending = weeks.reduce((sum, week) => sum + week.certificates, 0);
  const worst = [...weeks].sort((a, b) => Number(b.tax) - Number(a.tax))[0];
  if (!worst || ending === 0) return 'Nothing ends in the next 13 weeks';
  return `${plural(ending, 'certificate')} ${ending === 1 ? 'ends' : 'end'} in 13 weeks; the week of ${formatShortDate(worst.week)} is the dearest, ${formatMoney(worst.tax)}`;
}

function WeekTable({ weeks }: { weeks: Week[] }) {
  return (
    <details className={classes.basis}>
      <summary>As table</summary>
      <table className={classes.plainTable}>
        <caption className="bf-visually-hidden">Certificates that end, by week</caption>
        <thead>
          <tr>
            <th scope="col">Week of</th>
            <th scope="col" className="bf-num">
              Certificates
            </th>
            <th scope="col" className="bf-num">
              Tax ($)
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.week}>
              <th scope="row">{formatShortDate(week.week)}</th>
              <td className="bf-num">{week.certificates}</td>
              <td className="bf-num">{formatMoney(week.tax)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
