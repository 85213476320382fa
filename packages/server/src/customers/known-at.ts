import { asCompany, type Company } from '@bonafide/core/customer/company.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';

/**
 * Companies and customers as they were known at an instant, that instant included: the last version kept by then. `until` is
 * an instant as PostgreSQL writes it, to the microsecond.
 */
export async function companiesKnownAt(tx: Transaction, tenantId: string, until: string): Promise<Company[]> {
  const { rows } = await sql<{ body: Company }>`
    select distinct on (record_id) body from bonafide.record_version
    where tenant_id = ${tenantId} and kind = 'company' and recorded_at <= ${until}::timestamptz
    order by record_id, version desc`.execute(tx);
  return rows.map((row) => asCompany(row.body)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Customers of a group that carried one of these numbers at the instant; a number that was given up since still finds its customer. */
export function customersByNumberKnownAt(
  tx: Transaction,
  tenantId: string,
  groupId: string,
  numbers: readonly string[],
  until: string,
): Promise<Customer[]> {
  return customersWith(tx, tenantId, groupId, 'number', numbers, until);
}

/** These customers as they were; one that was not known yet is left out. */
export async function customersByIdKnownAt(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
  until: string,
): Promise<Customer[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{ body: Customer }>`
    select distinct on (record_id) body from bonafide.record_version
    where tenant_id = ${tenantId} and kind = 'customer' and record_id = any (${[...customerIds]}::uuid[])
      and recorded_at <= ${until}::timestamptz
    order by record_id, version desc`.execute(tx);
  return rows.map((row) => row.body);
}

/** Customers of a group that had exactly this name at the instant; at most 50 are read, as for a sale of today. */
export async function customersByNameKnownAt(
  tx: Transaction,
  tenantId: string,
  groupId: string,
  name: string,
  until: string,
): Promise<Customer[]> {
  return (await customersWith(tx, tenantId, groupId, 'name', [name], until)).slice(0, 50);
}

async function customersWith(
  tx: Transaction,
  tenantId: string,
  groupId: string,
  field: 'number' | 'name',
  values: readonly string[],
  until: string,
): Promise<Customer[]> {
  if (values.length === 0) return [];
  // Whoever ever carried the value comes in question; whether it did then, its version of then tells.
  const { rows } = await sql<{ body: Customer }>`
    select last.body from (
      select distinct v.record_id from bonafide.record_version v
      where v.tenant_id = ${tenantId} and v.kind = 'customer' and v.body ->> 'groupId' = ${groupId}
        and v.body ->> ${sql.lit(field)} = any (${[...values]}::text[])
    ) as candidate
    cross join lateral (
      select l.body from bonafide.record_version l
      where l.tenant_id = ${tenantId} and l.kind = 'customer' and l.record_id = candidate.record_id
        and l.recorded_at <= ${until}::timestamptz
      order by l.version desc limit 1
    ) as last`.execute(tx);
  const wanted = new Set(values);
  return rows.map((row) => row.body).filter((customer) => wanted.has(customer[field]));
}
