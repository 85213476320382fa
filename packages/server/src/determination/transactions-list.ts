import { type SelectQueryBuilder, sql } from 'kysely';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';

export interface TransactionFilter {
  q?: string | undefined;
  company?: string | undefined;
  customerId?: string | undefined;
  certificateId?: string | undefined;
  state?: string | undefined;
  outcome?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  view?: string | undefined;
  revisions?: 'latest' | 'all' | undefined;
}

export interface TransactionPage extends TransactionFilter {
  sort?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

const COUNT_LIMIT = 10_000;

/** Orders that an index carries; the id makes each total. */
const SORTS: Readonly<Record<string, { column: string; type: string; descending: boolean }>> = {
  '-date': { column: 'sale_date', type: 'date', descending: true },
  date: { column: 'sale_date', type: 'date', descending: false },
  '-exempt': { column: 'exempt_amount', type: 'numeric', descending: true },
  exempt: { column: 'exempt_amount', type: 'numeric', descending: false },
  '-tax': { column: 'tax', type: 'numeric', descending: true },
  tax: { column: 'tax', type: 'numeric', descending: false },
};

// biome-ignore lint/suspicious/noExplicitAny: the builder's type grows with each join; only these filters touch it
type Query = SelectQueryBuilder<any, any, any>;

function refuse(pointer: string, detail: string): never {
  throw new Refusal('invalid-request', undefined, [{ pointer, code: 'unknown', detail }]);
}

const ofTransaction = sql`l.tenant_id = t.tenant_id and l.transaction_id = t.transaction_id`;

/** Reverse checks on posted sales (SCP-13, SCP-14). */
function viewCondition(view: string) {
  switch (view) {
    case 'exempt-without-cover':
      return sql<boolean>`exists (select 1 from bonafide.transaction_line l where ${ofTransaction}
        and l.exempt_amount <> 0 and l.certificate_id is null)`;
    case 'taxed-though-covered':
      return sql<boolean>`exists (select 1 from bonafide.transaction_line l
        join bonafide.certificate c on c.tenant_id = l.tenant_id and c.customer_id = l.customer_id
        where ${ofTransaction} and l.tax <> 0 and l.certificate_id is null
        and c.status = 'approved' and c.active and c.valid_from <= l.sale_date and (c.expires is null or l.sale_date <= c.expires)
        and l.jurisdiction = any (c.jurisdictions))`;
    default:
      return refuse('?view', 'Views are exempt-without-cover and taxed-though-covered');
  }
}

/** A sale to several states has none of its own: its lines tell. */
function stateCondition(states: string[]) {
  return sql<boolean>`(t.jurisdiction = any (${states}) or (t.jurisdiction is null and exists (
    select 1 from bonafide.transaction_line l where ${ofTransaction} and l.jurisdiction = any (${states}))))`;
}

const LATEST = sql<boolean>`not exists (select 1 from bonafide.transaction n where n.tenant_id = t.tenant_id
  and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1)`;

/** The recorded sales that a filter names, as `t`, each with its company as `c`. */
export function filtered(tx: Transaction, tenantId: string, filter: TransactionFilter): Query {
  let q = tx
    .selectFrom('bonafide.transaction as t')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.company_id', '=', 't.company_id'),
    )
    .where('t.tenant_id', '=', tenantId) as unknown as Query;
  if (filter.q) {
    const like = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    q = q.where(
      sql<boolean>`(t.number ilike ${like} or t.customer_name ilike ${like} or t.customer_number ilike ${like})`,
    );
  }
  if (filter.company) q = q.where('c.external_id', '=', filter.company);
  if (filter.customerId) q = q.where('t.customer_id', '=', filter.customerId);
  if (filter.certificateId) {
    q = q.where(sql<boolean>`exists (select 1 from bonafide.transaction_line l where ${ofTransaction}
      and l.certificate_id = ${filter.certificateId})`);
  }
  if (filter.state) q = q.where(stateCondition(filter.state.split(',')));
  if (filter.outcome) q = q.where('t.outcome', 'in', filter.outcome.split(','));
  if (filter.from) q = q.where('t.sale_date', '>=', filter.from);
  if (filter.to) q = q.where('t.sale_date', '<=', filter.to);
  if (filter.view) q = q.where(viewCondition(filter.view));
  if (filter.revisions !== 'all') q = q.where(LATEST);
  return q;
}

/** Sums over the lines of one sale, beside its row. */
const LINE_SUMS = sql`lateral (select
  coalesce(sum(l.tax_forgone), 0) as tax_not_charged,
  coalesce(sum(l.tax_forgone) filter (where l.certificate_id is null), 0) as tax_without_certificate,
  coalesce(sum(l.exempt_amount) filter (where l.certificate_id is null), 0) as exempt_without_certificate,
  coalesce(array_agg(distinct l.jurisdiction) filter (where l.jurisdiction is not null), '{}') as jurisdictions
  from bonafide.transaction_line l where ${ofTransaction})`.as('s');

