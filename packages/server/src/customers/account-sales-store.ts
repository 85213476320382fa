import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';

/** Days of a customer's recorded sales: the first, the last, and pairs more than twelve months apart, oldest first. */
export interface AccountSales {
  firstSale: string;
  lastSale: string;
  gaps: { from: string; to: string }[];
}

/**
 * Reads them for many customers at once, from the index over customer and day alone. A customer without sales is missing.
 * Credits count as sales: they show that the account was used.
 */
export async function findAccountSales(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
): Promise<Map<string, AccountSales>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<{ customer_id: string; first: string; last: string; gaps: [string, string][] | null }>`
    with days as (
      select customer_id, sale_date, lag(sale_date) over (partition by customer_id order by sale_date) as before
      from bonafide.transaction_line
      where tenant_id = ${tenantId}::uuid and customer_id = any (${[...customerIds]}::uuid[])
    )
    select customer_id, min(sale_date)::text as first, max(sale_date)::text as last,
      json_agg(json_build_array(before::text, sale_date::text) order by sale_date)
        filter (where sale_date > before + interval '12 months') as gaps
    from days group by customer_id`.execute(tx);
  return new Map(
    rows.map(({ customer_id: customerId, first, last, gaps }) => [
      customerId,
      { firstSale: first, lastSale: last, gaps: (gaps ?? []).map(([from, to]) => ({ from, to })) },
    ]),
  );
}
