import { createHash, randomUUID } from 'node:crypto';
import type { Company } from '@bonafide/core/customer/company.ts';
import type { Decision, LineDecision, Outcome } from '@bonafide/core/determination/decision.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { minorUnits } from '@bonafide/core/money/currency.ts';
import { multiply, roundTo, sum } from '@bonafide/core/money/decimal.ts';
import { sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger, findLatestEntry, type LedgerEntry } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import { toJsonb } from '../platform/json.ts';

/** A decided and recorded sale. */
export interface RecordedTransaction {
  transactionId: string;
  number: string;
  revision: number;
  company: string;
  committedAt: string;
  contentRelease: string;
  engineVersion: string;
  source: string;
  sale: Sale;
  decision: Decision;
}

/** What stands beside a recorded sale when it is looked at. */
export interface RecordedBeside {
  companyName: string;
  /** SHA-256 of the sale as it was sent; the same sale sent again is this record. */
  requestHash: string;
  /** Every revision of the invoice, oldest first, this one among them. */
  revisions: { transactionId: string; revision: number; committedAt: string; outcome: Outcome; tax: string }[];
  ledgerEntry: LedgerEntry | null;
}

export type TransactionSource = 'api' | 'console' | 'xml' | 'demo';

const LINES_PER_INSERT = 1000;

/** Tax that the authorities would have charged on the exempt part: the money that stands on the certificate. */
function taxForgone(line: LineDecision, currency: string): string {
  return sum(
    line.authorities.map((authority) =>
      roundTo(multiply(authority.exemptAmount, authority.rate), minorUnits(currency)),
    ),
  );
}

/** The authority's result that stands for the line in lists: one that exempts before one that does not. */
function leading(line: LineDecision) {
  return (
    line.authorities.find((authority) => authority.certificate !== null) ??
    line.authorities.find((authority) => authority.outcome !== 'taxable') ??
    line.authorities[0]
  );
}

function jurisdictionOf(decision: Decision): string | null {
  const places = new Set(decision.lines.map((line) => line.jurisdiction));
  const [only] = places;
  return places.size === 1 ? (only ?? null) : null;
}

/** One writer per invoice number at a time, so that a revision follows the one before. The unique key is what keeps the promise. */
async function lockNumber(tx: Transaction, tenantId: string, companyId: string, number: string): Promise<void> {
  const lock = createHash('sha256').update(`${tenantId} ${companyId} ${number}`).digest().readBigInt64BE(0);
  await sql`select pg_advisory_xact_lock(${lock.toString()}::bigint)`.execute(tx);
}

async function latest(tx: Transaction, tenantId: string, companyId: string, number: string) {
  return tx
    .selectFrom('bonafide.transaction')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('company_id', '=', companyId)
    .where('number', '=', number)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Records a decided sale with its lines and its ledger entry. The same invoice sent again unchanged is the record there is;
 * with other content it is the next revision. A sale without a number gets its transaction id as number.
 */
export async function recordTransaction(
  tx: Transaction,
  author: Author,
  company: Company,
  sale: Sale,
  decision: Decision,
  source: TransactionSource,
): Promise<{ transaction: RecordedTransaction; created: boolean }> {
  const transactionId = randomUUID();
  const number = sale.number ?? transactionId;
  const requestHash = createHash('sha256').update(canonicalJson(sale)).digest('hex');
  let revision = 1;
  if (sale.number !== undefined) {
    await lockNumber(tx, author.tenantId, company.companyId, number);
    const before = await latest(tx, author.tenantId, company.companyId, number);
    if (before?.request_hash === requestHash)
      return { transaction: toTransaction(before, company.externalId), created: false };
    revision = (before?.revision ?? 0) + 1;
  }
  const row = await tx
    .insertInto('bonafide.transaction')
    .values({
      tenant_id: author.tenantId,
      transaction_id: transactionId,
      company_id: company.companyId,
      number,
      revision,
      sale_date: sale.date,
      customer_id: decision.customer?.customerId ?? null,
      customer_number: decision.customer?.number ?? sale.customer?.number ?? null,
      customer_name: decision.customer?.name ?? sale.customer?.name ?? null,
      jurisdiction: jurisdictionOf(decision),
      currency: sale.currency,
      line_count: decision.lines.length,
      gross: decision.totals.basis,
      exempt_amount: decision.totals.exemptAmount,
      taxable_amount: decision.totals.taxableAmount,
      tax: decision.totals.tax,
      outcome: decision.outcome,
      source,
      content_release: decision.contentRelease,
      engine_version: decision.engineVersion,
      request_hash: requestHash,
      sale: toJsonb(sale),
      decision: toJsonb(decision),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await insertLines(tx, author.tenantId, transactionId, sale, decision);
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'transaction.committed',
      ref: `transaction/${transactionId}`,
      summary: `Invoice ${number} revision ${revision}: ${decision.outcome}, tax ${decision.totals.tax} ${sale.currency}`,
      content: canonicalJson({ sale, decision }),
    },
  ]);
  return { transaction: toTransaction(row, company.externalId), created: true };
}

