import { type SelectQueryBuilder, sql } from 'kysely';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';

export interface TransactionFilter {
  q?: string | undefined;
  company?: string | undefined;
  customerId?: string | undefined;
  state?: string | undefined;
  outcome?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  view?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

const COUNT_LIMIT = 10_000;

// biome-ignore lint/suspicious/noExplicitAny: the builder's type grows with each join; only these filters touch it
type Query = SelectQueryBuilder<any, any, any>;

/** Reverse checks on posted sales (SCP-13, SCP-14). */
function viewCondition(view: string) {
  switch (view) {
    case 'exempt-without-cover':
      return sql<boolean>`exists (select 1 from bonafide.transaction_line l where l.tenant_id = t.tenant_id and l.transaction_id = t.transaction_id
        and l.exempt_amount <> 0 and l.certificate_id is null)`;
    case 'taxed-though-covered':
      return sql<boolean>`exists (select 1 from bonafide.transaction_line l
        join bonafide.certificate c on c.tenant_id = l.tenant_id and c.customer_id = l.customer_id
        where l.tenant_id = t.tenant_id and l.transaction_id = t.transaction_id and l.tax <> 0 and l.certificate_id is null
        and c.status = 'approved' and c.active and c.valid_from <= l.sale_date and (c.expires is null or l.sale_date <= c.expires)
        and l.jurisdiction = any (c.jurisdictions))`;
    default:
      throw new Refusal('invalid-request', undefined, [
        { pointer: '?view', code: 'unknown', detail: 'Views are exempt-without-cover and taxed-though-covered' },
      ]);
  }
}

function filtered(query: Query, tenantId: string, filter: TransactionFilter): Query {
  let q = query.where('t.tenant_id', '=', tenantId);
  if (filter.q) {
    const like = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    q = q.where(
      sql<boolean>`(t.number ilike ${like} or t.customer_name ilike ${like} or t.customer_number ilike ${like})`,
    );
  }
  if (filter.company) q = q.where('c.external_id', '=', filter.company);
  if (filter.customerId) q = q.where('t.customer_id', '=', filter.customerId);
  if (filter.state) q = q.where('t.jurisdiction', 'in', filter.state.split(','));
  if (filter.outcome) q = q.where('t.outcome', 'in', filter.outcome.split(','));
  if (filter.from) q = q.where('t.sale_date', '>=', filter.from);
  if (filter.to) q = q.where('t.sale_date', '<=', filter.to);
  if (filter.view) q = q.where(viewCondition(filter.view));
  return q;
}

/** One page of recorded sales, newest first. */
export async function listTransactions(tx: Transaction, tenantId: string, cursors: Cursors, filter: TransactionFilter) {
  const limit = filter.limit ?? 50;
  const { cursor, limit: _limit, ...rest } = filter;
  const scope = `${tenantId} transactions ${JSON.stringify(rest)}`;
  const base = tx
    .selectFrom('bonafide.transaction as t')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.company_id', '=', 't.company_id'),
    ) as unknown as Query;
  let page = filtered(base, tenantId, rest)
    .select([
      't.transaction_id',
      't.number',
      't.revision',
      't.sale_date',
      't.customer_id',
      't.customer_number',
      't.customer_name',
      't.jurisdiction',
      't.currency',
      't.line_count',
      't.gross',
      't.exempt_amount',
      't.taxable_amount',
      't.tax',
      't.outcome',
      't.source',
      't.committed_at',
    ])
    .orderBy('t.sale_date', 'desc')
    .orderBy('t.transaction_id', 'desc')
    .limit(limit + 1);
  if (cursor) {
    const [date, id] = cursors.read(cursor, scope);
    page = page.where(sql<boolean>`(t.sale_date, t.transaction_id) < (${date}::date, ${id}::uuid)`);
  }
  const rows = await page.execute();
  const counted = await sql<{ count: string }>`select count(*) as count from (${filtered(base, tenantId, rest)
    .select(sql`1`.as('one'))
    .limit(COUNT_LIMIT + 1)}) as matching`.execute(tx);
  const total = Number(counted.rows[0]?.count ?? 0);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map((row) => ({
      transactionId: row.transaction_id,
      number: row.number,
      revision: row.revision,
      date: row.sale_date,
      customerId: row.customer_id,
      customerNumber: row.customer_number,
      customerName: row.customer_name,
      jurisdiction: row.jurisdiction,
      currency: row.currency,
      lines: row.line_count,
      gross: row.gross,
      exemptAmount: row.exempt_amount,
      taxableAmount: row.taxable_amount,
      tax: row.tax,
      outcome: row.outcome,
      source: row.source,
      committedAt: (row.committed_at as Date).toISOString(),
    })),
    nextCursor: last ? cursors.write([last.sale_date, last.transaction_id], scope) : null,
    total: total > COUNT_LIMIT ? null : total,
  };
}
