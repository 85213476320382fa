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
  company: string;
  group: string | null;
  failure: string | null;
}

export interface ImportResult {
  line: number;
  column: string | null;
  code: string;
  message: string;
  severity: string;
}

const importRun = (importId: string) => `/v1/imports/${segment(importId)}`;

export const listImports = (query: Query) => request<Page<ImportRun>>('/v1/imports', { query });
export const getImport = (importId: string) => request<ImportRun>(importRun(importId));
export const listImportResults = (importId: string, query: Query) =>
  request<Page<ImportResult>>(`${importRun(importId)}/results`, { query });
export const rejectedCsvUrl = (importId: string) => `${importRun(importId)}/rejected.csv`;

/** Stores the file and rehearses it in the background; nothing changes until {@link runImport}. */
export function startImport(
  query: { company: string; group?: string; fileName: string },
  csv: string,
): Promise<{ importId: string }> {
  const idempotencyKey = newIdempotencyKey();
  return request('/v1/imports', { method: 'POST', query, body: csv, contentType: 'text/csv', idempotencyKey });
}

export function runImport(importId: string): Promise<ImportRun> {
  return request(`${importRun(importId)}/run`, { method: 'POST', body: {}, idempotencyKey: newIdempotencyKey() });
}

export function stopImport(importId: string): Promise<ImportRun> {
  return request(`${importRun(importId)}/stop`, { method: 'POST', body: {}, idempotencyKey: newIdempotencyKey() });
}
