import { createHash } from 'node:crypto';
import type { Database, Transaction } from './database.ts';
import { type JsonValue, toJsonb } from './json.ts';
import { REQUEST_LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';

/** What a command answers: kept with the Idempotency-Key, so it must be JSON and final. */
export interface WriteAnswer {
  status: number;
  body: JsonValue | null;
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
  const requestHash = createHash('sha256').update(request.fingerprint).digest('hex');
  try {
    return await database.withTenant(
      request.tenantId,
      async (tx) => {
        const earlier = key === undefined ? undefined : await findAnswer(tx, request, key, requestHash);
        if (earlier) return { ...earlier, replayed: true };
        const answer = await work(tx);
        if (request.dryRun) throw new RolledBack(answer);
        if (key !== undefined) await keepAnswer(tx, request, key, requestHash, answer);
        return { ...answer, replayed: false };
      },
      key === undefined ? {} : { lock: lockOf(request, key) },
    );
  } catch (error) {
    if (error instanceof RolledBack) return { ...error.answer, replayed: false };
    throw error;
  }
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
    .select(['request_hash', 'status', 'body'])
    .where('tenant_id', '=', request.tenantId)
    .where('caller', '=', request.caller)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.request_hash !== requestHash) throw new Refusal('idempotency-key-reused');
  return { status: row.status, body: row.body };
}

async function keepAnswer(
  tx: Transaction,
  request: WriteRequest,
  key: string,
  requestHash: string,
  answer: WriteAnswer,
): Promise<void> {
  await tx
    .insertInto('bonafide.idempotency_key')
    .values({
      tenant_id: request.tenantId,
      caller: request.caller,
      key,
      request_hash: requestHash,
      status: answer.status,
      body: toJsonb(answer.body),
    })
    .execute();
}
