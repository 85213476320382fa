import { type Page, type Query, request, segment } from './request.ts';

export interface LogEntry {
  entryId: string;
  at: string;
  actor: { kind: string; name: string };
  /** `<record>.<event>`: `certificate.approved`. */
  kind: string;
  /** `<record>/<id>`, with `@<version>` where records have versions. */
  ref: string;
  /** What the record is called today; of a certificate, its customer. */
  recordName: string | null;
  summary: string;
  leafHash: string;
  hashAlgorithm: string;
}

/** `matches`: the record as it is kept gives the hash of the entry. */
export type LogEntryDetail = LogEntry & { proof: 'matches' | 'differs' | 'not-kept' };

export const listLog = (query: Query, signal?: AbortSignal) =>
  request<Page<LogEntry>>('/v1/log', signal ? { query, signal } : { query });
export const getLogEntry = (entryId: string) => request<LogEntryDetail>(`/v1/log/${segment(entryId)}`);
