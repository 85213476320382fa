import { addDays, addYears, type CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import { sql } from 'kysely';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { OPEN_YEARS, ratesOn, saleLines } from './exposure-sql.ts';
import type { Cover } from './overview.ts';

export interface CustomerFilter {
  q?: string | undefined;
  group?: string | undefined;
  company?: string | undefined;
  state?: string | undefined;
  cover?: string | undefined;
  sort?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** Days before its end from which cover is shown as ending soon. */
export const ENDS_SOON_DAYS = 60;

const SORTS: Readonly<Record<string, { column: string; type: string; descending: boolean }>> = {
  '-atRisk': { column: 'at_risk', type: 'numeric', descending: true },
  atRisk: { column: 'at_risk', type: 'numeric', descending: false },
  name: { column: 'name', type: 'text', descending: false },
  '-name': { column: 'name', type: 'text', descending: true },
  number: { column: 'number', type: 'text', descending: false },
  '-number': { column: 'number', type: 'text', descending: true },
  '-exempt12Months': { column: 'exempt_12_months', type: 'numeric', descending: true },
  exempt12Months: { column: 'exempt_12_months', type: 'numeric', descending: false },
};

interface Row {
  customer_id: string;
  name: string;
  number: string;
  group_name: string;
  body: Customer;
  approved: string;
  total: string;
  cover: Cover;
  gap_states: string[] | null;
  exempt_12_months: string;
  at_risk: string;
  next_end: string | null;
}

/**
 * Customers with their cover and what it is worth. Cover: `gap` = exempt sales in open periods that no good paper covers;
 * `asked-for` = no sales yet and a paper under review; `ends-soon` = a paper in use lapses within 60 days; `not-needed` =
 * no exempt sales and no paper; `unknown` = sales whose place or rate is not known.
 */
export async function listCustomers(
  tx: Transaction,
  tenantId: string,
  context: { content: Content; today: CalendarDate; cursors: Cursors },
  filter: CustomerFilter,
) {
  const { today } = context;
  const sort = SORTS[filter.sort ?? '-atRisk'];
  if (!sort)
    throw new Refusal('invalid-request', undefined, [
      { pointer: '?sort', code: 'unknown', detail: `Sort by ${Object.keys(SORTS).join(', ')}` },
    ]);
  const limit = filter.limit ?? 50;
  const { cursor, limit: _limit, ...rest } = filter;
  const scope = `${tenantId} customers ${JSON.stringify(rest)}`;
  const like = filter.q ? `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  const rates = ratesOn(context.content, today);
  const matching = sql`
    with line as materialized (${saleLines(tenantId, addYears(today, -OPEN_YEARS), today, rates)}),
    sums as (
      select customer_id,
        coalesce(sum(exempt_amount) filter (where sale_date > ${addYears(today, -1)}::date), 0) as exempt_12_months,
        coalesce(sum(stake) filter (where not covered), 0) as at_risk,
        coalesce(sum(exempt_amount) filter (where not covered and stake is null), 0) as unjudged,
        array_agg(distinct jurisdiction) filter (where exempt_amount <> 0 and not covered and jurisdiction is not null) as gap_states
      from line where customer_id is not null group by 1
    ),
    papers as (
      select customer_id, count(*) as total,
        count(*) filter (where status = 'approved' and (expires is null or expires >= ${today}::date)) as approved,
        count(*) filter (where status in ('submitted', 'in-review')) as waiting,
        min(expires) filter (where status in ('approved', 'temporary') and active and expires >= ${today}::date) as next_end
      from bonafide.certificate where tenant_id = ${tenantId} group by 1
    ),
    figured as (
      select u.customer_id, u.name, u.number, u.body, g.name as group_name, coalesce(p.approved, 0) as approved, coalesce(p.total, 0) as total,
        coalesce(s.exempt_12_months, 0) as exempt_12_months, coalesce(s.at_risk, 0) as at_risk, s.gap_states, p.next_end,
        case
          when coalesce(s.at_risk, 0) > 0 then 'gap'
          when coalesce(s.unjudged, 0) <> 0 then 'unknown'
          when p.next_end <= ${addDays(today, ENDS_SOON_DAYS)}::date then 'ends-soon'
          when coalesce(p.approved, 0) > 0 then 'covered'
          when coalesce(p.waiting, 0) > 0 then 'asked-for'
          when coalesce(s.exempt_12_months, 0) <> 0 then 'covered'
          else 'not-needed'
        end as cover
      from bonafide.customer u
      join bonafide.customer_group g on g.tenant_id = u.tenant_id and g.group_id = u.group_id
      join bonafide.company o on o.tenant_id = g.tenant_id and o.company_id = g.owner_company_id
      left join sums s on s.customer_id = u.customer_id
      left join papers p on p.customer_id = u.customer_id
      where u.tenant_id = ${tenantId}
        and (${like}::text is null or u.name ilike ${like} or u.number ilike ${like})
        and (${filter.group ?? null}::uuid is null or u.group_id = ${filter.group ?? null}::uuid)
        and (${filter.company ?? null}::text is null or o.external_id = ${filter.company ?? null})
        and (${filter.state ?? null}::text is null or u.state = any (string_to_array(${filter.state ?? null}, ',')) or s.gap_states && string_to_array(${filter.state ?? null}, ','))
    )
    select * from figured where ${filter.cover ?? null}::text is null or cover = any (string_to_array(${filter.cover ?? null}, ','))`;
  const order = sql.raw(sort.column);
  const direction = sql.raw(sort.descending ? 'desc' : 'asc');
  const [value = null, id = null] = cursor ? context.cursors.read(cursor, scope) : [];
  const compare = sql.raw(sort.descending ? '<' : '>');
  const type = sql.raw(sort.type);
  const after = cursor ? sql`where (${order}, customer_id) ${compare} (${value}::${type}, ${id}::uuid)` : sql``;
  const { rows } = await sql<Row & { counted: string }>`
    with matching as materialized (${matching})
    select *, (select count(*) from matching) as counted from matching ${after}
    order by ${order} ${direction}, customer_id ${direction} limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const position = (row: Row) =>
    ({ at_risk: row.at_risk, name: row.name, number: row.number, exempt_12_months: row.exempt_12_months })[
      sort.column
    ] ?? '';
  return {
    data: shown.map(presentRow),
    nextCursor: last ? context.cursors.write([position(last), last.customer_id], scope) : null,
    total: rows.length === 0 ? (cursor ? null : 0) : Number(rows[0]?.counted),
  };
}

function presentRow(row: Row) {
  return {
    ...row.body,
    groupName: row.group_name,
    certificates: { approved: Number(row.approved), total: Number(row.total) },
    cover: row.cover,
    gapStates: row.gap_states ?? [],
    exempt12Months: row.exempt_12_months,
    atRisk: row.at_risk,
    nextEnd: row.next_end,
  };
}
