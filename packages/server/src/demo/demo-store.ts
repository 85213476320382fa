import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { revokeApiKey } from '../accounts/api-keys.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Database } from '../platform/database.ts';
import { performWrite } from '../platform/write.ts';

const CALLER = 'system/demo';
const ACTOR = { kind: 'system', id: 'demo', name: 'Demo data' } as const;

/** How far the demo data of a tenant are. `today`: the day they were planned for, which a later start keeps to. */
export type DemoState = { step: 'not-begun' } | { step: 'begun'; today: CalendarDate } | { step: 'finished' };

/** The marks are answers kept with an idempotency key: written once, in one transaction with what they stand for. */
export async function readDemoState(database: Database, tenantId: string): Promise<DemoState> {
  const rows = await database.withTenant(
    tenantId,
    (tx) =>
      tx
        .selectFrom('bonafide.idempotency_key')
        .select(['key', 'body'])
        .where('tenant_id', '=', tenantId)
        .where('caller', '=', CALLER)
        .execute(),
    { readOnly: true },
  );
  if (rows.some((row) => row.key === 'finished')) return { step: 'finished' };
  const begun = rows.find((row) => row.key === 'begun');
  return begun ? { step: 'begun', today: (begun.body as { today: CalendarDate }).today } : { step: 'not-begun' };
}

/** @returns the day to plan for: today, or the day an interrupted start began with */
export async function markBegun(database: Database, tenantId: string, today: CalendarDate): Promise<CalendarDate> {
  const { text } = await performWrite(
    database,
    { tenantId, caller: CALLER, idempotencyKey: 'begun', fingerprint: 'begun' },
    async (tx) => {
      const summary = `Writing demo data as of ${today}`;
      await appendToLedger(tx, tenantId, ACTOR, [
        { kind: 'demo.begun', ref: `tenant/${tenantId}`, summary, content: today },
      ]);
      return { status: 200, text: JSON.stringify({ today }) };
    },
  );
  return (JSON.parse(text) as { today: CalendarDate }).today;
}

/** Closes the writing: the keys it used are revoked in the same transaction. */
export async function markFinished(
  database: Database,
  tenantId: string,
  now: string,
  keyNames: readonly string[],
  summary: string,
): Promise<void> {
  await performWrite(
    database,
    { tenantId, caller: CALLER, idempotencyKey: 'finished', fingerprint: 'finished' },
    async (tx) => {
      const keys = await tx
        .selectFrom('access.api_key')
        .select('key_id')
        .where('tenant_id', '=', tenantId)
        .where('name', 'in', [...keyNames])
        .execute();
      for (const { key_id } of keys) await revokeApiKey(tx, tenantId, key_id, now);
      await appendToLedger(tx, tenantId, ACTOR, [
        { kind: 'demo.finished', ref: `tenant/${tenantId}`, summary, content: summary },
      ]);
      return { status: 200, text: 'null' };
    },
  );
}