async function insertLines(
  tx: Transaction,
  tenantId: string,
  transactionId: string,
  sale: Sale,
  decision: Decision,
): Promise<void> {
  const dates = new Map(sale.lines.map((line) => [line.lineId, line.date ?? sale.date]));
  const rows = decision.lines.map((line, index) => {
    const result = leading(line);
    return {
      tenant_id: tenantId,
      transaction_id: transactionId,
      ordinal: index + 1,
      line_id: line.lineId,
      sale_date: dates.get(line.lineId) ?? sale.date,
      customer_id: line.customerId,
      jurisdiction: line.jurisdiction,
      basis: line.basis,
      exempt_amount: line.exemptAmount,
      taxable_amount: line.taxableAmount,
      tax: line.tax,
      tax_forgone: taxForgone(line, sale.currency),
      outcome: line.outcome,
      source: result?.source ?? 'none',
      certificate_id: result?.certificate?.certificateId ?? null,
      certificate_version: result?.certificate?.version ?? null,
    };
  });
  for (let start = 0; start < rows.length; start += LINES_PER_INSERT) {
    await tx
      .insertInto('bonafide.transaction_line')
      .values(rows.slice(start, start + LINES_PER_INSERT))
      .execute();
  }
}

interface TransactionRowLike {
  transaction_id: string;
  number: string;
  revision: number;
  committed_at: Date;
  content_release: string;
  engine_version: string;
  source: string;
  sale: unknown;
  decision: unknown;
}

function toTransaction(row: TransactionRowLike, company: string): RecordedTransaction {
  return {
    transactionId: row.transaction_id,
    number: row.number,
    revision: row.revision,
    company,
    committedAt: row.committed_at.toISOString(),
    contentRelease: row.content_release,
    engineVersion: row.engine_version,
    source: row.source,
    sale: row.sale as Sale,
    decision: row.decision as Decision,
  };
}

/** A recorded sale by id, or the latest revision by company and invoice number. */
export async function findTransaction(
  tx: Transaction,
  tenantId: string,
  key: { transactionId: string } | { company: string; number: string },
): Promise<RecordedTransaction | undefined> {
  let query = tx
    .selectFrom('bonafide.transaction as t')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.company_id', '=', 't.company_id'),
    )
    .selectAll('t')
    .select('c.external_id')
    .where('t.tenant_id', '=', tenantId);
  if ('transactionId' in key) query = query.where('t.transaction_id', '=', key.transactionId);
  else
    query = query
      .where('c.external_id', '=', key.company)
      .where('t.number', '=', key.number)
      .orderBy('t.revision', 'desc')
      .limit(1);
  const row = await query.executeTakeFirst();
  return row && toTransaction(row, row.external_id);
}

/** The record's surroundings: the other revisions of its invoice and its entry in the log. */
export async function findBeside(tx: Transaction, tenantId: string, transactionId: string): Promise<RecordedBeside> {
  const own = await tx
    .selectFrom('bonafide.transaction as t')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.company_id', '=', 't.company_id'),
    )
    .select(['t.company_id', 't.number', 't.request_hash', 'c.name'])
    .where('t.tenant_id', '=', tenantId)
    .where('t.transaction_id', '=', transactionId)
    .executeTakeFirstOrThrow();
  const revisions = await tx
    .selectFrom('bonafide.transaction')
    .select(['transaction_id', 'revision', 'committed_at', 'outcome', 'tax'])
    .where('tenant_id', '=', tenantId)
    .where('company_id', '=', own.company_id)
    .where('number', '=', own.number)
    .orderBy('revision')
    .execute();
  return {
    companyName: own.name,
    requestHash: own.request_hash,
    revisions: revisions.map((row) => ({
      transactionId: row.transaction_id,
      revision: row.revision,
      committedAt: row.committed_at.toISOString(),
      outcome: row.outcome as Outcome,
      tax: row.tax,
    })),
    ledgerEntry: (await findLatestEntry(tx, tenantId, `transaction/${transactionId}`)) ?? null,
  };
}
