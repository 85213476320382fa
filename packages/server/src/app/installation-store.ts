import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';

/** Facts about the database that an operator asks for: version as PostgreSQL tells it, bytes on disk, and the tenant's log. */
export async function databaseFacts(
  tx: Transaction,
  tenantId: string,
): Promise<{ version: string; bytes: number; logEntries: number }> {
  const { rows } = await sql<{ version: string; bytes: string }>`
    select current_setting('server_version') as version, pg_database_size(current_database())::text as bytes`.execute(
    tx,
  );
  const facts = rows[0];
  if (!facts) throw new Error('PostgreSQL tells its version always');
  const log = await tx
    .selectFrom('bonafide.ledger_entry')
    .select((entry) => entry.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return { version: facts.version, bytes: Number(facts.bytes), logEntries: Number(log.count) };
}
