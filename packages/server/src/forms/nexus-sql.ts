import { addDays, addYears, type CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { INHERITANCE_DEPTH } from '@bonafide/core/determination/inherited.ts';
import { type RawBuilder, sql } from 'kysely';

/** What a rehearsal asks of the database. */
export interface RehearsalScope {
  tenantId: string;
  companyId: string;
  /** The customer group the company searches; null: none, then only customers with sales are known. */
  groupId: string | null;
  states: readonly string[];
  /** Those of them where no sales tax is levied. */
  untaxed: readonly string[];
  /** First day of the registration: cover and law are of that day. */
  from: CalendarDate;
  today: CalendarDate;
  /** Why a customer buys whose certificates do not say. */
  assume: Reason;
  /** Rate by state, as a decimal fraction; a state without a known rate is absent. */
  rates: Readonly<Record<string, string>>;
}

/** First day of the 12 months whose sales count. */
export function salesFrom(today: CalendarDate): CalendarDate {
  return addDays(addYears(today, -1), 1);
}

/**
 * The common part of every figure of a rehearsal, as `with` clauses:
 *
 * - `bought`: what each customer bought of the company in each state in 12 months, by currency; replaced revisions do not count;
 * - `standing`: one row for each customer and state it buys in (by sales, else by its address): `no-tax`, `no-claim` (it never claimed
 *   an exemption, so tax will be charged), `covered` (by what), `needed` with the reasons no paper covers;
 * - `owing`: one row for each customer, with its open pairs as one text and the tax that stands on them in the main currency.
 *
 * A certificate covers when it is approved or temporary, active, without a finding that blocks, not for one purchase, in force on
 * the first day, for the state and for the reason (or without a recorded reason). Those of a customer whose certificates it uses count.
 */
export function rehearsalParts(scope: RehearsalScope): RawBuilder<unknown> {
  const { tenantId, companyId, groupId, from, today, assume } = scope;
  const states = [...scope.states];
  const untaxed = [...scope.untaxed];
  const rates = JSON.stringify(scope.rates);
  return sql`
    recursive bought as materialized (
      select l.customer_id, l.jurisdiction as state, t.currency, sum(l.basis) as sales, count(distinct l.transaction_id) as invoices
      from bonafide.transaction_line l
      join bonafide.transaction t on t.tenant_id = l.tenant_id and t.transaction_id = l.transaction_id
      where l.tenant_id = ${tenantId}::uuid and t.company_id = ${companyId}::uuid and l.customer_id is not null
        and l.jurisdiction = any (${states}::text[])
        and l.sale_date >= ${salesFrom(today)}::date and l.sale_date <= ${today}::date
        and not exists (
          select 1 from bonafide.transaction n
          where n.tenant_id = t.tenant_id and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1
        )
      group by 1, 2, 3
    ),
    main_currency as materialized (
      select coalesce((select currency from bought group by 1 order by sum(invoices) desc, 1 limit 1), 'USD') as currency
    ),
    place as materialized (
      select customer_id, state from bought
      union
      select customer_id, 'US-' || state from bonafide.customer
      where tenant_id = ${tenantId}::uuid and group_id = ${groupId}::uuid and country = 'US' and 'US-' || state = any (${states}::text[])
    ),
    buyer as materialized (select distinct customer_id from place),
    link as materialized (
      select * from (
        select distinct on (inheritance_id) customer_id, from_customer_id, valid_from, valid_until, undone
        from bonafide.inheritance where tenant_id = ${tenantId}::uuid order by inheritance_id, version desc
      ) latest
      where not undone and valid_from <= ${from}::date and (valid_until is null or valid_until >= ${from}::date)
    ),
    holder as (
      select customer_id, customer_id as holder_id, 0 as distance from buyer
      union
      select h.customer_id, k.from_customer_id, h.distance + 1
      from holder h join link k on k.customer_id = h.holder_id
      where h.distance < ${INHERITANCE_DEPTH}
    ),
    paper as materialized (
      select h.customer_id, c.certificate_id, c.number, c.form_id, c.jurisdictions, c.expires,
        case
          when jsonb_array_length(claimed.reasons) > 0 then array(select jsonb_array_elements_text(claimed.reasons))
          when c.reason is not null then array[c.reason]
          else '{}'::text[]
        end as reasons,
        c.status in ('approved', 'temporary') and c.active and c.rejects = 0 and c.body ->> 'use' <> 'single-purchase'
          and c.valid_from <= ${from}::date and (c.expires is null or c.expires >= ${from}::date) as good
      from holder h
      join bonafide.certificate c on c.tenant_id = ${tenantId}::uuid and c.customer_id = h.holder_id
      -- Unpacked once for each certificate, not once for each use below.
      cross join lateral (select c.body #> '{claim,reasons}' as reasons offset 0) claimed
      where c.status in ('submitted', 'in-review', 'approved', 'temporary', 'superseded')
    ),
    why as materialized (
      select p.customer_id, array_agg(distinct reason order by reason) filter (where reason is not null) as reasons
      from paper p left join lateral unnest(p.reasons) reason on true group by 1
    ),
    wanted as materialized (
      select p.customer_id, p.state, reason
      from place p join why w using (customer_id)
      cross join lateral unnest(coalesce(w.reasons, array[${assume}::text])) reason
    ),
    cover as materialized (
      select distinct on (n.customer_id, n.state, n.reason) n.customer_id, n.state, n.reason,
        o.certificate_id, o.number, o.form_id, o.expires
      from wanted n
      join paper o on o.customer_id = n.customer_id and o.good and n.state = any (o.jurisdictions)
        and (o.reasons = '{}' or n.reason = any (o.reasons))
      order by n.customer_id, n.state, n.reason, o.expires desc nulls first, o.certificate_id
    ),
    pair as materialized (
      select * from wanted left join cover using (customer_id, state, reason)
    ),
    judged as materialized (
      select customer_id, state, array_agg(reason order by reason) as reasons,
        array_agg(reason order by reason) filter (where certificate_id is null) as open,
        (array_agg(certificate_id order by expires nulls last, certificate_id) filter (where certificate_id is not null))[1] as certificate_id,
        (array_agg(number order by expires nulls last, certificate_id) filter (where certificate_id is not null))[1] as number,
        (array_agg(form_id order by expires nulls last, certificate_id) filter (where certificate_id is not null))[1] as form_id,
        min(expires) as until
      from pair group by 1, 2
    ),
    standing as materialized (
      select p.customer_id, p.state, coalesce(j.reasons, '{}') as reasons, coalesce(j.open, '{}') as open, j.certificate_id, j.number, j.form_id, j.until,
        case
          when p.state = any (${untaxed}::text[]) then 'no-tax'
          when j.customer_id is null then 'no-claim'
          when j.open is null then 'covered'
          else 'needed'
        end as status
      from place p left join judged j on j.customer_id = p.customer_id and j.state = p.state
    ),
    money as materialized (
      select s.customer_id, s.state, s.status, b.currency, b.sales, b.invoices,
        round(b.sales * (${rates}::jsonb ->> s.state)::numeric, 2) as tax
      from standing s join bought b on b.customer_id = s.customer_id and b.state = s.state
    ),
    owing as materialized (
      select s.customer_id,
        case
          when bool_or(s.status = 'needed') then 'needed'
          when bool_or(s.status = 'covered') then 'covered'
          when bool_or(s.status = 'no-claim') then 'no-claim'
          else 'no-tax'
        end as status,
        coalesce(string_agg(s.state || ' ' || array_to_string(s.open, ' ' || s.state || ' '), ' ' order by s.state)
          filter (where s.status = 'needed'), '') as open,
        coalesce(m.tax, 0) as tax
      from standing s
      left join (
        select customer_id, sum(tax) as tax from money
        where status = 'needed' and currency = (select currency from main_currency) group by 1
      ) m using (customer_id)
      group by s.customer_id, m.tax
    )`;
}
