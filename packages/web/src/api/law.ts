import { type Answer, answer, type Body, listParams, type Query, type Row, service } from './service.ts';

/** Which content release is in force, and what else there is. */
export type LawState = Answer<'/v1/law'>;
export type Release = LawState['releases'][number];
export type Diff = Answer<'/v1/law/diff/{from}/{to}'>;
export type FactChange = Diff['changes'][number];
export type Overlay = Row<'/v1/law/overlays'>;
export type NewOverlay = Body<'/v1/law/overlays'>;
export type RawFact = Answer<'/v1/law/facts'>;
/** Every certificate judged under two laws. */
export type Review = Row<'/v1/portfolio/reviews'>;
export type Flip = Row<'/v1/portfolio/reviews/{reviewId}/flips'>;
export type NewReview = Body<'/v1/portfolio/reviews'>;
export type VerdictChange = Row<'/v1/verdict-changes'>;
export type Verdict = Flip['verdictAfter'];

export const getLaw = () => answer(service.GET('/v1/law'));
export const acceptRelease = (release: string) => answer(service.POST('/v1/law/accept', { body: { release } }));
export const getDiff = (from: string, to: string) =>
  answer(service.GET('/v1/law/diff/{from}/{to}', { params: { path: { from, to } } }));
export const getFact = (file: string, pointer: string) =>
  answer(service.GET('/v1/law/facts', { params: { query: { file, pointer } } }));
export const listOverlays = () => answer(service.GET('/v1/law/overlays')).then(({ data }) => data);
export const writeOverlay = (body: NewOverlay) => answer(service.POST('/v1/law/overlays', { body }));
export const withdrawOverlay = (overlayId: string, reason: string) =>
  answer(service.POST('/v1/law/overlays/{overlayId}/withdraw', { params: { path: { overlayId } }, body: { reason } }));

const one = (reviewId: string) => ({ params: { path: { reviewId } } });
export const listReviews = (query: Query) =>
  answer(service.GET('/v1/portfolio/reviews', { params: listParams('/v1/portfolio/reviews', query) }));
export const getReview = (reviewId: string) => answer(service.GET('/v1/portfolio/reviews/{reviewId}', one(reviewId)));
export const startReview = (body: NewReview) => answer(service.POST('/v1/portfolio/reviews', { body }));
export const stopReview = (reviewId: string) =>
  answer(service.POST('/v1/portfolio/reviews/{reviewId}/stop', one(reviewId)));
export const resumeReview = (reviewId: string) =>
  answer(service.POST('/v1/portfolio/reviews/{reviewId}/run', one(reviewId)));
export const listFlips = (reviewId: string, query: Query) =>
  answer(
    service.GET('/v1/portfolio/reviews/{reviewId}/flips', {
      params: { path: { reviewId }, ...listParams('/v1/portfolio/reviews/{reviewId}/flips', query) },
    }),
  );
export const listVerdictChanges = (query: Query) =>
  answer(service.GET('/v1/verdict-changes', { params: listParams('/v1/verdict-changes', query) }));
