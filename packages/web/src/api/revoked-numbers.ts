import { answer, type Body, listParams, type Query, type Row, service, until } from './service.ts';

const LIST = '/v1/revoked-numbers';

/** A number the seller knows to be revoked. */
export type RevokedNumber = Row<typeof LIST>;
export type NewRevokedNumber = Body<typeof LIST>;

/** The newest first; `q` is one whole number. */
export const listRevokedNumbers = (query: Query, signal?: AbortSignal) =>
  answer(service.GET(LIST, { params: listParams(LIST, query), ...until(signal) }));

/** Certificates that give the number are judged anew with it. */
export const addRevokedNumber = (body: NewRevokedNumber) => answer(service.POST(LIST, { body }));

export const removeRevokedNumber = (revokedNumberId: string) =>
  answer(service.DELETE('/v1/revoked-numbers/{revokedNumberId}', { params: { path: { revokedNumberId } } }));
