import { newIdempotencyKey, type Page, type Query, request, segment } from './request.ts';

export interface ImportRun {
  importId: string;
  fileName: string;
  sdiType: string | null;
  status: 'rehearsing' | 'rehearsed' | 'running' | 'done' | 'failed' | 'stopped';
  total: number;
  processed: number;
  accepted: number;
  rejected: number;
  warnings: number;
  willAdd: number;
  willChange: number;
  unchanged: number;
  createdAt: string;
  finishedAt: string | null;
  /** External id. */
  company: string;
  group: string;
  failure: string | null;
  failureCode: string | null;
  /** What was asked of the file last. */
  phase: 'rehearsal' | 'run';
  /** Who asked for it. */
  by: string;
}

export interface ImportResult {
  line: number;
  column: string | null;
  code: string;
  message: string;
  severity: ImportSeverity;
}

/** `error` keeps a row out, `warning` does not. */
export type ImportSeverity = 'error' | 'warning';

export interface ImportCause {
  severity: ImportSeverity;
  code: string;
  column: string | null;
  count: number;
  firstLine: number;
}

export interface ImportFormats {
  limits: { bytes: number; rows: number };
  data: {
    sdiType: string;
    columns: { name: string; required: 'value' | 'column' | 'no'; maxLength: number; choices: string[] | null }[];
  }[];
}

const importRun = (importId: string) => `/v1/imports/${segment(importId)}`;

export const listImports = (query: Query) => request<Page<ImportRun>>('/v1/imports', { query });
export const getImport = (importId: string) => request<ImportRun>(importRun(importId));
export const listImportResults = (importId: string, query: Query) =>
  request<Page<ImportResult>>(`${importRun(importId)}/results`, { query });
export const listImportCauses = (importId: string) => request<{ data: ImportCause[] }>(`${importRun(importId)}/causes`);
export const getImportFormats = () => request<ImportFormats>('/v1/imports/formats');
export const rejectedCsvUrl = (importId: string) => `${importRun(importId)}/rejected.csv`;

/**
 * Stores the file and rehearses it in the background; nothing changes until {@link runImport}. The bytes go as they are: the service finds
 * out their encoding, and a browser that read them as text would have guessed it.
 */
export function startImport(
  query: { company: string; group?: string; fileName: string },
  file: Blob,
): Promise<{ importId: string }> {
  const idempotencyKey = newIdempotencyKey();
  return request('/v1/imports', { method: 'POST', query, body: file, contentType: 'text/csv', idempotencyKey });
}

function act(importId: string, deed: 'run' | 'stop' | 'rehearse'): Promise<ImportRun> {
  return request(`${importRun(importId)}/${deed}`, { method: 'POST', body: {}, idempotencyKey: newIdempotencyKey() });
}

/** Takes in what was rehearsed, or goes on with a run that was cut short. */
export const runImport = (importId: string) => act(importId, 'run');
export const stopImport = (importId: string) => act(importId, 'stop');
/** Judges the stored file once more against the records as they are now. */
export const rehearseImport = (importId: string) => act(importId, 'rehearse');
