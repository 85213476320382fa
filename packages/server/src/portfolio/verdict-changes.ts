import type { Finding } from '@bonafide/core/check/finding.ts';
import { sql } from 'kysely';
import type { VerdictCause } from '../certificates/certificates.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';

export interface VerdictChangeFilter {
  cause?: VerdictCause | undefined;
  certificateId?: string | undefined;
  customerId?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** One page of changed verdicts with their causes, newest first. */
export async function listVerdictChanges(
  tx: Transaction,
  tenantId: string,
  cursors: Cursors,
  page: VerdictChangeFilter,
) {
  const { limit = 50, cursor, cause, certificateId, customerId } = page;
  const scope = `${tenantId} verdicts ${cause ?? ''} ${certificateId ?? ''} ${customerId ?? ''}`;
  let query = tx
    .selectFrom('bonafide.verdict_change as v')
    .innerJoin('bonafide.certificate as c', (join) =>
      join.onRef('c.tenant_id', '=', 'v.tenant_id').onRef('c.certificate_id', '=', 'v.certificate_id'),
    )
    .innerJoin('bonafide.customer as u', (join) =>
      join.onRef('u.tenant_id', '=', 'c.tenant_id').onRef('u.customer_id', '=', 'c.customer_id'),
    )
    .selectAll('v')
    .select(['c.number', 'c.customer_id', 'u.name as customer_name', sql<string>`v.changed_at::text`.as('position')])
    .where('v.tenant_id', '=', tenantId)
    .orderBy('v.changed_at', 'desc')
    .orderBy('v.change_id', 'desc')
    .limit(limit + 1);
  if (cause) query = query.where('v.cause', '=', cause);
  if (certificateId) query = query.where('v.certificate_id', '=', certificateId);
  if (customerId) query = query.where('c.customer_id', '=', customerId);
  if (cursor) {
    const [at, id] = cursors.read(cursor, scope);
    query = query.where(sql<boolean>`(v.changed_at, v.change_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map((row) => ({
      changeId: row.change_id,
      certificateId: row.certificate_id,
      certificateNumber: row.number,
      customerId: row.customer_id,
      customerName: row.customer_name,
      changedAt: row.changed_at.toISOString(),
      before: row.verdict_before,
      after: row.verdict_after,
      gone: row.gone as unknown as Finding[],
      come: row.come as unknown as Finding[],
      cause: row.cause,
      detail: row.detail as unknown as Record<string, string | number | null>,
      contentRelease: row.content_release,
      by: row.actor_name,
    })),
    nextCursor: last ? cursors.write([last.position, last.change_id], scope) : null,
    total: null,
  };
}
