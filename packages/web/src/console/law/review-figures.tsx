import type { Review } from '../../api/law.ts';
import { formatCount, formatMoney, plural } from '../../ui/format/money.ts';
import classes from './law.module.css';
import { VerdictMove } from './verdict-move.tsx';

/** The blast radius of a change: certificates, customers and money, and where. */
export function ReviewFigures({ review }: { review: Review }) {
  const { summary } = review;
  if (!summary || review.flips === 0) return null;
  return (
    <section className={`bf-card ${classes.card}`} aria-label="What would come out otherwise">
      <dl className={classes.figures}>
        <div>
          <dt>Certificates with another verdict</dt>
          <dd>{formatCount(review.flips)}</dd>
        </div>
        <div>
          <dt>Customers</dt>
          <dd>{formatCount(summary.customers)}</dd>
        </div>
        {summary.money.map(({ currency, worse, better }) => (
          <div key={currency}>
            <dt>Exempt sales of 12 months on them</dt>
            <dd>
              {formatMoney(worse, 'whole', currency)} <span>on those that come out worse</span>
              {Number(better) !== 0 && (
                <>
                  {formatMoney(better, 'whole', currency)} <span>on those that come out better</span>
                </>
              )}
            </dd>
          </div>
        ))}
        {summary.money.length === 0 && (
          <div>
            <dt>Exempt sales of 12 months on them</dt>
            <dd>None</dd>
          </div>
        )}
      </dl>
      <ul className={classes.list}>
        {summary.verdicts.map(({ before, after, certificates, customers }) => (
          <li key={`${before} ${after}`} className={classes.verdicts}>
            <VerdictMove before={before} after={after} /> {plural(certificates, 'certificate')} of{' '}
            {plural(customers, 'customer')}
          </li>
        ))}
      </ul>
      <p className={classes.hint}>
        By state:{' '}
        {summary.jurisdictions
          .map(({ jurisdiction, worse, better }) => `${jurisdiction} ${worse + better}`)
          .join(', ') || 'none'}
        . By check:{' '}
        {summary.checks.map(({ code, come, gone }) => `${code} ${come} come, ${gone} gone`).join('; ') || 'none'}.
      </p>
    </section>
  );
}
