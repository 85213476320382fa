import { answer, type Body, listParams, type Query, type Row, service } from './service.ts';

export type Replay = Row<'/v1/replays'>;
/** A recorded sale that comes out otherwise. */
export type ReplayDifference = Row<'/v1/replays/{replayId}/differences'>;
export type NewReplay = Body<'/v1/replays'>;

const one = (replayId: string) => ({ params: { path: { replayId } } });

export const listReplays = (query: Query) =>
  answer(service.GET('/v1/replays', { params: listParams('/v1/replays', query) }));
export const getReplay = (replayId: string) => answer(service.GET('/v1/replays/{replayId}', one(replayId)));
export const listReplayDifferences = (replayId: string, query: Query) =>
  answer(
    service.GET('/v1/replays/{replayId}/differences', {
      params: { path: { replayId }, ...listParams('/v1/replays/{replayId}/differences', query) },
    }),
  );
export const replayCsvUrl = (replayId: string) => `/v1/replays/${encodeURIComponent(replayId)}/differences.csv`;

/** Decides recorded sales again in the background; nothing is recorded but what differs. */
export const startReplay = (body: NewReplay) => answer(service.POST('/v1/replays', { body }));
export const stopReplay = (replayId: string) => answer(service.POST('/v1/replays/{replayId}/stop', one(replayId)));
export const resumeReplay = (replayId: string) => answer(service.POST('/v1/replays/{replayId}/run', one(replayId)));
export const removeReplay = (replayId: string) => answer(service.DELETE('/v1/replays/{replayId}', one(replayId)));
