import { randomUUID } from 'node:crypto';
import type { Decision } from '@bonafide/core/determination/decision.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { type ColumnTypes, insertRows } from '../platform/bulk-rows.ts';
import type { Transaction } from '../platform/database.ts';
import { claimKeys, type KeyedRequest, keptAnswer, type WriteAnswer } from '../platform/write.ts';
import {
  committedNote,
  lineRows,
  type RecordName,
  transactionRow,
  type WrittenSale,
  writeSale,
} from './transaction-rows.ts';
import { type RecordedTransaction, recorded, type TransactionSource } from './transactions-store.ts';

/** A decided sale that is to be recorded together with others. */
export interface SaleToRecord {
  author: Author;
  sale: Sale;
  decision: Decision;
  source: TransactionSource;
  /** A request with an Idempotency-Key, and what is kept with it. */
  keyed?: { request: KeyedRequest; answer: (transaction: RecordedTransaction) => WriteAnswer } | undefined;
}

/** The sale with everything about it that does not depend on the database. */
export interface PreparedSale extends SaleToRecord {
  transactionId: string;
  number: string;
  texts: WrittenSale;
}

export function prepareSale(toRecord: SaleToRecord): PreparedSale {
  const transactionId = randomUUID();
  const { sale, decision } = toRecord;
  return { ...toRecord, transactionId, number: sale.number ?? transactionId, texts: writeSale(sale, decision) };
}

export interface RecordedTogether {
  transaction: RecordedTransaction;
  /** As it is kept with the key of the request; null where the request has none. */
  answer: WriteAnswer | null;
}

/**
 * Records new sales of one tenant in a few statements, whatever their number: rows, ledger entries and answers kept, each sale with
 * its own author. No two of them may have the same number in the same company or the same key.
 * @returns in their order; null for a sale that needs more than that: its company is unknown, its number is on record, or its key is
 * known or held by another. Nothing of it was written
 */
export async function recordTransactions(
  tx: Transaction,
  tenantId: string,
  sales: readonly PreparedSale[],
): Promise<(RecordedTogether | null)[]> {
  const keyed = sales.filter(({ keyed: own }) => own !== undefined);
  const claims = await claimKeys(
    tx,
    tenantId,
    keyed.flatMap(({ keyed: own }) => own?.request ?? []),
  );
  const refused = new Set(keyed.filter((_, place) => !claims[place]));
  const { companies, now } = await lookUpAll(tx, tenantId, sales);
  const fresh: Fresh[] = [];
  const results = sales.map((prepared, place): RecordedTogether | null => {
    const companyId = companies[place];
    if (typeof companyId !== 'string' || refused.has(prepared)) return null;
    const { transactionId, number, texts, source, keyed: own } = prepared;
    const name = { transactionId, companyId, number, revision: 1 };
    const transaction = recorded(name, texts, source, now);
    const answer = own ? own.answer(transaction) : null;
    fresh.push({ name, prepared, answer });
    return { transaction, answer };
  });
  if (fresh.length > 0) await insertAll(tx, tenantId, fresh);
  return results;
}

/** Of each sale its company's id, undefined where there is no such company or the number is on record; and the transaction's time. */
async function lookUpAll(
  tx: Transaction,
  tenantId: string,
  sales: readonly PreparedSale[],
): Promise<{ companies: (string | undefined)[]; now: Date }> {
  // The number is looked up for each sale (`limit`): planned as a join, it could come to reading the whole table.
  const { rows } = await sql<{ place: string; company_id: string; known: boolean; now: Date }>`
    select s.place, c.company_id, t.known is true as known, now() as now
    from unnest(${sales.map(({ sale }) => sale.company)}::text[], ${sales.map(({ number }) => number)}::text[])
      with ordinality as s (company, number, place)
    join bonafide.company as c on c.tenant_id = ${tenantId}::uuid and c.external_id = s.company
    left join lateral (select true as known from bonafide.transaction as t
      where t.tenant_id = ${tenantId}::uuid and t.company_id = c.company_id and t.number = s.number limit 1) as t on true`.execute(
    tx,
  );
  const companies: (string | undefined)[] = sales.map(() => undefined);
  for (const { place, company_id, known } of rows) if (!known) companies[Number(place) - 1] = company_id;
  return { companies, now: rows[0]?.now ?? new Date(0) };
}

interface Fresh {
  name: RecordName;
  prepared: PreparedSale;
  answer: WriteAnswer | null;
}

/** Every row in one trip to the database. Two groups that meet at some numbers come to them in the same order. */
async function insertAll(tx: Transaction, tenantId: string, sales: readonly Fresh[]): Promise<void> {
  const ordered = sales.toSorted(
    (a, b) => order(a.name.companyId, b.name.companyId) || order(a.name.number, b.name.number),
  );
  const transactions = ordered.map(({ name, prepared }) =>
    transactionRow(tenantId, name, prepared.texts, prepared.source),
  );
  const lines = ordered.flatMap(({ name, prepared }) => lineRows(tenantId, name.transactionId, prepared.texts));
  const notes = ordered.map(({ name, prepared }) => committedNote(prepared.author, name, prepared.texts));
  const answers = ordered.flatMap(({ prepared: { keyed }, answer }) =>
    keyed && answer ? keptAnswer(keyed.request, answer) : [],
  );
  const kept = sql`, kept as (${insertRows('bonafide.idempotency_key', KEPT, answers)})`;
  await sql`with sold as (${insertRows('bonafide.transaction', TRANSACTION, transactions)}),
    lines as (${insertRows('bonafide.transaction_line', LINE, lines)})
    ${answers.length > 0 ? kept : sql``}
    ${insertRows('bonafide.ledger_entry', ENTRY, notes)}`.execute(tx);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const TRANSACTION: ColumnTypes<ReturnType<typeof transactionRow>> = {
  tenant_id: 'uuid',
  transaction_id: 'uuid',
  company_id: 'uuid',
  number: 'text',
  revision: 'integer',
  source: 'text',
  request_hash: 'text',
  sale_date: 'date',
  customer_id: 'uuid',
  customer_number: 'text',
  customer_name: 'text',
  jurisdiction: 'text',
  currency: 'text',
  line_count: 'integer',
  gross: 'numeric',
  exempt_amount: 'numeric',
  taxable_amount: 'numeric',
  tax: 'numeric',
  outcome: 'text',
  content_release: 'text',
  engine_version: 'text',
  sale: 'jsonb',
  decision: 'jsonb',
};

const LINE: ColumnTypes<ReturnType<typeof lineRows>[number]> = {
  tenant_id: 'uuid',
  transaction_id: 'uuid',
  ordinal: 'integer',
  line_id: 'text',
  sale_date: 'date',
  customer_id: 'uuid',
  jurisdiction: 'text',
  basis: 'numeric',
  exempt_amount: 'numeric',
  taxable_amount: 'numeric',
  tax: 'numeric',
  tax_forgone: 'numeric',
  outcome: 'text',
  source: 'text',
  certificate_id: 'uuid',
  certificate_version: 'integer',
};

const ENTRY: ColumnTypes<ReturnType<typeof committedNote>> = {
  tenant_id: 'uuid',
  entry_id: 'uuid',
  actor_kind: 'text',
  actor_name: 'text',
  kind: 'text',
  ref: 'text',
  summary: 'text',
  salt: 'text',
  leaf_hash: 'text',
  hash_algorithm: 'text',
};

const KEPT: ColumnTypes<ReturnType<typeof keptAnswer>> = {
  tenant_id: 'uuid',
  caller: 'text',
  key: 'text',
  request_hash: 'text',
  status: 'integer',
  body: 'json',
};