/** One page of recorded sales, newest first unless told; of each invoice its latest revision unless all are asked for. */
export async function listTransactions(tx: Transaction, tenantId: string, cursors: Cursors, page: TransactionPage) {
  const { cursor, limit = 50, sort: sortName = '-date', ...filter } = page;
  const sort = SORTS[sortName] ?? refuse('?sort', `Sort by ${Object.keys(SORTS).join(', ')}`);
  const scope = `${tenantId} transactions ${JSON.stringify({ ...filter, sortName })}`;
  const direction = sort.descending ? 'desc' : 'asc';
  const column = sql.ref(`t.${sort.column}`);
  let query = filtered(tx, tenantId, filter)
    .innerJoin(LINE_SUMS, (join) => join.onTrue())
    .select(['t.transaction_id', 't.number', 't.revision', 't.sale_date', 't.customer_id', 't.customer_number'])
    .select(['t.customer_name', 's.jurisdictions', 't.currency', 't.line_count', 't.gross', 't.exempt_amount'])
    .select(['t.taxable_amount', 't.tax', 's.tax_not_charged', 't.outcome', 't.source', 't.committed_at'])
    .select(['t.jurisdiction', 'c.external_id', 'c.name as company_name'])
    .select(sql<string>`${column}::text`.as('position'))
    .orderBy(column, direction)
    .orderBy('t.transaction_id', direction)
    .limit(limit + 1);
  if (cursor) {
    const [value, id] = cursors.read(cursor, scope);
    const after = sql.raw(sort.descending ? '<' : '>');
    query = query.where(
      sql<boolean>`(${column}, t.transaction_id) ${after} (${value}::${sql.raw(sort.type)}, ${id}::uuid)`,
    );
  }
  const rows = await query.execute();
  const counted = await sql<{ count: string }>`select count(*) as count from (${filtered(tx, tenantId, filter)
    .select(sql`1`.as('one'))
    .limit(COUNT_LIMIT + 1)}) as matching`.execute(tx);
  const total = Number(counted.rows[0]?.count ?? 0);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    data: rows.slice(0, limit).map(presentRow),
    nextCursor: last ? cursors.write([last.position, last.transaction_id], scope) : null,
    total: total > COUNT_LIMIT ? null : total,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the builder above names the columns; its type is not kept
function presentRow(row: any) {
  return {
    transactionId: row.transaction_id,
    number: row.number,
    revision: row.revision,
    company: row.external_id,
    companyName: row.company_name,
    date: row.sale_date,
    customerId: row.customer_id,
    customerNumber: row.customer_number,
    customerName: row.customer_name,
    jurisdiction: row.jurisdiction,
    jurisdictions: row.jurisdictions,
    currency: row.currency,
    lines: row.line_count,
    gross: row.gross,
    exemptAmount: row.exempt_amount,
    taxableAmount: row.taxable_amount,
    tax: row.tax,
    taxNotCharged: row.tax_not_charged,
    outcome: row.outcome,
    source: row.source,
    committedAt: (row.committed_at as Date).toISOString(),
  };
}

/** What the matching sales come to, per currency, most sales first; sums of two currencies are never one. */
export async function sumTransactions(tx: Transaction, tenantId: string, filter: TransactionFilter) {
  const rows = await filtered(tx, tenantId, filter)
    .innerJoin(LINE_SUMS, (join) => join.onTrue())
    .groupBy('t.currency')
    .select('t.currency')
    .select([
      sql<string>`count(*)`.as('transactions'),
      sql<string>`sum(t.gross)`.as('gross'),
      sql<string>`sum(t.exempt_amount)`.as('exempt'),
      sql<string>`sum(t.taxable_amount)`.as('taxable'),
      sql<string>`sum(t.tax)`.as('tax'),
      sql<string>`sum(s.tax_not_charged)`.as('tax_not_charged'),
      sql<string>`sum(s.exempt_without_certificate)`.as('exempt_without'),
      sql<string>`sum(s.tax_without_certificate)`.as('tax_without'),
    ])
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('t.currency')
    .execute();
  return rows.map((row) => ({
    currency: row.currency,
    transactions: Number(row.transactions),
    gross: row.gross,
    exemptAmount: row.exempt,
    taxableAmount: row.taxable,
    tax: row.tax,
    taxNotCharged: row.tax_not_charged,
    exemptWithoutCertificate: row.exempt_without,
    taxWithoutCertificate: row.tax_without,
  }));
}
