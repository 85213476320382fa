import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { addMonths } from '@bonafide/core/calendar/calendar-date.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';

/** Sales of this long back count as resting on a certificate. */
export const MONTHS_BACK = 12;

/** Exempt amounts of recorded sales of the last twelve months that rested on each certificate, by currency. Corrected sales count once. */
export async function exemptSalesOf(
  tx: Transaction,
  tenantId: string,
  certificateIds: readonly string[],
  today: CalendarDate,
): Promise<Map<string, Record<string, string>>> {
  if (certificateIds.length === 0) return new Map();
  const { rows } = await sql<{ certificate_id: string; currency: string; exempt: string }>`
    select l.certificate_id, t.currency, sum(l.exempt_amount)::text as exempt
    from bonafide.transaction_line l
    join bonafide.transaction t on t.tenant_id = l.tenant_id and t.transaction_id = l.transaction_id
    where l.tenant_id = ${tenantId} and l.certificate_id = any (${[...certificateIds]}::uuid[])
      and l.sale_date > ${addMonths(today, -MONTHS_BACK)}::date and l.sale_date <= ${today}::date
      and not exists (
        select 1 from bonafide.transaction n
        where n.tenant_id = t.tenant_id and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1
      )
    group by l.certificate_id, t.currency
    having sum(l.exempt_amount) <> 0
    order by t.currency`.execute(tx);
  const found = new Map<string, Record<string, string>>();
  for (const { certificate_id: id, currency, exempt } of rows) found.set(id, { ...found.get(id), [currency]: exempt });
  return found;
}
