import { randomUUID } from 'node:crypto';
import type { WordedDecision } from '@bonafide/core/determination/explain.ts';
import { sql } from 'kysely';
import type { RecordedTransaction } from '../determination/determination.ts';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import { toJsonb } from '../platform/json.ts';
import type { Compared, OfflineSale, ReconciledDifference } from './reconcile.ts';

/** One sale, as it was decided offline and as it was decided once more. */
export interface ReconciliationView {
  reconciliationId: string;
  company: string;
  number: string;
  snapshotId: string;
  decidedAt: string;
  receivedAt: string;
  stale: boolean;
  transactionId: string;
  customerNumber: string | null;
  customerName: string | null;
  currency: string;
  offlineOutcome: string;
  outcome: string;
  offlineTax: string;
  tax: string;
  taxDifference: string;
  differs: boolean;
  differences: ReconciledDifference[];
  sentBy: string;
}

function selected(tx: Transaction, tenantId: string) {
  return tx
    .selectFrom('bonafide.reconciliation as r')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 'r.tenant_id').onRef('c.company_id', '=', 'r.company_id'),
    )
    .selectAll('r')
    .select('c.external_id')
    .where('r.tenant_id', '=', tenantId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>;

function toView(row: Row): ReconciliationView {
  return {
    reconciliationId: row.reconciliation_id,
    company: row.external_id,
    number: row.number,
    snapshotId: row.snapshot_id,
    decidedAt: row.decided_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    stale: row.stale,
    transactionId: row.transaction_id,
    customerNumber: row.customer_number,
    customerName: row.customer_name,
    currency: row.currency,
    offlineOutcome: row.offline_outcome,
    outcome: row.outcome,
    offlineTax: row.offline_tax,
    tax: row.tax,
    taxDifference: row.tax_difference,
    differs: row.differs,
    differences: row.differences as unknown as ReconciledDifference[],
    sentBy: row.actor_name,
  };
}

/** What was kept when the same was sent before. */
export async function findByHash(
  tx: Transaction,
  tenantId: string,
  key: { companyId: string; number: string; hash: string },
): Promise<ReconciliationView | undefined> {
  const row = await selected(tx, tenantId)
    .where('r.company_id', '=', key.companyId)
    .where('r.number', '=', key.number)
    .where('r.request_hash', '=', key.hash)
    .executeTakeFirst();
  return row && toView(row);
}

export async function insertReconciliation(
  tx: Transaction,
  author: Author,
  kept: {
    companyId: string;
    hash: string;
    stale: boolean;
    offline: OfflineSale;
    transaction: RecordedTransaction;
    compared: Compared;
  },
): Promise<ReconciliationView> {
  const { offline, transaction, compared } = kept;
  const { decision } = transaction;
  const reconciliationId = randomUUID();
  await tx
    .insertInto('bonafide.reconciliation')
    .values({
      tenant_id: author.tenantId,
      reconciliation_id: reconciliationId,
      company_id: kept.companyId,
      number: transaction.number,
      snapshot_id: offline.snapshotId,
      decided_at: offline.decidedAt,
      stale: kept.stale,
      request_hash: kept.hash,
      offline_decision: toJsonb(offline.decision),
      transaction_id: transaction.transactionId,
      customer_number: decision.customer?.number ?? offline.sale.customer?.number ?? null,
      customer_name: decision.customer?.name ?? offline.sale.customer?.name ?? null,
      currency: decision.currency,
      offline_outcome: offline.decision.outcome,
      outcome: decision.outcome,
      offline_tax: compared.offlineTax,
      tax: compared.tax,
      tax_difference: compared.taxDifference,
      differs: compared.differs,
      differences: toJsonb(compared.differences),
      actor_name: author.actor.name,
    })
    .execute();
  const said = compared.differs ? `differs, tax ${compared.taxDifference} ${decision.currency}` : 'the same';
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'reconciliation.recorded',
      ref: `reconciliation/${reconciliationId}`,
      summary: `Invoice ${transaction.number}, decided offline, decided again: ${said}`,
      content: kept.hash,
    },
  ]);
  const row = await selected(tx, author.tenantId)
    .where('r.reconciliation_id', '=', reconciliationId)
    .executeTakeFirstOrThrow();
  return toView(row);
}

/** One page, newest first; `differs` alone what the service said otherwise. */
export async function listReconciliations(
  tx: Transaction,
  tenantId: string,
  cursors: Cursors,
  page: { company?: string; differs?: boolean; limit?: number; cursor?: string },
) {
  const limit = page.limit ?? 50;
  const scope = `${tenantId} reconciliations ${page.company ?? ''} ${page.differs ?? ''}`;
  let base = selected(tx, tenantId);
  if (page.company !== undefined) base = base.where('c.external_id', '=', page.company);
  if (page.differs !== undefined) base = base.where('r.differs', '=', page.differs);
  let query = base
    .select(sql<string>`r.received_at::text`.as('position'))
    .orderBy('r.received_at', 'desc')
    .orderBy('r.reconciliation_id', 'desc')
    .limit(limit + 1);
  if (page.cursor) {
    const [at, id] = cursors.read(page.cursor, scope);
    query = query.where(sql<boolean>`(r.received_at, r.reconciliation_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const counted = await tx
    .selectFrom(base.limit(10_001).as('counted'))
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const total = Number(counted.count);
  return {
    data: shown.map(toView),
    nextCursor: last ? cursors.write([last.position, last.reconciliation_id], scope) : null,
    total: total > 10_000 ? null : total,
  };
}

/** One with what the buyer was told, whole. */
export async function findReconciliation(
  tx: Transaction,
  tenantId: string,
  reconciliationId: string,
): Promise<(ReconciliationView & { offlineDecision: WordedDecision }) | undefined> {
  const row = await selected(tx, tenantId).where('r.reconciliation_id', '=', reconciliationId).executeTakeFirst();
  return row && { ...toView(row), offlineDecision: row.offline_decision as unknown as WordedDecision };
}
