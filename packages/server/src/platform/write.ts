import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from './database.ts';
import { REQUEST_LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';

/** What a command answers: kept with the Idempotency-Key, so it is final. */
export interface WriteAnswer {
  status: number;
  /** JSON, as it is sent. */
  text: string;
}

export interface WriteRequest {
  tenantId: string;
  /** Who calls: keys of two callers never meet. */
  caller: string;
  idempotencyKey?: string | undefined;
  /** Method, address and body as one text: the same key with another request is refused. */
  fingerprint: string;
  dryRun?: boolean;
}

class RolledBack extends Error {
  readonly answer: WriteAnswer;
  constructor(answer: WriteAnswer) {
    super('dry run');
    this.answer = answer;
  }
}

const KEY = new RegExp(`^[\\x21-\\x7e]{1,${REQUEST_LIMITS.idempotencyKeyCharacters}}$`);

export function isUsableKey(key: string): boolean {
  return KEY.test(key);
}

/**
 * The one write path (law 2): key → work → answer kept, all in one transaction. A repeated key gets the first answer;
 * a dry run takes the same path and is rolled back. `work` must put its ledger entries into the same transaction.
 * @throws Refusal `idempotency-key-unusable`, `idempotency-key-reused`, `request-in-progress`; whatever `work` throws
 */
export async function performWrite(
  database: Database,
  request: WriteRequest,
  work: (tx: Transaction) => Promise<WriteAnswer>,
): Promise<WriteAnswer & { replayed: boolean }> {
  const key = request.idempotencyKey;
  if (key !== undefined && !isUsableKey(key)) throw new Refusal('idempotency-key-unusable');
  const requestHash = hashOf(request);
  try {
    return await database.withTenant(
      request.tenantId,
      async (tx) => {
        const earlier = key === undefined ? undefined : await findAnswer(tx, request, key, requestHash);
        if (earlier) return { ...earlier, replayed: true };
        const answer = await work(tx);
        if (request.dryRun) throw new RolledBack(answer);
        if (key !== undefined) await keepAnswer(tx, { ...request, idempotencyKey: key }, answer);
        return { ...answer, replayed: false };
      },
      key === undefined ? {} : { lock: lockOf(request, key) },
    );
  } catch (error) {
    if (error instanceof RolledBack) return { ...error.answer, replayed: false };
    throw error;
  }
}

/** A request with a key, written together with others. */
export type KeyedRequest = WriteRequest & { idempotencyKey: string };

/**
 * Claims the keys of requests that are to be written in one transaction, without waiting for anybody.
 * @returns of each request whether it may be written here: its key is new, and no other holds it at this moment
 */
export async function claimKeys(
  tx: Transaction,
  tenantId: string,
  requests: readonly KeyedRequest[],
): Promise<boolean[]> {
  if (requests.length === 0) return [];
  const locks = requests.map((request) => String(lockOf(request, request.idempotencyKey)));
  const { rows: given } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(l.lock) as got
    from unnest(${locks}::bigint[]) with ordinality as l (lock, place) order by l.place`.execute(tx);
  // Only now: what was kept before a lock was given is seen by a statement that begins after it.
  const { rows: kept } = await sql<{ place: string }>`select r.place
    from unnest(${requests.map(({ caller }) => caller)}::text[], ${requests.map((request) => request.idempotencyKey)}::text[])
      with ordinality as r (caller, key, place)
    join bonafide.idempotency_key as k on k.tenant_id = ${tenantId}::uuid and k.caller = r.caller and k.key = r.key`.execute(
    tx,
  );
  const known = new Set(kept.map(({ place }) => Number(place) - 1));
  return given.map(({ got }, place) => got && !known.has(place));
}

/** The rows that keep answers with their keys, for a statement that writes them together with the effects. */
export function keptAnswer(request: KeyedRequest, answer: WriteAnswer) {
  return {
    tenant_id: request.tenantId,
    caller: request.caller,
    key: request.idempotencyKey,
    request_hash: hashOf(request),
    status: answer.status,
    body: answer.text,
  };
}

function hashOf({ fingerprint }: WriteRequest): string {
  return createHash('sha256').update(fingerprint).digest('hex');
}

/**
 * Two requests with one key wait for each other: the second sees what the first has kept. A hint only, so that the second waits
 * instead of doing the work twice; the primary key is what keeps the promise.
 */
function lockOf({ tenantId, caller }: WriteRequest, key: string): bigint {
  return createHash('sha256').update(`${tenantId} ${caller} ${key}`).digest().readBigInt64BE(0);
}

async function findAnswer(
  tx: Transaction,
  request: WriteRequest,
  key: string,
  requestHash: string,
): Promise<WriteAnswer | undefined> {
  const row = await tx
    .selectFrom('bonafide.idempotency_key')
    .select(['request_hash', 'status', sql<string>`body::text`.as('text')])
    .where('tenant_id', '=', request.tenantId)
    .where('caller', '=', request.caller)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.request_hash !== requestHash) throw new Refusal('idempotency-key-reused');
  return { status: row.status, text: row.text };
}

async function keepAnswer(tx: Transaction, request: KeyedRequest, answer: WriteAnswer): Promise<void> {
  await tx.insertInto('bonafide.idempotency_key').values(keptAnswer(request, answer)).execute();
}
