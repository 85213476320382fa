import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  acceptRelease,
  getDiff,
  getFact,
  getLaw,
  getReview,
  listFlips,
  listOverlays,
  listReviews,
  listVerdictChanges,
  type NewOverlay,
  type Review,
  resumeReview,
  startReview,
  stopReview,
  withdrawOverlay,
  writeOverlay,
} from '../../api/law.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';

/** While certificates are judged, the counts are asked for again this often. */
const POLL_MS = 800;
const LIST_POLL_MS = 3000;

export const lawQuery = queryOptions({ queryKey: ['law', 'state'], queryFn: getLaw });
export const overlaysQuery = queryOptions({ queryKey: ['law', 'overlays'], queryFn: listOverlays });
export const diffQuery = (from: string, to: string) =>
  queryOptions({ queryKey: ['law', 'diff', from, to], queryFn: () => getDiff(from, to), enabled: from !== '' });
export const factQuery = (file: string, pointer: string) =>
  queryOptions({ queryKey: ['law', 'fact', file, pointer], queryFn: () => getFact(file, pointer), retry: false });

export const reviewsQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['law', 'reviews', 'list', search],
    queryFn: () => listReviews(listQuery(search)),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.data.some(({ status }) => status === 'running') ? LIST_POLL_MS : false,
  });

export const reviewQuery = (reviewId: string) =>
  queryOptions({
    queryKey: ['law', 'reviews', reviewId],
    queryFn: () => getReview(reviewId),
    // A lost connection must not end the watching: the review goes on without us.
    refetchInterval: (query) => (query.state.data?.status === 'running' ? POLL_MS : false),
    refetchIntervalInBackground: true,
  });

/** Asked for anew when more were found. */
export const flipsQuery = ({ reviewId, flips, touched }: Review, search: ListSearch) =>
  queryOptions({
    queryKey: ['law', 'reviews', reviewId, 'flips', flips, touched, search],
    queryFn: () => listFlips(reviewId, listQuery(search)),
    placeholderData: keepPreviousData,
  });

export const verdictChangesQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['law', 'verdicts', search],
    queryFn: () => listVerdictChanges(listQuery(search)),
    placeholderData: keepPreviousData,
  });

export const changesOfQuery = (certificateId: string) =>
  queryOptions({
    queryKey: ['law', 'verdicts', 'of', certificateId],
    queryFn: () => listVerdictChanges({ certificateId, limit: 20 }),
  });

/** The newest rehearsal of what a release would change, whoever started it. */
export const releaseReviewQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['law', 'reviews', 'of-release', from, to],
    queryFn: async () => {
      const { data } = await listReviews({ kind: 'rehearsal', subject: 'release', limit: 50 });
      return data.find((review) => review.before.release === from && review.after.release === to) ?? null;
    },
    refetchInterval: (query) => (query.state.data?.status === 'running' ? POLL_MS : false),
  });

/** What the law says is shown on many screens: all of them read it anew. */
function useLawChanged() {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['law'] }),
      queryClient.invalidateQueries({ queryKey: ['content'] }),
      queryClient.invalidateQueries({ queryKey: ['certificates'] }),
    ]);
  };
}

export function useAcceptRelease() {
  const changed = useLawChanged();
  return useMutation({ mutationFn: (release: string) => acceptRelease(release), onSuccess: changed });
}

export function useWriteOverlay() {
  const changed = useLawChanged();
  return useMutation({ mutationFn: (body: NewOverlay) => writeOverlay(body), onSuccess: changed });
}

export function useWithdrawOverlay(overlayId: string) {
  const changed = useLawChanged();
  return useMutation({ mutationFn: (reason: string) => withdrawOverlay(overlayId, reason), onSuccess: changed });
}

export function useStartReview() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: startReview,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['law', 'reviews'] }),
  });
}

const DEEDS = { stop: stopReview, resume: resumeReview } as const;

export function useReviewDeed(reviewId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deed: keyof typeof DEEDS) => DEEDS[deed](reviewId),
    // A refusal means that it stands elsewhere than shown here.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['law', 'reviews'] }),
  });
}
