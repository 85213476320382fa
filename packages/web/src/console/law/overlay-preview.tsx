import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewOverlay } from '../../api/law.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { overlaysQuery, reviewQuery, useStartReview } from './law-queries.ts';
import { foundWords } from './law-words.ts';
import { overlaysWith } from './overlays-with.ts';

interface OverlayPreviewProps {
  /** The overlay as the form has it now. */
  draft: NewOverlay;
  /** Says whether the form can be judged, and shows beside its fields what is wrong. */
  isGood: () => boolean;
}

/** Judges every certificate as if the overlay were written, on paper; what it said stays until the form says something else. */
export function OverlayPreview({ draft, isGood }: OverlayPreviewProps) {
  const may = useCan('reviews.run');
  const overlays = useQuery(overlaysQuery);
  const start = useStartReview();
  const [seen, setSeen] = useState<{ reviewId: string; of: string } | null>(null);
  const now = JSON.stringify(draft);
  const current = seen?.of === now ? seen : null;
  const begin = async () => {
    if (!isGood() || !overlays.data) return;
    const name = `Overlay on ${draft.file} ${draft.pointer}`.slice(0, 200);
    const review = await start
      .mutateAsync({ name, after: { overlays: overlaysWith(overlays.data, draft) } })
      .catch(() => null);
    if (review) setSeen({ reviewId: review.reviewId, of: now });
  };
  if (!may) return null;
  return (
    <>
      {current && <Found reviewId={current.reviewId} />}
      {start.error && <ProblemNotice error={start.error} what="Nothing was judged" kept="Your entries are kept." />}
      <div>
        <Button
          variant="default"
          leftSection={<IconScale size={16} stroke={1.5} aria-hidden="true" />}
          loading={start.isPending}
          disabled={!overlays.data}
          onClick={() => void begin()}
        >
          {current ? 'Judge all certificates again' : 'See what it would change'}
        </Button>
      </div>
    </>
  );
}

/** The link opens beside this page: the form is not written yet. */
function Found({ reviewId }: { reviewId: string }) {
  const { data: review, error } = useQuery(reviewQuery(reviewId));
  if (!review)
    return error ? (
      <ProblemNotice error={error} what="The review could not be loaded" />
    ) : (
      <p role="status">Judging all certificates on paper…</p>
    );
  return (
    <div role="status">
      <Notice tone={review.status === 'done' && review.flips === 0 ? 'good' : 'attention'}>
        {foundWords(review)} Nothing is changed by it.{' '}
        <AppLink href={`/law/reviews/${reviewId}`} target="_blank" rel="noopener">
          Certificate by certificate<span className="bf-visually-hidden"> (opens beside this page)</span>
        </AppLink>
      </Notice>
    </div>
  );
}
