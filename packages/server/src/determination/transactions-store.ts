import { randomUUID } from 'node:crypto';
import type { Decision, Outcome } from '@bonafide/core/determination/decision.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Author } from '../ledger/changes.ts';
import { findLatestEntry, type LedgerEntry } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type CreditOfSale, findCreditsOf, keepCredits } from './originals-store.ts';
import {
  committedNote,
  lineRows,
  type RecordName,
  transactionRow,
  type WrittenSale,
  writeSale,
} from './transaction-rows.ts';
import { keepUses } from './uses-store.ts';

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
  /** Recorded credits that took lines of the invoice back. */
  credits: CreditOfSale[];
}

export type TransactionSource = 'api' | 'console' | 'xml' | 'demo' | 'offline';

const LINES_PER_INSERT = 1000;

/** The company by its external id and, where there is one, the latest record of the invoice number: one question for both. */
async function lookUp(tx: Transaction, tenantId: string, externalId: string, number: string) {
  return tx
    .selectFrom('bonafide.company as c')
    .leftJoin('bonafide.transaction as t', (join) =>
      join
        .onRef('t.tenant_id', '=', 'c.tenant_id')
        .onRef('t.company_id', '=', 'c.company_id')
        .on('t.number', '=', number),
    )
    .select(['c.company_id', 't.transaction_id', 't.revision', 't.request_hash'])
    .where('c.tenant_id', '=', tenantId)
    .where('c.external_id', '=', externalId)
    .orderBy('t.revision', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst();
}

/**
 * Records a decided sale with its lines and its ledger entry. The same invoice sent again unchanged is the record there is;
 * with other content it is the next revision. A sale without a number gets its transaction id as number.
 * @throws Refusal `unknown-reference` for a company that does not exist: such a sale belongs to nobody
 */
export async function recordTransaction(
  tx: Transaction,
  author: Author,
  sale: Sale,
  decision: Decision,
  source: TransactionSource,
): Promise<{ transaction: RecordedTransaction; created: boolean }> {
  const { tenantId } = author;
  const transactionId = randomUUID();
  const number = sale.number ?? transactionId;
  const texts = writeSale(sale, decision);
  // Two writers of one number: the unique key lets one through, the other waits for its commit and looks anew. Each turn ends
  // with a further revision on file, so that a turn is lost only to one who got on.
  for (;;) {
    const found = await lookUp(tx, tenantId, sale.company, number);
    if (!found) throw unknownCompany(sale.company);
    if (found.transaction_id !== null && found.request_hash === texts.requestHash) {
      const before = await findTransaction(tx, tenantId, { transactionId: found.transaction_id });
      if (!before) throw new Error('A recorded sale is never removed');
      return { transaction: before, created: false };
    }
    const revision = (found.revision ?? 0) + 1;
    const companyId = found.company_id;
    const name = { transactionId, companyId, number, revision };
    const written = await tx
      .insertInto('bonafide.transaction')
      .values(transactionRow(tenantId, name, texts, source))
      .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'number', 'revision']).doNothing())
      .returning('committed_at')
      .executeTakeFirst();
    if (!written) continue;
    await insertLinesAndNote(tx, author, name, texts);
    await keepCredits(tx, tenantId, companyId, transactionId, decision);
    await keepUses(tx, tenantId, { companyId, number, transactionId, revision, date: sale.date }, decision);
    return { transaction: recorded(name, texts, source, written.committed_at), created: true };
  }
}

/** A sale that is recorded now, as it is answered. */
export function recorded(
  { transactionId, number, revision }: RecordName,
  { sale, decision }: WrittenSale,
  source: TransactionSource,
  committedAt: Date,
): RecordedTransaction {
  const { contentRelease, engineVersion } = decision;
  return {
    transactionId,
    number,
    revision,
    company: sale.company,
    committedAt: committedAt.toISOString(),
    contentRelease,
    engineVersion,
    source,
    sale,
    decision,
  };
}

function unknownCompany(externalId: string): Refusal {
  const detail = `There is no company “${externalId}”`;
  return new Refusal('unknown-reference', detail, [{ pointer: '/company', code: 'unknown-reference', detail }]);
}

/** Lines and ledger entry in one trip to the database; only what does not fit beside them goes before. */
async function insertLinesAndNote(
  tx: Transaction,
  author: Author,
  name: RecordName,
  written: WrittenSale,
): Promise<void> {
  const lines = lineRows(author.tenantId, name.transactionId, written);
  const note = committedNote(author, name, written);
  while (lines.length > LINES_PER_INSERT)
    await tx.insertInto('bonafide.transaction_line').values(lines.splice(-LINES_PER_INSERT)).execute();
  await tx
    .with('lines', (query) => query.insertInto('bonafide.transaction_line').values(lines))
    .insertInto('bonafide.ledger_entry')
    .values(note)
    .execute();
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
    credits: await findCreditsOf(tx, tenantId, own.company_id, own.number),
  };
}
