import { addDays, addYears, type CalendarDate, daysBetween } from '@bonafide/core/calendar/calendar-date.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import { OPEN_YEARS, ratesOn, saleLines } from './exposure-sql.ts';
import { type FirstAct, wordActs } from './first-acts.ts';

export type Cover = 'covered' | 'ends-soon' | 'gap' | 'asked-for' | 'not-needed' | 'unknown' | 'temporary';

/** The overview page as figures: all money is tax in US dollars unless it says sales. */
export interface OverviewFigures {
  asOf: CalendarDate;
  exposure: {
    atRisk: string;
    cannotJudge: string;
    exemptSales: string;
    /** By size, so that a credit weighs like the sale it undoes; null when nothing can be judged. */
    coveredShare: number | null;
    from: CalendarDate;
    to: CalendarDate;
  };
  /** Tax at risk that sales of the last days added, and those of as many days before. */
  recent: { days: number; atRisk: string; before: string };
  byState: {
    jurisdiction: string;
    name: string;
    atRisk: string | null;
    exemptSales: string;
    certificates: number;
    cover: Cover;
  }[];
  first: FirstAct[];
  endsByWeek: { week: CalendarDate; certificates: number; tax: string }[];
  months: { month: string; exempt: string; coveredShare: number | null; atRisk: string }[];
  waiting: { inReview: number; oldestDays: number | null; drafts: number };
  counts: { customers: number; certificates: number; transactions: number };
}

interface SalesFigures {
  total: { at_risk: string; cannot_judge: string; exempt: string; share: number | null };
  recent: { at_risk: string; before: string };
  by_state: { jurisdiction: string; at_risk: string | null; exempt: string; gaps: number }[] | null;
  by_month: { month: string; exempt: string; share: number | null; at_risk: string }[] | null;
  first: { customer_id: string; jurisdiction: string; at_risk: string }[] | null;
}

const RECENT_DAYS = 30;

/** One pass over the lines of the open periods, summed four ways. */
async function readSales(
  tx: Transaction,
  tenantId: string,
  from: CalendarDate,
  to: CalendarDate,
  rates: Record<string, string>,
): Promise<SalesFigures> {
  const recent = addDays(to, -RECENT_DAYS);
  const before = addDays(recent, -RECENT_DAYS);
  const { rows } = await sql<{ figures: SalesFigures }>`
    with line as materialized (${saleLines(tenantId, from, to, rates)}),
    grouped as (
      select customer_id, jurisdiction, to_char(sale_date, 'YYYY-MM') as month, sum(exempt_amount) as exempt,
        coalesce(sum(abs(exempt_amount)) filter (where covered), 0) as covered,
        coalesce(sum(abs(exempt_amount)) filter (where covered or stake is not null), 0) as judged,
        coalesce(sum(stake) filter (where not covered), 0) as at_risk,
        coalesce(sum(exempt_amount) filter (where not covered and stake is null), 0) as cannot_judge
      from line where exempt_amount <> 0 group by 1, 2, 3
    )
    select json_build_object(
      'total', (select json_build_object('at_risk', round(coalesce(sum(at_risk), 0), 2)::text, 'cannot_judge', round(coalesce(sum(cannot_judge), 0), 2)::text,
        'exempt', round(coalesce(sum(exempt), 0), 2)::text, 'share', (sum(covered) / nullif(sum(judged), 0))::float8) from grouped),
      'recent', (select json_build_object(
        'at_risk', round(coalesce(sum(stake) filter (where sale_date > ${recent}::date), 0), 2)::text,
        'before', round(coalesce(sum(stake) filter (where sale_date <= ${recent}::date), 0), 2)::text)
        from line where not covered and sale_date > ${before}::date),
      'by_state', (select json_agg(s) from (select coalesce(jurisdiction, '') as jurisdiction,
        case when sum(cannot_judge) = sum(exempt) then null else round(sum(at_risk), 2)::text end as at_risk, round(sum(exempt), 2)::text as exempt,
        count(*) filter (where at_risk > 0) as gaps from grouped group by 1 order by sum(at_risk) desc) s),
      'by_month', (select json_agg(m) from (select month, round(sum(exempt), 2)::text as exempt,
        (sum(covered) / nullif(sum(judged), 0))::float8 as share, round(sum(at_risk), 2)::text as at_risk from grouped group by 1 order by 1) m),
      'first', (select json_agg(f) from (select customer_id, jurisdiction, round(sum(at_risk), 2)::text as at_risk from grouped
        where customer_id is not null and jurisdiction is not null group by 1, 2 having sum(at_risk) > 0 order by sum(at_risk) desc limit 10) f)
    ) as figures`.execute(tx);
  const figures = rows[0]?.figures;
  if (!figures) throw new Error('A sum over lines always has a row');
  return figures;
}

