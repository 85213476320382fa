import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';

/** What the settings page tells of the database: its version, and the tenant's own log. Its size would tell of other tenants. */
export async function databaseFacts(
  tx: Transaction,
  tenantId: string,
): Promise<{ version: string; logEntries: number }> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(tx);
  const facts = rows[0];
  if (!facts) throw new Error('PostgreSQL tells its version always');
  const log = await tx
    .selectFrom('bonafide.ledger_entry')
    .select((entry) => entry.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return { version: facts.version, logEntries: Number(log.count) };
}
