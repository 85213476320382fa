import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';

/**
 * Every certificate of these customers as it was known at an instant, that instant included, in order of creation.
 * @param until instant as PostgreSQL writes it, to the microsecond
 */
export async function certificatesKnownAt(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
  until: string,
): Promise<Certificate[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{ body: Certificate }>`
    select distinct on (record_id) body from bonafide.record_version
    where tenant_id = ${tenantId} and kind = 'certificate' and parent_id = any (${[...customerIds]}::uuid[])
      and recorded_at <= ${until}::timestamptz
    order by record_id, version desc`.execute(tx);
  return rows.map((row) => row.body).sort((a, b) => a.sequence - b.sequence);
}
