import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from './migrations.ts';
import { keptSecret } from './secret-file.ts';

/** Connections the running service uses, one login role each (design rule D1). */
export interface DatabaseUrls {
  runtime: string;
  worker: string;
  access: string;
  /** Embedded: superuser; external: whatever DATABASE_URL names. For migrations alone. */
  admin: string;
}

const LOGIN_ROLES = ['runtime', 'worker', 'access', 'backup'] as const;

/** The installation's root key: outside the database, owner-only (design rule D10). 32 bytes. */
export function rootKey(dataDir: string): Buffer {
  const path = join(dataDir, 'root-key');
  const key = Buffer.from(
    keptSecret(path, () => randomBytes(32).toString('hex')),
    'hex',
  );
  if (key.length !== 32) throw new Error(`${path} must hold 64 hexadecimal digits`);
  return key;
}

/** A secret of its own for each use, so that no key serves two jobs. */
export function derivedSecret(key: Buffer, use: string): string {
  return createHmac('sha256', key).update(`bonafide/${use}`).digest('hex');
}

function urlFor(adminUrl: string, database: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

async function ensureRoles(client: pg.Client, key: Buffer): Promise<void> {
  // Two processes may start at once; roles belong to the whole server, so the lock is on a fixed number.
  await client.query('select pg_advisory_lock(4151202)');
  try {
    const known = new Map(
      (await client.query('select rolname, rolsuper or rolbypassrls as mighty from pg_roles')).rows.map((row) => [
        row.rolname,
        row.mighty,
      ]),
    );
    if (!known.has('bonafide_owner')) await client.query('create role bonafide_owner nologin');
    for (const role of LOGIN_ROLES) {
      const name = `bonafide_${role}`;
      // The password is hexadecimal, so quoting it cannot go wrong; DDL takes no parameters.
      const secret = `login password '${derivedSecret(key, `role/${role}`)}'`;
      if (!known.has(name))
        await client.query(`create role ${name} ${secret} nosuperuser nobypassrls nocreatedb nocreaterole`);
      else await client.query(`alter role ${name} ${secret}`);
      // Only a superuser may take these away, and managed servers give none: touched when somebody gave them.
      if (known.get(name)) await client.query(`alter role ${name} nosuperuser nobypassrls`);
    }
    await client.query('grant bonafide_owner to current_user');
  } finally {
    await client.query('select pg_advisory_unlock(4151202)');
  }
}

async function ensureSafeSettings(client: pg.Client): Promise<void> {
  const version = Number((await client.query('show server_version_num')).rows[0]?.server_version_num);
  if (version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed; this server is ${version}`);
}

/**
 * Prepares a database: roles, schema, grants.
 * @param adminUrl connection that may create roles and, when `database` does not exist yet, databases
 */
export async function setUpDatabase(adminUrl: string, database: string, key: Buffer): Promise<DatabaseUrls> {
  const maintenance = new pg.Client({ connectionString: adminUrl });
  await maintenance.connect();
  try {
    await ensureSafeSettings(maintenance);
    await ensureRoles(maintenance, key);
    const exists = await maintenance.query('select 1 from pg_database where datname = $1', [database]);
    if (exists.rowCount === 0)
      await maintenance.query(`create database ${pg.escapeIdentifier(database)} owner bonafide_owner`);
  } finally {
    await maintenance.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const identifier = pg.escapeIdentifier(database);
    await client.query(`grant connect, create, temporary on database ${identifier} to bonafide_owner`);
    await client.query('grant create, usage on schema public to bonafide_owner');
    await migrate(client);
  } finally {
    await client.end();
  }
  return databaseUrls(adminUrl, database, key);
}

/** The same URLs without touching the database: for a clone of a prepared template. */
export function databaseUrls(adminUrl: string, database: string, key: Buffer): DatabaseUrls {
  const admin = new URL(adminUrl);
  admin.pathname = `/${database}`;
  const login = (role: string) => urlFor(adminUrl, database, `bonafide_${role}`, derivedSecret(key, `role/${role}`));
  return { admin: admin.href, runtime: login('runtime'), worker: login('worker'), access: login('access') };
}
