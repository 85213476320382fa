import { randomUUID } from 'node:crypto';
import { appendToLedger } from '../ledger/ledger.ts';
import type { AccessDoor, Database } from '../platform/database.ts';
import { hashSecret, insertApiKey } from './api-keys.ts';
import type { Role } from './roles.ts';

export interface NewTenant {
  name: string;
  demo: boolean;
}

const INSTALLER = { kind: 'system', id: 'installer', name: 'Installer' } as const;

export async function countTenants(door: AccessDoor): Promise<number> {
  const rows = await door.db.selectFrom('bonafide.tenant').select('tenant_id').limit(2).execute();
  return rows.length;
}

export async function findDemoTenant(door: AccessDoor): Promise<string | undefined> {
  const row = await door.db
    .selectFrom('bonafide.tenant')
    .select('tenant_id')
    .where('demo', '=', true)
    .executeTakeFirst();
  return row?.tenant_id;
}

/** Creates a tenant. Only the installer and tests do this: tenants are the operator's business, not a tenant's. */
export async function createTenant(door: AccessDoor, database: Database, tenant: NewTenant): Promise<string> {
  const tenantId = randomUUID();
  await door.db
    .insertInto('bonafide.tenant')
    .values({ tenant_id: tenantId, name: tenant.name, demo: tenant.demo })
    .execute();
  await database.withTenant(tenantId, (tx) =>
    appendToLedger(tx, tenantId, INSTALLER, [
      {
        kind: 'tenant.created',
        ref: `tenant/${tenantId}`,
        summary: `Tenant ${tenant.name} created`,
        content: tenantId,
      },
    ]),
  );
  return tenantId;
}

/** Gives a known secret to a tenant as an API key; nothing happens when it is there already. */
export async function ensureApiKey(
  door: AccessDoor,
  database: Database,
  tenantId: string,
  name: string,
  role: Role,
  secret: string,
): Promise<void> {
  const known = await door.db
    .selectFrom('access.api_key')
    .select('key_id')
    .where('secret_hash', '=', hashSecret(secret))
    .executeTakeFirst();
  if (known) return;
  await database.withTenant(tenantId, async (tx) => {
    const keyId = await insertApiKey(tx, { tenantId, name, role, createdBy: INSTALLER.name }, secret);
    await appendToLedger(tx, tenantId, INSTALLER, [
      {
        kind: 'api-key.created',
        ref: `api-key/${keyId}`,
        summary: `API key “${name}” with role ${role}`,
        content: keyId,
      },
    ]);
  });
}

/**
 * In a database without tenants, makes tenant `default` with the given admin key (public contract,
 * BONAFIDE_BOOTSTRAP_KEY). In any other database the key changes nothing.
 */
export async function bootstrap(door: AccessDoor, database: Database, secret: string): Promise<void> {
  if ((await countTenants(door)) > 0) return;
  const tenantId = await createTenant(door, database, { name: 'default', demo: false });
  await ensureApiKey(door, database, tenantId, 'bootstrap', 'admin', secret);
}
