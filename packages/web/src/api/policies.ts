import { type Answer, answer, type Body, listParams, type Query, type Row, service } from './service.ts';

export type WeighedCheck = Row<'/v1/checks'>;
export type CheckPolicy = Answer<'/v1/companies/{externalId}/check-policy'>;
export type PolicyRule = CheckPolicy['rules'][number];
export type PolicyChange = Body<'/v1/companies/{externalId}/check-policy/changes'>;
export type PolicySetting = PolicyChange['changes'][number]['setting'];
export type PolicyAct = Row<'/v1/companies/{externalId}/check-policy/history'>;

export type OwnCheck = Row<'/v1/custom-checks'>;
export type OwnCheckDetail = Answer<'/v1/custom-checks/{checkId}'>;
export type OwnCheckBody = Body<'/v1/custom-checks'>;

export type Review = Row<'/v1/portfolio/reviews'>;
/** A certificate that comes out otherwise. */
export type Flip = Row<'/v1/portfolio/reviews/{reviewId}/flips'>;
export type NewReview = Body<'/v1/portfolio/reviews'>;

const of = (externalId: string) => ({ params: { path: { externalId } } });
const at = (version: number) => ({ header: { 'If-Match': `"${version}"` } });

export const listWeighedChecks = (company: string) =>
  answer(service.GET('/v1/checks', { params: { query: { company } } }));
export const getCheckPolicy = (company: string) =>
  answer(service.GET('/v1/companies/{externalId}/check-policy', of(company)));
export const listPolicyHistory = (company: string) =>
  answer(service.GET('/v1/companies/{externalId}/check-policy/history', of(company)));
export const changeCheckPolicy = (company: string, version: number, body: PolicyChange) =>
  answer(
    service.POST('/v1/companies/{externalId}/check-policy/changes', {
      params: { path: { externalId: company }, ...at(version) },
      body,
    }),
  );

export const listOwnChecks = () => answer(service.GET('/v1/custom-checks'));
export const getOwnCheck = (checkId: string) =>
  answer(service.GET('/v1/custom-checks/{checkId}', { params: { path: { checkId } } }));
export const createOwnCheck = (body: OwnCheckBody) => answer(service.POST('/v1/custom-checks', { body }));
export const changeOwnCheck = (checkId: string, version: number, body: OwnCheckBody) =>
  answer(service.PUT('/v1/custom-checks/{checkId}', { params: { path: { checkId }, ...at(version) }, body }));

export const listReviews = (query: Query) =>
  answer(service.GET('/v1/portfolio/reviews', { params: listParams('/v1/portfolio/reviews', query) }));
export const getReview = (reviewId: string) =>
  answer(service.GET('/v1/portfolio/reviews/{reviewId}', { params: { path: { reviewId } } }));
export const listFlips = (reviewId: string, query: Query) =>
  answer(
    service.GET('/v1/portfolio/reviews/{reviewId}/flips', {
      params: { path: { reviewId }, ...listParams('/v1/portfolio/reviews/{reviewId}/flips', query) },
    }),
  );
/** Judges every certificate under two laws in the background; nothing is changed. */
export const startReview = (body: NewReview) => answer(service.POST('/v1/portfolio/reviews', { body }));