/** Certificates that lapse in the next 13 weeks, with the tax that stood on them in the last 12 months. */
async function readEnds(
  tx: Transaction,
  tenantId: string,
  today: CalendarDate,
): Promise<OverviewFigures['endsByWeek']> {
  const end = addDays(today, 7 * 13 - 1);
  const { rows } = await sql<{ week: number; certificates: string; tax: string }>`
    select (c.expires - ${today}::date) / 7 as week, count(*) as certificates, round(coalesce(sum(s.tax), 0), 2)::text as tax
    from bonafide.certificate c
    left join lateral (
      select sum(l.tax_forgone) as tax from bonafide.transaction_line l
      where l.tenant_id = c.tenant_id and l.customer_id = c.customer_id and l.certificate_id = c.certificate_id
        and l.sale_date > ${addYears(today, -1)}::date
    ) s on true
    where c.tenant_id = ${tenantId} and c.status in ('approved', 'temporary') and c.active and c.expires between ${today}::date and ${end}::date
    group by 1`.execute(tx);
  const byWeek = new Map(rows.map((row) => [Number(row.week), row]));
  return Array.from({ length: 13 }, (_, week) => ({
    week: addDays(today, week * 7),
    certificates: Number(byWeek.get(week)?.certificates ?? 0),
    tax: byWeek.get(week)?.tax ?? '0.00',
  }));
}

async function readCounts(tx: Transaction, tenantId: string, today: CalendarDate) {
  const { rows } = await sql<{
    customers: string;
    certificates: string;
    transactions: string;
    in_review: string;
    drafts: string;
    oldest: string | null;
    by_state: Record<string, number> | null;
  }>`
    select
      (select count(*) from bonafide.customer where tenant_id = ${tenantId}) as customers,
      (select count(*) from bonafide.certificate where tenant_id = ${tenantId}) as certificates,
      (select count(*) from bonafide.transaction where tenant_id = ${tenantId}) as transactions,
      (select count(*) from bonafide.certificate where tenant_id = ${tenantId} and status in ('submitted', 'in-review')) as in_review,
      (select count(*) from bonafide.certificate where tenant_id = ${tenantId} and status = 'draft') as drafts,
      (select min(created_at)::date::text from bonafide.certificate where tenant_id = ${tenantId} and status in ('submitted', 'in-review')) as oldest,
      (select json_object_agg(j, n) from (select unnest(jurisdictions) as j, count(*) as n from bonafide.certificate
        where tenant_id = ${tenantId} and status in ('approved', 'temporary') and active and (expires is null or expires >= ${today}::date) group by 1) s) as by_state`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) throw new Error('Counting always has a row');
  return row;
}

export async function readOverview(
  tx: Transaction,
  tenantId: string,
  content: Content,
  today: CalendarDate,
): Promise<OverviewFigures> {
  const from = addYears(today, -OPEN_YEARS);
  const sales = await readSales(tx, tenantId, from, today, ratesOn(content, today));
  const counts = await readCounts(tx, tenantId, today);
  const certificates = counts.by_state ?? {};
  const nameOf = (code: string) => content.jurisdictions.get(code)?.name ?? (code || 'Unknown place');
  return {
    asOf: today,
    exposure: {
      atRisk: sales.total.at_risk,
      cannotJudge: sales.total.cannot_judge,
      exemptSales: sales.total.exempt,
      coveredShare: sales.total.share,
      from,
      to: today,
    },
    recent: { days: RECENT_DAYS, atRisk: sales.recent.at_risk, before: sales.recent.before },
    byState: (sales.by_state ?? []).map((state) => ({
      jurisdiction: state.jurisdiction,
      name: nameOf(state.jurisdiction),
      atRisk: state.at_risk,
      exemptSales: state.exempt,
      certificates: certificates[state.jurisdiction] ?? 0,
      cover:
        state.at_risk === null
          ? ('unknown' as const)
          : Number(state.at_risk) > 0
            ? ('gap' as const)
            : ('covered' as const),
    })),
    first: await wordActs(
      tx,
      tenantId,
      (sales.first ?? []).map((act) => ({
        customerId: act.customer_id,
        jurisdiction: act.jurisdiction,
        atRisk: act.at_risk,
      })),
      today,
    ),
    endsByWeek: await readEnds(tx, tenantId, today),
    months: (sales.by_month ?? [])
      .slice(-24)
      .map(({ month, exempt, share, at_risk }) => ({ month, exempt, coveredShare: share, atRisk: at_risk })),
    waiting: {
      inReview: Number(counts.in_review),
      oldestDays: counts.oldest === null ? null : daysBetween(counts.oldest, today),
      drafts: Number(counts.drafts),
    },
    counts: {
      customers: Number(counts.customers),
      certificates: Number(counts.certificates),
      transactions: Number(counts.transactions),
    },
  };
}
