import { addYears, type CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';

/** What stands on one certificate in one currency. */
export interface CertificateFigures {
  certificateId: string;
  currency: string;
  exempt12Months: string;
  /** What the authorities would have charged. */
  taxNotCharged12Months: string;
  invoices: number;
}

/**
 * The sales of the last 12 months that the certificates exempted, as they stand now: replaced revisions do not count. A certificate
 * on which nothing stands has no row.
 */
export async function readCertificateFigures(
  tx: Transaction,
  tenantId: string,
  today: CalendarDate,
  certificateIds: readonly string[],
): Promise<CertificateFigures[]> {
  const { rows } = await sql<{
    certificate_id: string;
    currency: string;
    exempt: string;
    tax: string;
    invoices: string;
  }>`
    select l.certificate_id, t.currency, round(sum(l.exempt_amount), 2)::text as exempt, round(sum(l.tax_forgone), 2)::text as tax,
      count(distinct l.transaction_id) as invoices
    from bonafide.transaction_line l
    join bonafide.transaction t on t.tenant_id = l.tenant_id and t.transaction_id = l.transaction_id
    where l.tenant_id = ${tenantId} and l.certificate_id = any (${[...certificateIds]}::uuid[])
      and l.sale_date > ${addYears(today, -1)}::date and l.sale_date <= ${today}::date
      and not exists (
        select 1 from bonafide.transaction n
        where n.tenant_id = t.tenant_id and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1
      )
    group by 1, 2
    order by 1, 2`.execute(tx);
  return rows.map((row) => ({
    certificateId: row.certificate_id,
    currency: row.currency,
    exempt12Months: row.exempt,
    taxNotCharged12Months: row.tax,
    invoices: Number(row.invoices),
  }));
}
