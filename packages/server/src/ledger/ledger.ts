import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import type { Transaction } from '../platform/database.ts';
import { InstantText, Uuid } from '../platform/schemas.ts';

/** Who did it: a person, a key, or the product itself. */
export interface Actor {
  kind: 'user' | 'api-key' | 'system';
  /** User id, key id, or the name of the part of the product. */
  id: string;
  name: string;
}

/** One line of the append-only log, as the writer gives it. */
export interface LedgerNote {
  /** What happened, `<record>.<event>`: `certificate.approved`, `transaction.committed`, `import.applied`. */
  kind: string;
  /** The record it happened to, `<kind>/<id>`. */
  ref: string;
  /** One sentence for people; no tax numbers. */
  summary: string;
  /** What is committed to by hash: canonical text of the record as it now stands. */
  content: string;
}

const DOMAIN = 'bonafide/leaf/v1';

/** SHA-256 over domain, salt and content, hexadecimal (design rule D9: domain-separated, salted, algorithm stored beside). */
export function leafHash(salt: string, content: string): string {
  return createHash('sha256').update(`${DOMAIN}\n${salt}\n${content}`).digest('hex');
}

/** Appends the notes in the caller's transaction: an effect without its entry cannot be committed. */
export async function appendToLedger(
  tx: Transaction,
  tenantId: string,
  actor: Actor,
  notes: readonly LedgerNote[],
): Promise<void> {
  if (notes.length === 0) return;
  const rows = notes.map((note) => ledgerRow(tenantId, actor, note));
  await tx.insertInto('bonafide.ledger_entry').values(rows).execute();
}

/** The note as a row, for a statement that writes an effect and its entry together. */
export function ledgerRow(tenantId: string, actor: Actor, note: LedgerNote) {
  const salt = randomBytes(16).toString('hex');
  return {
    tenant_id: tenantId,
    entry_id: randomUUID(),
    actor_kind: actor.kind,
    actor_name: actor.name,
    kind: note.kind,
    ref: note.ref,
    summary: note.summary,
    salt,
    leaf_hash: leafHash(salt, note.content),
    hash_algorithm: 'sha-256',
  };
}

/** One line of the log as answers show it. */
export const LedgerEntryView = Type.Object({
  entryId: Uuid,
  at: InstantText,
  actor: Type.Object({ kind: Type.String({ description: 'user, api-key or system' }), name: Type.String() }),
  kind: Type.String({ description: '`<record>.<event>`: certificate.approved' }),
  ref: Type.String({ description: '`<record>/<id>`, with `@<version>` where records have versions' }),
  summary: Type.String(),
  leafHash: Type.String({ description: 'Salted hash of the record as it then stood, hexadecimal' }),
  hashAlgorithm: Type.String(),
});

/** An entry as it is read. The salt stays inside: with it, a guess at erased content could be tried. */
export interface LedgerEntry {
  entryId: string;
  at: string;
  actor: { kind: string; name: string };
  kind: string;
  ref: string;
  summary: string;
  leafHash: string;
  hashAlgorithm: string;
}

/** The newest entry about a record, by its exact reference (`transaction/<id>`). */
export async function findLatestEntry(
  tx: Transaction,
  tenantId: string,
  ref: string,
): Promise<LedgerEntry | undefined> {
  const row = await tx
    .selectFrom('bonafide.ledger_entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('ref', '=', ref)
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toEntry(row);
}

/**
 * Whether the log committed to exactly this content when it spoke of the record: `held` yes, `altered` it committed to something else,
 * `missing` it never spoke of the record.
 */
export async function ledgerHolds(
  tx: Transaction,
  tenantId: string,
  ref: string,
  content: string,
): Promise<'held' | 'altered' | 'missing'> {
  const rows = await tx
    .selectFrom('bonafide.ledger_entry')
    .select(['salt', 'leaf_hash'])
    .where('tenant_id', '=', tenantId)
    .where('ref', '=', ref)
    .execute();
  if (rows.length === 0) return 'missing';
  return rows.some((row) => leafHash(row.salt, content) === row.leaf_hash) ? 'held' : 'altered';
}

interface LedgerRow {
  entry_id: string;
  recorded_at: Date;
  actor_kind: string;
  actor_name: string;
  kind: string;
  ref: string;
  summary: string;
  leaf_hash: string;
  hash_algorithm: string;
}

export function toEntry(row: LedgerRow): LedgerEntry {
  return {
    entryId: row.entry_id,
    at: row.recorded_at.toISOString(),
    actor: { kind: row.actor_kind, name: row.actor_name },
    kind: row.kind,
    ref: row.ref,
    summary: row.summary,
    leafHash: row.leaf_hash,
    hashAlgorithm: row.hash_algorithm,
  };
}
