import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import type { SigningKey, SnapshotSigner } from './snapshot-signer.ts';

/** A key as it is published. */
export interface SnapshotKey {
  keyId: string;
  publicKey: string;
  generation: number;
  madeAt: string;
  /** Whether snapshots are signed with it now. */
  current: boolean;
}

/** Every key that ever signed, newest first: what was signed with an older one can still be verified. */
export async function listSnapshotKeys(tx: Transaction, tenantId: string): Promise<SnapshotKey[]> {
  const rows = await tx
    .selectFrom('bonafide.snapshot_key')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('generation', 'desc')
    .execute();
  return rows.map((row, index) => ({
    keyId: row.key_id,
    publicKey: row.public_key,
    generation: row.generation,
    madeAt: row.made_at.toISOString(),
    current: index === 0,
  }));
}

/**
 * The key to sign with. A root key other than the one the newest published key came from (the data folder was replaced) gives
 * another public half: then the next generation begins, so that nothing is signed under a key id that is not its own.
 */
export async function signingKey(tx: Transaction, tenantId: string, signer: SnapshotSigner): Promise<SigningKey> {
  const [newest] = await listSnapshotKeys(tx, tenantId);
  const key = signer.key(tenantId, newest?.generation ?? 1);
  return !newest || newest.keyId === key.keyId ? key : signer.key(tenantId, newest.generation + 1);
}

/** Publishes a key, once, with its entry in the log. */
export async function publishKey(tx: Transaction, author: Author, key: SigningKey): Promise<void> {
  const added = await tx
    .insertInto('bonafide.snapshot_key')
    .values({
      tenant_id: author.tenantId,
      key_id: key.keyId,
      generation: key.generation,
      public_key: key.publicKey,
      actor_name: author.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key_id']).doNothing())
    .returning('key_id')
    .executeTakeFirst();
  if (!added) return;
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'snapshot-key.published',
      ref: `snapshot-key/${key.keyId}`,
      summary: `Key ${key.keyId} signs snapshots from now on`,
      content: JSON.stringify({ generation: key.generation, keyId: key.keyId, publicKey: key.publicKey }),
    },
  ]);
}
