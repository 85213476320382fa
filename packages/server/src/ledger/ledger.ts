import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from '../platform/database.ts';

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
  const rows = notes.map((note) => {
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
  });
  await tx.insertInto('bonafide.ledger_entry').values(rows).execute();
}
