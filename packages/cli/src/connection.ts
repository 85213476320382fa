import { type Client, makeClient } from '@bonafide/client/client.ts';
import { Problem } from '@bonafide/client/problem.ts';
import { type Call, EXIT, type Exit, type Option, UsageError } from './command.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_URL = 'http://localhost:3000';
/** Longer than the service itself works on one request. */
const PATIENCE_MS = 120_000;

/** Options of every command that talks to a service. */
export const CONNECTION: Readonly<Record<string, Option>> = {
  url: { value: '<url>', help: `Where the service is; else BONAFIDE_URL, else ${DEFAULT_URL}` },
  key: { value: '<key>', help: 'API key; better in BONAFIDE_KEY, where no list of processes shows it' },
};

/** @throws UsageError for an address that is none, or without a key */
export function connect(call: Call, { env }: Terminal): Client {
  const baseUrl = call.text('url') ?? env.BONAFIDE_URL ?? DEFAULT_URL;
  const key = call.text('key') ?? env.BONAFIDE_KEY;
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw new UsageError(`“${baseUrl}” is no address of a service; it looks like ${DEFAULT_URL}`);
  if (!key) throw new UsageError('An API key is needed: set BONAFIDE_KEY, or give --key');
  if (!/^[\x21-\x7e]{1,512}$/.test(key)) throw new UsageError('An API key is one word of letters, digits and signs');
  return makeClient({
    baseUrl,
    key,
    fetch: patientFetch,
  });
}

/** Waits for the answer to begin; a file may then take as long as it comes (Node gives up on five minutes of silence). */
async function patientFetch(request: Request): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new DOMException('No answer', 'TimeoutError')), PATIENCE_MS);
  try {
    return await fetch(request, { signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** A refusal in words: the code, what is wrong, and each place. */
export function wordsOf({ body }: Problem): string[] {
  const places = body.errors.filter(({ detail }) => detail !== body.detail || body.errors.length > 1);
  return [
    `${body.code}: ${body.detail}`,
    ...places.map(({ pointer, detail }) => `  ${pointer === '' ? '' : `${pointer}: `}${detail}`),
    ...(body.code === 'defect' && body.requestId ? [`  request ${body.requestId}`] : []),
  ];
}

/** A request that ended without what was asked for: what to tell, and how to end. Undefined for a mistake of our own. */
export function failureOf(error: unknown): { lines: string[]; exit: Exit } | undefined {
  if (error instanceof Problem) {
    const cannotAsk = error.status === 401 || error.status === 403 || error.status >= 500;
    return { lines: wordsOf(error), exit: cannotAsk ? EXIT.noAnswer : EXIT.refused };
  }
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return { lines: [`The service did not answer within ${PATIENCE_MS / 1000} seconds`], exit: EXIT.noAnswer };
  if (error instanceof SyntaxError)
    return { lines: ['What answered there is not a Bonafide service; check the address'], exit: EXIT.noAnswer };
  // What fetch throws when there is no connection; the reason stands in its cause.
  if (error instanceof TypeError && error.message === 'fetch failed') {
    const cause = error.cause instanceof Error ? error.cause : undefined;
    const reason = (cause as { code?: string } | undefined)?.code ?? cause?.message ?? 'no connection';
    return {
      lines: [`No service answers there (${reason}). \`bonafide start\` starts one; --url names another`],
      exit: EXIT.noAnswer,
    };
  }
  return undefined;
}
