import createClient, { type Client as FetchClient, type Middleware } from 'openapi-fetch';
import type { paths } from './openapi.gen.ts';
import { problemFrom } from './problem.ts';

/** Every address of the service with its parameters, body and answer: `client.GET('/v1/companies')`. */
export type Client = FetchClient<paths>;

export interface ClientOptions {
  /** Where the service is, `https://tax.example.com`. */
  baseUrl: string;
  /** API key; without one the browser's session cookie goes along. */
  key?: string;
  /** For tests and for runtimes with a fetch of their own. */
  fetch?: (request: Request) => Promise<Response>;
}

const CREATING = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Gives each write a key of its own, so that the same Request sent again creates nothing twice. To repeat a call after a lost answer,
 * give both calls the same `Idempotency-Key` header: then the second gets the first's answer.
 */
const idempotency: Middleware = {
  onRequest({ request }) {
    if (CREATING.has(request.method) && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
};

/**
 * @example
 * const client = makeClient({ baseUrl: 'http://localhost:3000', key });
 * const { data } = await answerOf(client.GET('/v1/companies'));
 */
export function makeClient({ baseUrl, key, fetch }: ClientOptions): Client {
  const client = createClient<paths>({
    baseUrl,
    ...(fetch ? { fetch } : {}),
    headers: { accept: 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
  });
  client.use(idempotency);
  return client;
}

interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * The answer itself.
 * @throws Problem for every refusal and defect the service tells of; what the connection throws when there is no answer
 */
export async function answerOf<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemFrom(error, response);
  // 204 and an empty body give undefined, which is then what the type says.
  return data as Data;
}

/** The `If-Match` header for a version that was read: `params: { path, header: ifMatch(version) }`. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/**
 * A file as the body of a request, for operations that take one: `client.POST(address, { params, ...fileBody(bytes, 'text/csv') })`.
 * The contract calls such a body a binary text; what is sent are these bytes.
 */
export function fileBody(bytes: Uint8Array, mediaType: string) {
  return { body: '', bodySerializer: () => bytes, headers: { 'content-type': mediaType } };
}
