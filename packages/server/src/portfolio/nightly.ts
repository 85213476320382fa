import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Laws, startOnNewest } from '../content/content.ts';
import type { Author } from '../ledger/changes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { insertSweep } from './reviews-store.ts';

/**
 * Once a day, in one process of many, every certificate is judged as of today: what the passing of days changes, and what records beside
 * it have changed. Also puts tenants that have met no law yet on the newest release. The work itself is taken up by whoever looks for open reviews.
 */
export async function askForSweeps(
  { database, laws, clock }: { database: Database; laws: Laws; clock: Clock },
  tenantIds: readonly string[],
): Promise<void> {
  for (const tenantId of tenantIds) {
    const author: Author = { tenantId, actor: { kind: 'system', id: 'nightly', name: 'Nightly look' } };
    const today = clock.today();
    await database.withTenant(tenantId, async (tx) => {
      await startOnNewest(tx, author, laws);
      if (!(await isDue(tx, tenantId, today))) return;
      const law = { ...(await laws.specInForce(tx, tenantId)), policy: 'current' as const };
      const name = `All certificates as of ${today}`;
      await insertSweep(tx, author, {
        reviewId: randomUUID(),
        kind: 'sweep',
        subject: 'day',
        name,
        before: law,
        after: law,
        today,
      });
    });
  }
}

/** Whether the day was not looked at yet and some certificate was judged on another. */
async function isDue(tx: Transaction, tenantId: string, today: string): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select not exists (select 1 from bonafide.portfolio_review where tenant_id = ${tenantId} and kind = 'sweep' and today = ${today}::date)
      and exists (select 1 from bonafide.certificate where tenant_id = ${tenantId} and (judged_on is null or judged_on < ${today}::date))
      as due`.execute(tx);
  return rows[0]?.due ?? false;
}
