import { type Answer, answer, listParams, type Query, service, until } from './service.ts';

/** The files that hold what a company decides by, in the order in which they are taken in. */
export type ExportFiles = Answer<'/v1/exports/determination/files'>;
export type ExportFile = ExportFiles['data'][number];

export const listExportFiles = (query: Query, signal?: AbortSignal) =>
  answer(
    service.GET('/v1/exports/determination/files', {
      params: listParams('/v1/exports/determination/files', query),
      ...until(signal),
    }),
  );
