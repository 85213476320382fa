import { createHash } from 'node:crypto';
import type { Decision } from '@bonafide/core/determination/decision.ts';
import type { OriginalSale } from '@bonafide/core/determination/original-sale.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { absolute, add, type Decimal, normalDecimal } from '@bonafide/core/money/decimal.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';

/** Which sales are asked for, and from where they are looked at. */
export interface OriginalsAsked {
  /** External id of the company that recorded them. */
  company: string;
  numbers: readonly string[];
  /** The credit that asks: what an earlier revision of itself took back does not count against it. */
  except: string | undefined;
  /** As they were known at that instant, itself included, to the microsecond; as they are now when left out. */
  until?: string | undefined;
}

/** One credit at a time of each of these sales: what one has taken back the next finds gone. Ends with the transaction. */
export async function lockOriginals(tx: Transaction, tenantId: string, { company, numbers }: OriginalsAsked) {
  for (const number of [...numbers].sort()) {
    const text = `credits of ${tenantId} ${company} ${number}`;
    const lock = createHash('sha256').update(text).digest().readBigInt64BE(0);
    await sql`select pg_advisory_xact_lock(${lock.toString()}::bigint)`.execute(tx);
  }
}

/** Recorded sales by number, each at its latest revision, with what the latest revisions of credits have taken back of them. */
export async function findOriginals(
  tx: Transaction,
  tenantId: string,
  { company, numbers, except, until = 'infinity' }: OriginalsAsked,
): Promise<Map<string, OriginalSale>> {
  const originals = new Map<string, OriginalSale>();
  if (numbers.length === 0) return originals;
  const rows = await tx
    .selectFrom('bonafide.transaction as t')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.company_id', '=', 't.company_id'),
    )
    .distinctOn('t.number')
    .select(['t.transaction_id', 't.number', 't.revision', 't.sale', 't.decision'])
    .where('t.tenant_id', '=', tenantId)
    .where('c.external_id', '=', company)
    .where('t.number', 'in', [...numbers])
    .where(sql<boolean>`t.committed_at <= ${until}::timestamptz`)
    .orderBy('t.number')
    .orderBy('t.revision', 'desc')
    .execute();
  const credited = await findCredited(tx, tenantId, { company, numbers, except, until });
  for (const row of rows) {
    originals.set(row.number, {
      transactionId: row.transaction_id,
      number: row.number,
      revision: row.revision,
      sale: row.sale as unknown as Sale,
      decision: row.decision as unknown as Decision,
      credited: credited.get(row.number) ?? new Map(),
    });
  }
  return originals;
}

/** Number → line id → size of the basis taken back. */
async function findCredited(
  tx: Transaction,
  tenantId: string,
  { company, numbers, except, until = 'infinity' }: OriginalsAsked,
): Promise<Map<string, Map<string, Decimal>>> {
  const rows = await tx
    .selectFrom('bonafide.credit_line as l')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 'l.tenant_id').onRef('c.company_id', '=', 'l.company_id'),
    )
    .innerJoin('bonafide.transaction as t', (join) =>
      join.onRef('t.tenant_id', '=', 'l.tenant_id').onRef('t.transaction_id', '=', 'l.transaction_id'),
    )
    .select(['l.original_number', 'l.original_line_id', 'l.basis'])
    .where('l.tenant_id', '=', tenantId)
    .where('c.external_id', '=', company)
    .where('l.original_number', 'in', [...numbers])
    .$if(except !== undefined, (query) => query.where('t.number', '<>', except ?? ''))
    .where(sql<boolean>`t.committed_at <= ${until}::timestamptz`)
    .where(sql<boolean>`not exists (select 1 from bonafide.transaction n where n.tenant_id = t.tenant_id
      and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1
      and n.committed_at <= ${until}::timestamptz)`)
    .execute();
  const credited = new Map<string, Map<string, Decimal>>();
  for (const row of rows) {
    const lines = credited.get(row.original_number) ?? new Map<string, Decimal>();
    const size = absolute(normalDecimal(row.basis));
    lines.set(row.original_line_id, add(lines.get(row.original_line_id) ?? '0', size));
    credited.set(row.original_number, lines);
  }
  return credited;
}

/** Keeps which lines a recorded credit has taken back. */
export async function keepCredits(
  tx: Transaction,
  tenantId: string,
  companyId: string,
  transactionId: string,
  decision: Decision,
): Promise<void> {
  const rows = decision.lines.flatMap(({ original, basis }, index) =>
    original === undefined
      ? []
      : {
          tenant_id: tenantId,
          transaction_id: transactionId,
          ordinal: index + 1,
          company_id: companyId,
          original_number: original.number,
          original_line_id: original.lineId,
          basis,
        },
  );
  for (let start = 0; start < rows.length; start += 1000) {
    await tx
      .insertInto('bonafide.credit_line')
      .values(rows.slice(start, start + 1000))
      .execute();
  }
}

/** A recorded credit, as the sale it takes back shows it. */
export interface CreditOfSale {
  transactionId: string;
  number: string;
  revision: number;
  date: string;
  lines: number;
  /** What it took back of this sale, negative. */
  basis: Decimal;
}

/** The credits of an invoice, oldest first, each at its latest revision. */
export async function findCreditsOf(
  tx: Transaction,
  tenantId: string,
  companyId: string,
  number: string,
): Promise<CreditOfSale[]> {
  const rows = await tx
    .selectFrom('bonafide.credit_line as l')
    .innerJoin('bonafide.transaction as t', (join) =>
      join.onRef('t.tenant_id', '=', 'l.tenant_id').onRef('t.transaction_id', '=', 'l.transaction_id'),
    )
    .groupBy(['t.transaction_id', 't.number', 't.revision', 't.sale_date', 't.committed_at'])
    .select(['t.transaction_id', 't.number', 't.revision', 't.sale_date'])
    .select([sql<string>`count(*)`.as('lines'), sql<string>`sum(l.basis)`.as('basis')])
    .where('l.tenant_id', '=', tenantId)
    .where('l.company_id', '=', companyId)
    .where('l.original_number', '=', number)
    .where(sql<boolean>`not exists (select 1 from bonafide.transaction n where n.tenant_id = t.tenant_id
      and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1)`)
    .orderBy('t.committed_at')
    .orderBy('t.number')
    .execute();
  return rows.map((row) => ({
    transactionId: row.transaction_id,
    number: row.number,
    revision: row.revision,
    date: row.sale_date,
    lines: Number(row.lines),
    basis: normalDecimal(row.basis),
  }));
}
