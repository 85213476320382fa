import type { App } from '../platform/http.ts';

/** A call of the public contract, made inside the process. */
export interface HouseCall {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  /** JSON, or the bytes of a file with its content type. */
  body?: unknown;
  contentType?: string;
  /** Every call that creates has one, so that it can be made again. */
  idempotencyKey?: string;
  /** The version read before, for If-Match. */
  version?: number;
}

/** What writers of the demo share: whom to speak to, and when to stop. */
export interface Caller {
  call(request: HouseCall): Promise<Record<string, unknown>>;
}

/** Answers after which the same call is made again: busy, too many, another with this key still running. */
const AGAIN = new Set([409, 429, 503, 504]);
const ATTEMPTS = 40;
const PAUSE_MS = 500;

/** Speaks to the app as any client with this API key does, without the network between. */
export function callerWith(app: App, secret: string, signal: AbortSignal): Caller {
  return {
    async call(request) {
      for (let attempt = 1; ; attempt++) {
        signal.throwIfAborted();
        const response = await app.inject({
          method: request.method,
          url: request.url,
          headers: headersOf(request, secret),
          ...(request.body === undefined ? {} : { payload: payloadOf(request) }),
        });
        if (response.statusCode < 300) return response.body === '' ? {} : response.json();
        const code = codeOf(response.body);
        const again = AGAIN.has(response.statusCode) && code !== 'status-conflict' && code !== 'already-exists';
        if (!again || attempt === ATTEMPTS) {
          const named = request.idempotencyKey ?? request.url;
          throw new Error(`${request.method} ${named}: ${response.statusCode} ${response.body.slice(0, 600)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    },
  };
}

function headersOf(request: HouseCall, secret: string): Record<string, string> {
  return {
    authorization: `Bearer ${secret}`,
    ...(request.body === undefined ? {} : { 'content-type': request.contentType ?? 'application/json' }),
    ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
    ...(request.version === undefined ? {} : { 'if-match': `"${request.version}"` }),
  };
}

function payloadOf({ body, contentType }: HouseCall): string | Buffer {
  if (Buffer.isBuffer(body)) return body;
  return contentType === undefined ? JSON.stringify(body) : String(body);
}

function codeOf(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { code?: string }).code;
  } catch {
    return undefined;
  }
}

/**
 * Runs work over a list, a few at a time, in order of the list. The first failure stops the others from beginning.
 * @throws what the first failing piece threw
 */
export async function each<T>(list: readonly T[], atOnce: number, work: (entry: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  async function run(): Promise<void> {
    for (let index = next++; index < list.length && !failed; index = next++) {
      try {
        await work(list[index] as T);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, run));
}
