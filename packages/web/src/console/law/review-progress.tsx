import { Progress } from '@mantine/core';
import type { Review } from '../../api/law.ts';
import { formatCount } from '../../ui/format/money.ts';
import classes from './law.module.css';

/** How far a review is. It does not need the page. */
export function ReviewProgress({ review }: { review: Review }) {
  const share = review.total === 0 ? 0 : Math.min(100, (review.processed / review.total) * 100);
  const words =
    review.total === 0
      ? 'Waiting for its turn, then counting the certificates'
      : `Judging: ${formatCount(review.processed)} of ${formatCount(review.total)} certificates`;
  return (
    <section className={`bf-card ${classes.card}`} aria-label="Progress">
      <p>{words}</p>
      <Progress.Root size="lg">
        <Progress.Section value={share} aria-label={`Review ${review.name}`} aria-valuetext={words} />
      </Progress.Root>
      <p className={classes.hint}>You can leave this page; the review goes on by itself.</p>
    </section>
  );
}
