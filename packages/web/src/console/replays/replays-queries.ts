import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  getReplay,
  listReplayDifferences,
  listReplays,
  type Replay,
  removeReplay,
  resumeReplay,
  startReplay,
  stopReplay,
} from '../../api/replays.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';

/** While sales are decided, the counts are asked for again this often. */
const POLL_MS = 800;
const LIST_POLL_MS = 3000;

export const replaysQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['replays', 'list', search],
    queryFn: () => listReplays(listQuery(search)),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.data.some(({ status }) => status === 'running') ? LIST_POLL_MS : false,
  });

export const replayQuery = (replayId: string) =>
  queryOptions({
    queryKey: ['replays', replayId],
    queryFn: () => getReplay(replayId),
    // A lost connection must not end the watching: the replay goes on without us.
    refetchInterval: (query) => (query.state.data?.status === 'running' ? POLL_MS : false),
    refetchIntervalInBackground: true,
  });

/** Asked for anew when more were found. */
export const differencesQuery = ({ replayId, differencesKept }: Replay, search: ListSearch) =>
  queryOptions({
    queryKey: ['replays', replayId, 'differences', differencesKept, search],
    queryFn: () => listReplayDifferences(replayId, listQuery(search)),
    placeholderData: keepPreviousData,
  });

export function useStartReplay() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: startReplay,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['replays', 'list'] }),
  });
}

const DEEDS = { stop: stopReplay, resume: resumeReplay } as const;
export type ReplayDeed = keyof typeof DEEDS;

export function useReplayDeed(replayId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deed: ReplayDeed) => DEEDS[deed](replayId),
    // A refusal means that it stands elsewhere than shown here.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['replays'] }),
  });
}

export function useRemoveReplay(replayId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => removeReplay(replayId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['replays', 'list'] }),
  });
}
