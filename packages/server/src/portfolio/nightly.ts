import { randomUUID } from 'node:crypto';
import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { sql } from 'kysely';
import { type Laws, startOnNewest } from '../content/content.ts';
import type { Author } from '../ledger/changes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { insertSweep } from './reviews-store.ts';

/** Asks, as often as it is called, for what is due in these tenants. */
export type AskForSweeps = (tenantIds: readonly string[]) => Promise<void>;

/** Where all are judged as of today already, the look at them reads every one. */
const LOOK = { statementTimeoutMs: 120_000 } as const;

/**
 * Once a day, in one process of many, every certificate is judged as of today: what the passing of days changes, and what records beside
 * it have changed. Also puts tenants that have met no law yet on the newest release. The work itself is taken up by whoever looks for open reviews.
 * Each process looks at a tenant once a day: whatever is recorded after that is judged as of the day when it is recorded.
 */
export function nightlyLook({ database, laws, clock }: { database: Database; laws: Laws; clock: Clock }): AskForSweeps {
  const lookedAt = new Map<string, CalendarDate>();
  const look = async (tenantId: string, today: CalendarDate) => {
    const author: Author = { tenantId, actor: { kind: 'system', id: 'nightly', name: 'Nightly look' } };
    const work = async (tx: Transaction) => {
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
    };
    await database.withTenant(tenantId, work, LOOK);
  };
  return async (tenantIds) => {
    const today = clock.today();
    for (const tenantId of tenantIds) {
      if (lookedAt.get(tenantId) === today) continue;
      await look(tenantId, today);
      lookedAt.set(tenantId, today);
    }
  };
}

/** Whether the day was not looked at yet and some certificate was judged on another. */
async function isDue(tx: Transaction, tenantId: string, today: string): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select not exists (select 1 from bonafide.portfolio_review where tenant_id = ${tenantId} and kind = 'sweep' and today = ${today}::date)
      and exists (select 1 from bonafide.certificate where tenant_id = ${tenantId} and (judged_on is null or judged_on < ${today}::date))
      as due`.execute(tx);
  return rows[0]?.due ?? false;
}
