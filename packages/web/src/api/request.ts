import { problemFrom } from '@bonafide/client/problem.ts';
import { noConnection } from './problem.ts';

/** A list answer of the service. `total` is null when there are more than 10,000. */
export interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
  total: number | null;
}

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue>;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  /** Sent as JSON, unless it is FormData, or text or a file (then `contentType` names it and the bytes go as they are). */
  body?: unknown;
  contentType?: string;
  /** The version an update was made from; sent as If-Match. */
  version?: number;
  /** One key per intent, so that a repeated click or a retry creates once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Drops empty values, so that `?q=` never reaches the service. */
export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}

export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

function encodeBody(options: RequestOptions, headers: Headers): BodyInit | undefined {
  const { body } = options;
  if (body === undefined) return undefined;
  if (body instanceof FormData) return body;
  const merge = options.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  headers.set('content-type', options.contentType ?? merge);
  return typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body);
}

/**
 * One request to the service with the session cookie. Throws {@link Problem} for every refusal and for a lost connection;
 * an abort stays the platform's AbortError.
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (options.version !== undefined) headers.set('if-match', `"${options.version}"`);
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  const init: RequestInit = { method: options.method ?? 'GET', headers, credentials: 'same-origin' };
  const body = encodeBody(options, headers);
  if (body !== undefined) init.body = body;
  if (options.signal) init.signal = options.signal;
  const response = await fetch(withQuery(path, options.query), init).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw noConnection();
  });
  if (!response.ok) throw problemFrom(await response.text(), response);
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as Answer;
  return (await response.json()) as Answer;
}

/** Path segment made safe: external ids and group names may hold spaces and slashes. */
export function segment(text: string): string {
  return encodeURIComponent(text);
}
