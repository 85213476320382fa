import type { Call, History, Outcome } from './history.ts';
import { ADMIN_KEY } from './house.ts';

export interface RawAnswer {
  status: number;
  text: string;
}

/** @throws Error when no whole answer came */
export async function request(
  address: string,
  method: string,
  path: string,
  body?: { text: string; contentType: string },
  headers: Record<string, string> = {},
  patienceMs = 60_000,
): Promise<RawAnswer> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${ADMIN_KEY}`,
      ...(body ? { 'content-type': body.contentType } : {}),
      ...headers,
    },
    ...(body ? { body: body.text } : {}),
    signal: AbortSignal.timeout(patienceMs),
  });
  return { status: response.status, text: await response.text() };
}

/** A set-up step that must succeed. */
export async function must(address: string, method: string, path: string, body: unknown): Promise<unknown> {
  const { status, text } = await request(address, method, path, {
    text: JSON.stringify(body),
    contentType: 'application/json',
  });
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text}`);
  return JSON.parse(text);
}

function outcomeOf({ kind }: Call, status: number): Outcome {
  if (status < 300) return 'done';
  // A file is kept first and then taken in portion by portion: what stopped on the way goes on by itself.
  if (kind === 'import' && (status === 409 || status === 503)) return 'in-doubt';
  // What the server says it did not do it must not have done; after a failure on its side nobody can know.
  return status < 500 || status === 503 ? 'refused' : 'in-doubt';
}

/** Makes a call with its key, writing down before what is sent and after what came back; hangs up when patience ends. */
export async function make(address: string, call: Call, history: History, patienceMs?: number): Promise<Outcome> {
  history.sent(call);
  try {
    const body = { text: call.body, contentType: call.contentType };
    const key = { 'idempotency-key': call.key };
    const { status, text } = await request(address, 'POST', call.path, body, key, patienceMs);
    const outcome = outcomeOf(call, status);
    history.answered(call.key, outcome, status, text);
    return outcome;
  } catch {
    // Cut off: what became of the call is exactly what these tests ask, so it stays in doubt in the history.
    history.answered(call.key, 'in-doubt', 0, '');
    return 'in-doubt';
  }
}
