import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from '../platform/database.ts';
import type { Role } from './roles.ts';

/** A key as lists show it; the secret itself is shown once, at birth. */
export interface ApiKeyView {
  keyId: string;
  name: string;
  role: Role;
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
}

/** `bfk_` lets secret scanners find a leaked key; 32 random bytes leave nothing to guess, so a plain SHA-256 is enough at rest. */
export function newSecret(): string {
  return `bfk_${randomBytes(32).toString('base64url')}`;
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

interface NewKey {
  tenantId: string;
  name: string;
  role: Role;
  createdBy: string;
  expiresAt?: string | undefined;
}

export async function insertApiKey(tx: Transaction, key: NewKey, secret: string): Promise<string> {
  const keyId = randomUUID();
  await tx
    .insertInto('access.api_key')
    .values({
      tenant_id: key.tenantId,
      key_id: keyId,
      name: key.name,
      role: key.role,
      prefix: secret.slice(0, 8),
      secret_hash: hashSecret(secret),
      created_by: key.createdBy,
      expires_at: key.expiresAt ?? null,
    })
    .execute();
  return keyId;
}

export async function listApiKeys(tx: Transaction, tenantId: string): Promise<ApiKeyView[]> {
  const rows = await tx
    .selectFrom('access.api_key')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    keyId: row.key_id,
    name: row.name,
    role: row.role as Role,
    prefix: row.prefix,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** @returns false when there is no such living key */
export async function revokeApiKey(tx: Transaction, tenantId: string, keyId: string, now: string): Promise<boolean> {
  const done = await tx
    .updateTable('access.api_key')
    .set({ revoked_at: now })
    .where('tenant_id', '=', tenantId)
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
