import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { type Content, factOn } from '@bonafide/core/content/content.ts';
import { type RawBuilder, sql } from 'kysely';

/**
 * Findings that block a certificate `c`, but for the one that only says what its status says (SCP-09: replaced by a newer one): that
 * bars it from sales to come and takes nothing from those it covered.
 */
export const blocksBesideStatus = sql<number>`
  (c.rejects - case when c.findings @> '[{"code": "SCP-09", "severity": "reject"}]' then 1 else 0 end)`;

/**
 * What every figure of exposure stands on: one row per exempt or taxed line of the latest revision of each recorded sale, with
 * the tax that stands on its certificate (`stake`) and whether a good certificate covers it today (`covered`).
 *
 * Exposure is tax on exempt sales that no good certificate covers. Good = approved or temporary (or once so, and then replaced
 * by a newer paper: it still proves the sales of its days), active, no finding that blocks, valid on the day of sale, in the
 * state of the sale. A paper that came later but covers the day of sale counts: it
 * cures. Stake = what the configured authorities would have charged; where none is configured, the statewide rate of the
 * content; where that is unknown too, the line cannot be judged (`stake` null).
 */
export function saleLines(
  tenantId: string,
  from: CalendarDate,
  to: CalendarDate,
  rates: Readonly<Record<string, string>>,
): RawBuilder<unknown> {
  return sql`
    select l.customer_id, l.jurisdiction, l.sale_date, l.transaction_id, l.basis, l.exempt_amount, l.tax,
      case
        when l.exempt_amount = 0 then 0
        when l.tax_forgone <> 0 then l.tax_forgone
        else round(l.exempt_amount * (${JSON.stringify(rates)}::jsonb ->> l.jurisdiction)::numeric, 2)
      end as stake,
      exists (
        select 1 from bonafide.certificate c
        where c.tenant_id = l.tenant_id and c.customer_id = l.customer_id
          and c.status in ('approved', 'temporary', 'superseded') and c.active and ${blocksBesideStatus} = 0
          and c.valid_from <= l.sale_date and (c.expires is null or l.sale_date <= c.expires)
          and l.jurisdiction = any (c.jurisdictions)
      ) as covered
    from bonafide.transaction_line l
    join bonafide.transaction t on t.tenant_id = l.tenant_id and t.transaction_id = l.transaction_id
    where l.tenant_id = ${tenantId} and l.sale_date between ${from} and ${to}
      and not exists (
        select 1 from bonafide.transaction n
        where n.tenant_id = t.tenant_id and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1
      )`;
}

/** Statewide rates in force on a day, by jurisdiction; states without a known rate are absent. */
export function ratesOn(content: Content, day: CalendarDate): Record<string, string> {
  const rates: Record<string, string> = {};
  for (const [code, jurisdiction] of content.jurisdictions) {
    const rate = factOn(jurisdiction.rate, day);
    if (rate) rates[code] = rate.value;
  }
  return rates;
}

/** The periods a state may still open: three years back, the usual look-back. */
export const OPEN_YEARS = 3;
