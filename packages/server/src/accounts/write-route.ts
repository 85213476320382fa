import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Author } from '../ledger/changes.ts';
import { bookVersionOf, type Database, type Transaction } from '../platform/database.ts';
import type { JsonValue } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import { isUsableKey, performWrite, type WriteAnswer, type WriteRequest } from '../platform/write.ts';
import { authorOf, callerOf } from './accounts.ts';

/** What a writing route hands back: status and body. */
export interface RouteAnswer<T> {
  status: number;
  body: T;
}

function flag(query: unknown, name: string): boolean {
  return (query as Record<string, unknown> | undefined)?.[name] === true;
}

/** @throws Refusal `idempotency-key-unusable` */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (Array.isArray(key) || !isUsableKey(key)) throw new Refusal('idempotency-key-unusable');
  return key;
}

/** The answer as the route's schema puts it into words: what is kept is what is sent, byte for byte. */
function answerOf(reply: FastifyReply, { status, body }: RouteAnswer<unknown>): WriteAnswer {
  // Undefined where the route says nothing of this status, whatever the framework's types promise.
  const serialize: ReturnType<FastifyReply['getSerializationFunction']> | undefined = reply.getSerializationFunction(
    String(status),
  );
  return { status, text: serialize ? serialize(body as Record<string, unknown>) : JSON.stringify(body) };
}

/** A field of the answer that is shown in the first answer and kept nowhere. */
export interface ShownOnce {
  field: string;
  /** Told to whoever repeats the request. */
  repeated: string;
}

/**
 * Writes together with others, in a transaction that they share.
 * @param answerOf puts what the route answers into the words that are sent and kept
 * @returns null when this write is to be made by itself after all; then nothing of it was written
 */
export type WriteTogether<T> = (
  write: WriteRequest,
  answerOf: (answer: RouteAnswer<T>) => WriteAnswer,
) => Promise<WriteAnswer | null>;

interface WriteOptions<T> {
  /** What the request says, where it is not its body: a key used again with another file is told by the file's hash. */
  content?: unknown;
  /** Goes into the first answer alone, and a repeat is refused. */
  shownOnce?: ShownOnce;
  together?: WriteTogether<T> | undefined;
}

/**
 * Runs a route's change on the one write path: Idempotency-Key and `?dryRun=true` are handled here, the same for all.
 * The answer sent is the answer kept, so a repeated call gets byte-equal JSON. A write that changed what decisions read says so
 * by `Book-Version`.
 * @throws Refusal `already-exists` for the repeat of a request whose answer showed something once
 */
export async function writeRoute<T>(
  database: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tx: Transaction, author: Author) => Promise<RouteAnswer<T>>,
  { content = request.body, shownOnce, together }: WriteOptions<T> = {},
): Promise<never> {
  const caller = callerOf(request);
  const author = authorOf(request);
  const key = idempotencyKeyOf(request);
  const write: WriteRequest = {
    tenantId: caller.tenantId,
    caller: `${caller.actor.kind}/${caller.actor.id}`,
    idempotencyKey: key,
    fingerprint:
      key === undefined ? '' : `${request.method} ${request.url}\n${canonicalJson((content ?? null) as JsonValue)}`,
    dryRun: flag(request.query, 'dryRun'),
  };
  if (together && !write.dryRun) {
    const shared = await together(write, (done) => answerOf(reply, done));
    if (shared) return sendText(reply, shared);
  }
  let once: Record<string, unknown> | undefined;
  let version: unknown;
  let written: Transaction | undefined;
  const answer = await performWrite(database, write, async (tx) => {
    written = tx;
    const done = await work(tx, author);
    version = versionIn(done.body);
    const whole = answerOf(reply, done);
    if (!shownOnce) return whole;
    once = JSON.parse(whole.text) as Record<string, unknown>;
    const { [shownOnce.field]: _shown, ...kept } = once;
    return { status: done.status, text: JSON.stringify(kept) };
  });
  if (shownOnce && answer.replayed) throw new Refusal('already-exists', shownOnce.repeated);
  if (answer.replayed) {
    // As it was first answered: an answer of an older version may lack what the route's schema asks for today.
    reply.header('idempotent-replay', 'true');
    version = versionIn(JSON.parse(answer.text));
  }
  const bookVersion = written && bookVersionOf(written);
  if (bookVersion !== undefined) reply.header('book-version', bookVersion);
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
  return sendText(reply, once ? { status: answer.status, text: JSON.stringify(once) } : answer);
}

function versionIn(body: unknown): unknown {
  return (body as { version?: unknown } | null)?.version;
}

function sendText(reply: FastifyReply, { status, text }: WriteAnswer): never {
  reply.status(status).type('application/json; charset=utf-8').send(text);
  // Answered: the reply goes back to the framework, and the route's own type promises nothing more.
  return reply as never;
}

/**
 * The version in If-Match: `"3"` or `3`. Weak tags and `*` say nothing about what the caller has seen.
 * @throws Refusal `version-required`, `version-mismatch`
 */
export function expectedVersion(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw new Refusal('version-required');
  const match = /^"?(\d{1,9})"?$/.exec(header);
  if (!match) throw new Refusal('version-mismatch', 'If-Match must be the version you read, like "3"');
  return Number(match[1]);
}

/** JSON merge patch (RFC 7396) over a plain record: what is not sent stays, null clears. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const base: Record<string, unknown> =
    typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    // A record has a fixed set of fields, so clearing one leaves null in its place instead of removing it.
    base[key] = value === null ? null : mergePatch(base[key], value);
  }
  return base;
}
