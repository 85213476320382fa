import { type Answer, answer, listParams, type Query, type Row, service } from './service.ts';

export type ImportRun = Row<'/v1/imports'>;
export type ImportResult = Row<'/v1/imports/{importId}/results'>;
/** `error` keeps a row out, `warning` does not. */
export type ImportSeverity = ImportResult['severity'];
/** Results of one code in one column, counted. */
export type ImportCause = Row<'/v1/imports/{importId}/causes'>;
export type ImportFormats = Answer<'/v1/imports/formats'>;

const one = (importId: string) => ({ params: { path: { importId } } });

export const listImports = (query: Query) =>
  answer(service.GET('/v1/imports', { params: listParams('/v1/imports', query) }));
export const getImport = (importId: string) => answer(service.GET('/v1/imports/{importId}', one(importId)));
export const listImportResults = (importId: string, query: Query) =>
  answer(
    service.GET('/v1/imports/{importId}/results', {
      params: { path: { importId }, ...listParams('/v1/imports/{importId}/results', query) },
    }),
  );
export const listImportCauses = (importId: string) =>
  answer(service.GET('/v1/imports/{importId}/causes', one(importId)));
export const getImportFormats = () => answer(service.GET('/v1/imports/formats'));
export const rejectedCsvUrl = (importId: string) => `/v1/imports/${encodeURIComponent(importId)}/rejected.csv`;

/**
 * Stores the file and rehearses it in the background; nothing changes until {@link runImport}. The bytes go as they are: the service finds
 * out their encoding, and a browser that read them as text would have guessed it.
 */
export const startImport = (query: { company: string; group?: string; fileName: string }, file: Blob) =>
  answer(
    service.POST('/v1/imports', {
      params: { query },
      headers: { 'content-type': 'text/csv' },
      // The contract says "text"; a Blob is that text before anybody has read it.
      body: file as unknown as string,
      bodySerializer: (body) => body,
    }),
  );

/** Takes in what was rehearsed, or goes on with a run that was cut short. */
export const runImport = (importId: string) => answer(service.POST('/v1/imports/{importId}/run', one(importId)));
export const stopImport = (importId: string) => answer(service.POST('/v1/imports/{importId}/stop', one(importId)));
/** Judges the stored file once more against the records as they are now. */
export const rehearseImport = (importId: string) =>
  answer(service.POST('/v1/imports/{importId}/rehearse', one(importId)));
