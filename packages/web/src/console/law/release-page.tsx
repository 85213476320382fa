import { Button, Modal } from '@mantine/core';
import { IconCheck, IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LawState, Release, Review } from '../../api/law.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { ActButton } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { DateText, InstantText } from '../../ui/format/date-text.tsx';
import { plural } from '../../ui/format/money.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { FactChanges } from './fact-changes.tsx';
import classes from './law.module.css';
import { diffQuery, lawQuery, releaseReviewQuery, useAcceptRelease, useStartReview } from './law-queries.ts';
import { releaseRoute } from './law-routes.ts';
import { foundWords } from './law-words.ts';
import { ReviewFigures } from './review-figures.tsx';
import { ReviewProgress } from './review-progress.tsx';

/** "What does the new release say otherwise, and which of our certificates would it change?" */
export function ReleasePage() {
  const { number } = releaseRoute.useParams();
  const query = useQuery(lawQuery);
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the release" />;
  }
  const release = query.data.releases.find((entry) => entry.number === number);
  if (!release)
    return (
      <>
        <PageHeader title={`Release ${number}`} up={{ label: 'Law', href: '/law' }} />
        <Notice tone="unknown">There is no release {number} in this installation.</Notice>
      </>
    );
  return <Known law={query.data} release={release} />;
}

function Known({ law, release }: { law: LawState; release: Release }) {
  const diff = useQuery(diffQuery(law.release, release.number));
  const review = useQuery(releaseReviewQuery(law.release, release.number));
  return (
    <>
      <PageHeader
        title={`Release ${release.number}`}
        up={{ label: 'Law', href: '/law' }}
        answer={release.note}
        meta={
          <>
            <DateText date={release.date} /> · compared with {law.release}, which is in force ·{' '}
            <span className={`bf-mono ${classes.hash}`}>SHA-256 {release.hash}</span>
          </>
        }
        acts={!release.accepted && <Acts law={law} release={release} review={review.data ?? null} />}
      />
      <div className={classes.stack}>
        {release.accepted && <Notice tone="good">This release is in force.</Notice>}
        {!release.sealed && (
          <Notice tone="unknown">
            This release is not sealed: its files may still change, so it cannot be accepted yet.
          </Notice>
        )}
        {!release.accepted && <BlastRadius review={review.data ?? null} />}
        <h2 className={classes.section}>
          What the law says otherwise{diff.data ? `: ${plural(diff.data.total, 'change')}` : ''}
        </h2>
        {diff.error && (
          <ProblemNotice error={diff.error} what="The changes could not be loaded" retry={() => void diff.refetch()} />
        )}
        {diff.data ? <FactChanges diff={diff.data} /> : !diff.error && <RowSkeleton rows={6} noun="the changes" />}
      </div>
    </>
  );
}

function BlastRadius({ review }: { review: Review | null }) {
  if (!review)
    return (
      <Notice tone="unknown">
        Which certificates it would change is not known yet. “Judge all certificates” finds out; nothing is changed by
        it.
      </Notice>
    );
  if (review.status === 'running') return <ReviewProgress review={review} />;
  return (
    <>
      <Notice tone={review.flips > 0 ? 'attention' : 'good'}>
        {foundWords(review)} Found <InstantText at={review.createdAt} />.{' '}
        <AppLink href={`/law/reviews/${review.reviewId}`}>Certificate by certificate</AppLink>
      </Notice>
      <ReviewFigures review={review} />
    </>
  );
}

const glyph = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

function Acts({ law, release, review }: { law: LawState; release: Release; review: Review | null }) {
  const [asking, setAsking] = useState(false);
  const start = useStartReview();
  return (
    <>
      <ActButton
        permission="reviews.run"
        act="start reviews"
        variant="default"
        icon={<IconScale {...glyph} />}
        loading={start.isPending || review?.status === 'running'}
        onClick={() => start.mutate({ before: { release: law.release }, after: { release: release.number } })}
      >
        {review ? 'Judge all certificates again' : 'Judge all certificates'}
      </ActButton>
      {release.sealed && (
        <ActButton
          permission="law.accept"
          act="accept releases"
          icon={<IconCheck {...glyph} />}
          onClick={() => setAsking(true)}
        >
          Accept release {release.number}
        </ActButton>
      )}
      {asking && <AcceptDialog law={law} release={release} review={review} onClose={() => setAsking(false)} />}
    </>
  );
}

interface AcceptDialogProps {
  law: LawState;
  release: Release;
  review: Review | null;
  onClose: () => void;
}

function AcceptDialog({ law, release, review, onClose }: AcceptDialogProps) {
  const accept = useAcceptRelease();
  const navigate = useNavigate();
  const confirm = () =>
    accept.mutate(release.number, {
      onSuccess: ({ review: started }) => void navigate({ to: started ? `/law/reviews/${started.reviewId}` : '/law' }),
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Accept release ${release.number}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.stack}>
        <p>
          From now on certificates are judged by release {release.number} instead of {law.release}. Every certificate is
          judged anew in the background, and each verdict that changes keeps this as its cause. The law before can be
          accepted again.
        </p>
        <p>
          {review && review.status === 'done'
            ? foundWords(review)
            : 'Which certificates it would change was not looked at yet.'}
        </p>
        {accept.error && <ProblemNotice error={accept.error} what="It was not accepted" />}
        <div className={classes.acts}>
          <Button loading={accept.isPending} onClick={confirm}>
            Accept release {release.number}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </Modal>
  );
}
