import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  changeCheckPolicy,
  changeOwnCheck,
  createOwnCheck,
  getCheckPolicy,
  getOwnCheck,
  getReview,
  listFlips,
  listOwnChecks,
  listPolicyHistory,
  listReviews,
  listWeighedChecks,
  type OwnCheckBody,
  type PolicyChange,
  type Review,
  startReview,
} from '../../api/policies.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';

/** While certificates are judged, the counts are asked for again this often. */
const POLL_MS = 800;

export const weighedChecksQuery = (company: string) =>
  queryOptions({
    queryKey: ['check-policy', 'checks', company],
    queryFn: () => listWeighedChecks(company),
    enabled: company !== '',
  });
export const checkPolicyQuery = (company: string) =>
  queryOptions({
    queryKey: ['check-policy', 'policy', company],
    queryFn: () => getCheckPolicy(company),
    enabled: company !== '',
  });
export const policyHistoryQuery = (company: string) =>
  queryOptions({
    queryKey: ['check-policy', 'history', company],
    queryFn: () => listPolicyHistory(company),
    enabled: company !== '',
  });
export const ownChecksQuery = queryOptions({ queryKey: ['check-policy', 'own'], queryFn: listOwnChecks });
export const ownCheckQuery = (checkId: string) =>
  queryOptions({
    queryKey: ['check-policy', 'own', checkId],
    queryFn: () => getOwnCheck(checkId),
    // Somebody may be editing what was read: it changes under nobody's hands.
    refetchOnWindowFocus: false,
  });
export const policyReviewsQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['reviews', 'policy', search],
    queryFn: () => listReviews({ ...listQuery(search), subject: 'policy' }),
    placeholderData: keepPreviousData,
  });
export const reviewQuery = (reviewId: string) =>
  queryOptions({
    queryKey: ['reviews', reviewId],
    queryFn: () => getReview(reviewId),
    // A lost connection must not end the watching: the review goes on without us.
    refetchInterval: (query) => (query.state.data?.status === 'running' ? POLL_MS : false),
    refetchIntervalInBackground: true,
  });
/** Asked for anew when more were found. */
export const flipsQuery = ({ reviewId, processed }: Review, search: ListSearch) =>
  queryOptions({
    queryKey: ['reviews', reviewId, 'flips', processed, search],
    queryFn: () => listFlips(reviewId, { verdict: 'changed', ...listQuery(search) }),
    placeholderData: keepPreviousData,
  });

function useChanging<Input, Done>(mutationFn: (input: Input) => Promise<Done>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    // A refusal means that it stands elsewhere than shown here.
    onSettled: () =>
      Promise.all(
        [['check-policy'], ['reviews'], ['certificates']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export const useChangePolicy = () =>
  useChanging(({ company, version, body }: { company: string; version: number; body: PolicyChange }) =>
    changeCheckPolicy(company, version, body),
  );
/** `version` 0: a new one. */
export const useSaveOwnCheck = () =>
  useChanging(({ checkId, version, body }: { checkId: string; version: number; body: OwnCheckBody }) =>
    version === 0 ? createOwnCheck(body) : changeOwnCheck(checkId, version, body),
  );
export const useStartReview = () => useChanging(startReview);
