import type { Decision } from '@bonafide/core/determination/decision.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import { REPLAY_LIMITS } from './replay-limits.ts';
import { filtered, type TransactionFilter } from './transactions-list.ts';

/** A recorded sale with its decision, to be decided again. */
export interface ReplayedSale {
  transactionId: string;
  number: string;
  revision: number;
  company: string;
  saleDate: string;
  customerNumber: string | null;
  customerName: string | null;
  currency: string;
  outcome: string;
  exempt: string;
  tax: string;
  /** To the microsecond, as PostgreSQL writes it. */
  committedAt: string;
  sale: Sale;
  decision: Decision;
}

export interface Position {
  date: string;
  id: string;
}

/** Sales recorded by the instant, each invoice in the revision that was its latest then. */
function inSnapshot(tx: Transaction, tenantId: string, filter: TransactionFilter, snapshotAt: Date) {
  const at = snapshotAt.toISOString();
  return filtered(tx, tenantId, { ...filter, revisions: 'all' })
    .where(sql<boolean>`t.committed_at <= ${at}::timestamptz`)
    .where(sql<boolean>`not exists (select 1 from bonafide.transaction n where n.tenant_id = t.tenant_id
      and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1
      and n.committed_at <= ${at}::timestamptz)`);
}

export async function countSales(
  tx: Transaction,
  tenantId: string,
  filter: TransactionFilter,
  snapshotAt: Date,
): Promise<number> {
  const row = await inSnapshot(tx, tenantId, filter, snapshotAt)
    .select(sql<string>`count(*)`.as('count'))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** The next sales by day and id, as many as make a portion: also few large ones are enough. */
export async function nextSales(
  tx: Transaction,
  tenantId: string,
  filter: TransactionFilter,
  snapshotAt: Date,
  after: Position | null,
): Promise<ReplayedSale[]> {
  let query = inSnapshot(tx, tenantId, filter, snapshotAt)
    .select(['t.transaction_id', 't.line_count'])
    .orderBy('t.sale_date')
    .orderBy('t.transaction_id')
    .limit(REPLAY_LIMITS.salesPerPortion);
  if (after)
    query = query.where(sql<boolean>`(t.sale_date, t.transaction_id) > (${after.date}::date, ${after.id}::uuid)`);
  const ids: string[] = [];
  let lines = 0;
  for (const row of await query.execute()) {
    lines += row.line_count;
    if (ids.length > 0 && lines > REPLAY_LIMITS.linesPerPortion) break;
    ids.push(row.transaction_id);
  }
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.transaction as t')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.company_id', '=', 't.company_id'),
    )
    .select(['t.transaction_id', 't.number', 't.revision', 't.sale_date', 't.customer_number', 't.customer_name'])
    .select(['t.currency', 't.outcome', 't.exempt_amount', 't.tax', 't.sale', 't.decision', 'c.external_id'])
    .select(sql<string>`t.committed_at::text`.as('committed_at'))
    .where('t.tenant_id', '=', tenantId)
    .where('t.transaction_id', 'in', ids)
    .orderBy('t.sale_date')
    .orderBy('t.transaction_id')
    .execute();
  return rows.map((row) => ({
    transactionId: row.transaction_id,
    number: row.number,
    revision: row.revision,
    company: row.external_id,
    saleDate: row.sale_date,
    customerNumber: row.customer_number,
    customerName: row.customer_name,
    currency: row.currency,
    outcome: row.outcome,
    exempt: row.exempt_amount,
    tax: row.tax,
    committedAt: row.committed_at,
    sale: row.sale as unknown as Sale,
    decision: row.decision as unknown as Decision,
  }));
}
