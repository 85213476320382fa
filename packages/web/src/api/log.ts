import { type Answer, answer, listParams, type Query, type Row, service, until } from './service.ts';

export type LogEntry = Row<'/v1/log'>;
/** `proof`: whether the record as it is kept gives the hash of the entry. */
export type LogEntryDetail = Answer<'/v1/log/{entryId}'>;

export const listLog = (query: Query, signal?: AbortSignal) =>
  answer(service.GET('/v1/log', { params: listParams('/v1/log', query), ...until(signal) }));
export const getLogEntry = (entryId: string) =>
  answer(service.GET('/v1/log/{entryId}', { params: { path: { entryId } } }));
