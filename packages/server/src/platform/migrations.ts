import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';

/** Every migration, in order. Added to, never edited: the hash of an applied file is checked at each start. */
const MIGRATIONS = [
  '0001-foundation',
  '0002-sign-in',
  '0003-imports',
  '0004-lists-of-sales-and-log',
  '0005-documents',
  '0006-answers-as-sent',
  '0007-determination-policies',
  '0008-uses-and-lineage',
  '0009-replays',
  '0010-licences',
  '0010b-licences',
  '0011-snapshots',
  '0012-content-releases',
  '0013-check-policies',
  '0014-seller-facts',
  '0015-verifications',
  '0016-document-facts',
  '0017-signals',
] as const;

/** Any number will do as long as no other program on the same database takes it. */
const MIGRATION_LOCK = 4_151_201;

/**
 * Brings the schema up to date as the owner role, each file in one transaction.
 * @throws Error when an applied file was edited, or when the database is newer than this program.
 */
export async function migrate(client: pg.Client): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    await client.query('set role bonafide_owner');
    await client.query(
      'create table if not exists public.bonafide_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const applied = new Map<string, string>();
    for (const row of (await client.query('select name, sha256 from public.bonafide_migration')).rows) {
      applied.set(row.name, row.sha256);
    }
    const unknown = [...applied.keys()].filter((name) => !MIGRATIONS.some((known) => known === name));
    if (unknown.length > 0) {
      throw new Error(
        `The database has migrations that this version does not know (${unknown.join(', ')}). Start a newer version.`,
      );
    }
    const done: string[] = [];
    for (const name of MIGRATIONS) {
      const sql = await readFile(new URL(`./migrations/${name}.sql`, import.meta.url), 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      const before = applied.get(name);
      if (before === sha256) continue;
      if (before !== undefined) throw new Error(`Migration ${name} was edited after it had been applied.`);
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into public.bonafide_migration (name, sha256) values ($1, $2)', [name, sha256]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
      done.push(name);
    }
    return done;
  } finally {
    await client.query('reset role');
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}
