import type { Overview } from '../../api/figures.ts';
import { plural } from '../../ui/format/money.ts';
import classes from './overview.module.css';

export function Waiting({ overview: { waiting, counts } }: { overview: Overview }) {
  const oldest = waiting.oldestDays === null ? '' : `, the oldest for ${plural(waiting.oldestDays, 'day')}`;
  return (
    <section className={classes.card} aria-labelledby="waiting">
      <h2 id="waiting">Waiting</h2>
      <p>
        {waiting.inReview === 0
          ? 'No certificate waits for review.'
          : `${plural(waiting.inReview, 'certificate')} in review${oldest}.`}
        {waiting.drafts > 0 && ` ${plural(waiting.drafts, 'draft')} not yet submitted.`}
      </p>
      <p className={classes.meta}>
        On file: {plural(counts.customers, 'customer')}, {plural(counts.certificates, 'certificate')},{' '}
        {plural(counts.transactions, 'invoice')}.
      </p>
    </section>
  );
}
