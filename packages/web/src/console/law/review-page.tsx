import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Review } from '../../api/law.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { ActButton } from '../../app/session/act-button.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { DateText, InstantText } from '../../ui/format/date-text.tsx';
import { formatCount } from '../../ui/format/money.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import classes from './law.module.css';
import { reviewQuery, useReviewDeed } from './law-queries.ts';
import { reviewRoute } from './law-routes.ts';
import { foundWords, REVIEW_KINDS, REVIEW_STATUS } from './law-words.ts';
import { ReviewFigures } from './review-figures.tsx';
import { ReviewFlips } from './review-flips.tsx';
import { ReviewProgress } from './review-progress.tsx';

/** "Which certificates come out otherwise, and for how much?" */
export function ReviewPage() {
  const { reviewId } = reviewRoute.useParams();
  const query = useQuery(reviewQuery(reviewId));
  const review = query.data;
  if (!review) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the review" />;
  }
  const { tone, word } = REVIEW_STATUS[review.status];
  return (
    <>
      <PageHeader
        title={review.name}
        heading={
          <>
            {review.name} <StatusBadge tone={tone}>{word}</StatusBadge>
          </>
        }
        up={{ label: 'Reviews', href: '/law/reviews' }}
        answer={foundWords(review)}
        meta={
          <>
            {REVIEW_KINDS[review.kind]} · as of <DateText date={review.today} /> · started{' '}
            <InstantText at={review.createdAt} /> by {review.by}
          </>
        }
        acts={<Acts review={review} />}
      />
      <div className={classes.stack}>
        {review.status === 'running' && <ReviewProgress review={review} />}
        {review.status === 'failed' && (
          <Notice tone="bad">
            <strong>{review.failure ?? 'The reason was not kept.'}</strong> What was found before stays, and the rest
            can go on from there.
          </Notice>
        )}
        <ReviewFigures review={review} />
        {(review.flips > 0 || review.touched > 0) && <ReviewFlips review={review} />}
        <p className={classes.hint}>
          Judged under release {review.before.release}
          {review.before.overlays.length > 0 && ` with ${review.before.overlays.length} overlays`} and under release{' '}
          {review.after.release}
          {review.after.overlays.length > 0 && ` with ${review.after.overlays.length} overlays`}.{' '}
          {review.certificatesPerSecond !== null &&
            `${formatCount(review.certificatesPerSecond)} certificates a second.`}
        </p>
      </div>
    </>
  );
}

const glyph = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

function Acts({ review }: { review: Review }) {
  const deed = useReviewDeed(review.reviewId);
  if (review.status === 'running' && review.kind === 'rehearsal')
    return (
      <ActButton
        permission="reviews.run"
        act="stop reviews"
        variant="default"
        icon={<IconPlayerStop {...glyph} />}
        loading={deed.isPending}
        onClick={() => deed.mutate('stop')}
      >
        Stop the review
      </ActButton>
    );
  if (review.status !== 'stopped' && review.status !== 'failed') return null;
  return (
    <ActButton
      permission="reviews.run"
      act="run reviews"
      icon={<IconPlayerPlay {...glyph} />}
      loading={deed.isPending}
      onClick={() => deed.mutate('resume')}
    >
      Judge the others
    </ActButton>
  );
}
