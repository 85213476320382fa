import { randomUUID } from 'node:crypto';
import { compactId, isNoNumber } from '@bonafide/core/check/id-text.ts';
import { sql } from 'kysely';
import type { Author } from '../../ledger/changes.ts';
import { appendToLedger } from '../../ledger/ledger.ts';
import type { Cursors } from '../../platform/cursor.ts';
import type { Transaction } from '../../platform/database.ts';
import { toJsonb } from '../../platform/json.ts';
import { Refusal } from '../../platform/refusal.ts';

/** A number the seller knows to be revoked. */
export interface RevokedNumber {
  revokedNumberId: string;
  /** Kind of number, e.g. `state-sales-tax`. */
  kind: string;
  /** As typed. */
  number: string;
  reason: string;
  addedAt: string;
  addedBy: string;
}

function viewOf(row: {
  revoked_number_id: string;
  kind: string;
  shown: string;
  reason: string;
  added_at: Date;
  actor_name: string;
}): RevokedNumber {
  return {
    revokedNumberId: row.revoked_number_id,
    kind: row.kind,
    number: row.shown,
    reason: row.reason,
    addedAt: row.added_at.toISOString(),
    addedBy: row.actor_name,
  };
}

/** The list, the newest first. */
export async function listRevokedNumbers(
  tx: Transaction,
  tenantId: string,
  cursors: Cursors,
  page: { q?: string | undefined; limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = page.limit ?? 50;
  const wanted = page.q === undefined ? null : compactId(page.q);
  const scope = `${tenantId} revoked numbers ${wanted ?? ''}`;
  let query = tx
    .selectFrom('bonafide.revoked_number')
    .selectAll()
    .select(sql<string>`added_at::text`.as('position'))
    .where('tenant_id', '=', tenantId)
    .orderBy('added_at', 'desc')
    .orderBy('revoked_number_id', 'desc')
    .limit(limit + 1);
  if (wanted !== null) query = query.where('value', '=', wanted);
  if (page.cursor) {
    const [at, id] = cursors.read(page.cursor, scope);
    query = query.where(sql<boolean>`(added_at, revoked_number_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(viewOf),
    nextCursor: last ? cursors.write([last.position, last.revoked_number_id], scope) : null,
    total: null,
  };
}

/** @throws Refusal `invalid-request` for a text that holds no number, `already-exists` */
export async function addRevokedNumber(
  tx: Transaction,
  author: Author,
  given: { kind: string; number: string; reason: string },
): Promise<RevokedNumber> {
  const value = compactId(given.number);
  if (value === '' || value.length > 64)
    throw new Refusal('invalid-request', undefined, [
      { pointer: '/number', code: 'not-a-number', detail: 'A number has 1 to 64 letters and digits' },
    ]);
  // Listed, they would reject whoever has not been given a number yet.
  if (isNoNumber(given.number))
    throw new Refusal('invalid-request', undefined, [
      { pointer: '/number', code: 'not-a-number', detail: 'This stands where a number is missing and is none itself' },
    ]);
  const row = await tx
    .insertInto('bonafide.revoked_number')
    .values({
      tenant_id: author.tenantId,
      revoked_number_id: randomUUID(),
      kind: given.kind,
      value,
      shown: given.number.trim(),
      reason: given.reason,
      actor_name: author.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'value', 'kind']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal('already-exists', 'The number is on the list already');
  const added = viewOf(row);
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'revoked-number.added',
      ref: `revoked-number/${added.revokedNumberId}`,
      summary: `Number put on the list of revoked ones: ${given.reason.slice(0, 100)}`,
      content: toJsonb(added),
    },
  ]);
  return added;
}

/** @throws Refusal `not-found` */
export async function removeRevokedNumber(tx: Transaction, author: Author, id: string): Promise<RevokedNumber> {
  const row = await tx
    .deleteFrom('bonafide.revoked_number')
    .where('tenant_id', '=', author.tenantId)
    .where('revoked_number_id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const removed = viewOf(row);
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'revoked-number.removed',
      ref: `revoked-number/${removed.revokedNumberId}`,
      summary: 'Number taken off the list of revoked ones',
      content: toJsonb(removed),
    },
  ]);
  return removed;
}

/** Certificates judged anew at once when a number comes on or off the list; any others follow with the next sweep. */
const JUDGED_AT_ONCE = 500;

export async function certificatesWithNumber(tx: Transaction, tenantId: string, number: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('bonafide.signal_number')
    .select('certificate_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('value', '=', compactId(number))
    .limit(JUDGED_AT_ONCE)
    .execute();
  return rows.map((row) => row.certificate_id);
}
