import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { shownStatus } from '@bonafide/core/certificate/life-cycle.ts';
import type { Reason } from '@bonafide/core/certificate/reason.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { formTitle } from './form-title.ts';

/** A finding of this level at least once; `none`: the checks that ran found nothing. */
export const SEVERITY_FILTERS = ['reject', 'warn', 'inform', 'none'] as const;

/** What the list of certificates can be asked for. */
export interface CertificateFilter {
  q?: string | undefined;
  customerId?: string | undefined;
  status?: string | undefined;
  state?: string | undefined;
  reason?: string | undefined;
  formId?: string | undefined;
  endsBefore?: string | undefined;
  endsAfter?: string | undefined;
  severity?: (typeof SEVERITY_FILTERS)[number] | undefined;
  document?: boolean | undefined;
  source?: string | undefined;
  /** 1 to 100. */
  riskFrom?: number | undefined;
  sort?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** Sorts the index carries; the second column makes the order total. `far` stands where the value may be missing. */
const SORTS: Readonly<Record<string, { column: string; descending: boolean }>> = {
  expires: { column: "coalesce(c.expires, 'infinity'::date)", descending: false },
  '-expires': { column: "coalesce(c.expires, '-infinity'::date)", descending: true },
  createdAt: { column: 'c.created_at', descending: false },
  '-createdAt': { column: 'c.created_at', descending: true },
  number: { column: 'c.number', descending: false },
  '-number': { column: 'c.number', descending: true },
  risk: { column: 'c.risk', descending: false },
  '-risk': { column: 'c.risk', descending: true },
};
/** Types of the columns that are no text, for the place where a page went on. */
const TYPES: Readonly<Record<string, string>> = {
  "coalesce(c.expires, 'infinity'::date)": 'date',
  "coalesce(c.expires, '-infinity'::date)": 'date',
  'c.created_at': 'timestamptz',
  'c.risk': 'smallint',
};
export const CERTIFICATE_SORTS = Object.keys(SORTS);

const SHOWN = [
  'draft',
  'submitted',
  'in-review',
  'approved',
  'temporary',
  'rejected',
  'revoked',
  'superseded',
  'expired',
];

const HAS_DOCUMENT = sql<boolean>`exists (select 1 from bonafide.document d where d.tenant_id = c.tenant_id and d.certificate_id = c.certificate_id)`;

const SEVERITY_CONDITION = {
  reject: sql<boolean>`c.rejects > 0`,
  warn: sql<boolean>`c.warns > 0`,
  inform: sql<boolean>`c.informs > 0`,
  none: sql<boolean>`c.rejects + c.warns + c.informs = 0`,
} as const;

// biome-ignore lint/suspicious/noExplicitAny: the builder's type grows with each join; only these filters touch it
type Query = SelectQueryBuilder<any, any, any>;

function filtered(query: Query, tenantId: string, filter: CertificateFilter, today: CalendarDate): Query {
  let q = query.where('c.tenant_id', '=', tenantId);
  if (filter.q) {
    const like = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    q = q.where(sql<boolean>`(c.number ilike ${like} or u.name ilike ${like} or u.number ilike ${like})`);
  }
  if (filter.customerId) q = q.where('c.customer_id', '=', filter.customerId);
  if (filter.state) q = q.where(sql<boolean>`c.jurisdictions && ${filter.state.split(',')}::text[]`);
  if (filter.reason) q = q.where('c.reason', 'in', filter.reason.split(','));
  if (filter.formId) q = q.where('c.form_id', '=', filter.formId);
  if (filter.endsBefore) q = q.where('c.expires', '<', filter.endsBefore);
  if (filter.endsAfter) q = q.where('c.expires', '>=', filter.endsAfter);
  if (filter.severity) q = q.where(SEVERITY_CONDITION[filter.severity]);
  if (filter.document !== undefined) q = q.where(filter.document ? HAS_DOCUMENT : sql<boolean>`not ${HAS_DOCUMENT}`);
  if (filter.riskFrom !== undefined) q = q.where('c.risk', '>=', filter.riskFrom);
  if (filter.source) q = q.where('c.source', 'in', filter.source.split(','));
  if (filter.status) q = q.where(statusCondition(filter.status.split(','), today));
  return q;
}

/** `expired` is computed, never stored: approved or temporary papers past their last day. */
function statusCondition(wanted: readonly string[], today: CalendarDate) {
  for (const status of wanted)
    if (!SHOWN.includes(status))
      throw new Refusal('invalid-request', undefined, [
        { pointer: '?status', code: 'unknown', detail: `There is no status “${status}”` },
      ]);
  const stored = wanted.filter((status) => status !== 'expired');
  const lapses = sql`(c.status in ('approved', 'temporary') and c.expires is not null and (case when o.expiry_day_inclusive then c.expires < ${today} else c.expires <= ${today} end))`;
  const living = sql`(c.status = any(${stored}::text[]) and not ${lapses})`;
  return wanted.includes('expired') ? sql<boolean>`(${living} or ${lapses})` : sql<boolean>`${living}`;
}

const COUNT_LIMIT = 10_000;

/** One page of certificates with what the list shows. */
export async function listCertificates(
  tx: Transaction,
  tenantId: string,
  context: { content: Content; today: CalendarDate; cursors: Cursors },
  filter: CertificateFilter,
) {
  const sortName = filter.sort ?? '-createdAt';
  const sort = SORTS[sortName];
  if (!sort)
    throw new Refusal('invalid-request', undefined, [
      { pointer: '?sort', code: 'unknown', detail: `Sort by ${CERTIFICATE_SORTS.join(', ')}` },
    ]);
  const limit = filter.limit ?? 50;
  const { cursor, limit: _limit, ...rest } = filter;
  const scope = `${tenantId} certificates ${JSON.stringify(rest)}`;
  const base = tx
    .selectFrom('bonafide.certificate as c')
    .innerJoin('bonafide.customer as u', (join) =>
      join.onRef('u.tenant_id', '=', 'c.tenant_id').onRef('u.customer_id', '=', 'c.customer_id'),
    )
    .innerJoin('bonafide.customer_group as g', (join) =>
      join.onRef('g.tenant_id', '=', 'u.tenant_id').onRef('g.group_id', '=', 'u.group_id'),
    )
    .innerJoin('bonafide.company as o', (join) =>
      join.onRef('o.tenant_id', '=', 'g.tenant_id').onRef('o.company_id', '=', 'g.owner_company_id'),
    );
  const order = sql.raw(sort.column);
  const direction = sort.descending ? 'desc' : 'asc';
  let page = filtered(base as unknown as Query, tenantId, rest, context.today)
    .select([
      'c.body',
      'c.jurisdictions',
      'c.source',
      'c.created_at',
      'c.rejects',
      'c.warns',
      'c.informs',
      'c.risk',
      'u.name as customer_name',
      'u.number as customer_number',
      'o.expiry_day_inclusive',
      sql<string>`(${order})::text`.as('sort_value'),
      'c.reason',
      HAS_DOCUMENT.as('has_document'),
    ])
    .orderBy(order, direction)
    .orderBy('c.certificate_id', direction)
    .limit(limit + 1);
  if (cursor) {
    const [value, id] = context.cursors.read(cursor, scope);
    const compare = sql.raw(sort.descending ? '<' : '>');
    const type = sql.raw(TYPES[sort.column] ?? 'text');
    page = page.where(sql<boolean>`(${order}, c.certificate_id) ${compare} (${value}::${type}, ${id}::uuid)`);
  }
  const rows = await page.execute();
  const counted = await sql<{ count: string }>`select count(*) as count from (${filtered(
    base as unknown as Query,
    tenantId,
    rest,
    context.today,
  )
    .select(sql`1`.as('one'))
    .limit(COUNT_LIMIT + 1)}) as matching`.execute(tx);
  const total = Number(counted.rows[0]?.count ?? 0);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map((row) => {
      const { claim: _claim, ...certificate } = row.body as Certificate;
      return {
        ...certificate,
        customerName: row.customer_name as string,
        customerNumber: row.customer_number as string,
        formTitle: formTitle(context.content, certificate.formId),
        shownStatus: shownStatus(certificate, context.today, row.expiry_day_inclusive as boolean),
        findings: { reject: row.rejects as number, warn: row.warns as number, inform: row.informs as number },
        risk: row.risk as number,
        jurisdictions: row.jurisdictions as string[],
        reason: row.reason as Reason | null,
        hasDocument: row.has_document as boolean,
        createdAt: (row.created_at as Date).toISOString(),
        source: row.source as string,
      };
    }),
    nextCursor: last ? context.cursors.write([last.sort_value, (last.body as Certificate).certificateId], scope) : null,
    total: total > COUNT_LIMIT ? null : total,
  };
}
