import { answerOf, makeClient } from '@bonafide/client/client.ts';
import type { paths } from '@bonafide/client/openapi.gen.ts';
import { noConnection } from './problem.ts';

/** The service this page came from, typed by its own contract; the session cookie goes along. */
export const service = makeClient({ baseUrl: '' });

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Operation<Path extends keyof paths, M extends Method> = NonNullable<paths[Path][M]>;

/** What a route answers when it did what was asked. */
export type Answer<Path extends keyof paths, M extends Method = 'get'> =
  Operation<Path, M> extends { responses: infer Responses }
    ? Json<Responses[Extract<keyof Responses, 200 | 201>]>
    : never;

/** What a route takes as its body. */
export type Body<Path extends keyof paths, M extends Method = 'post'> =
  Operation<Path, M> extends { requestBody: { content: infer Content } } ? Content[keyof Content] : never;

/** A list answer. `total` is null when there are more than 10,000. */
export interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
  total: number | null;
}

/** One row of a list. */
export type Row<Path extends keyof paths> = Answer<Path> extends { data: (infer Item)[] } ? Item : never;

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue>;

type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Known } } }
  ? NonNullable<Known>
  : never;

/**
 * What an address of a list asks for, as the route's query: empty values are left out, so that `?q=` never reaches the service.
 * The names come from the screen's own search schema; the service refuses what it does not know.
 */
export function listParams<Path extends keyof paths>(_path: Path, query: Query): { query: QueryOf<Path> } {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return { query: Object.fromEntries(given) as QueryOf<Path> };
}

/** Part of an init: an abort signal, where there is one. */
export function until(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

/**
 * The answer of a call. Throws `Problem` for every refusal and for a lost connection; an abort stays the platform's AbortError.
 */
export async function answer<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  return answerOf(call).catch((error: unknown) => {
    // fetch throws a TypeError when nobody answered.
    throw error instanceof TypeError ? noConnection() : error;
  });
}
