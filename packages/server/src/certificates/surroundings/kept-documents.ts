import type { Transaction } from '../../platform/database.ts';
import type { Asked, Known } from './loader.ts';

/** Whether a file of the paper is kept. */
export async function keptDocuments(tx: Transaction, { tenantId, certificates }: Asked): Promise<Known> {
  const ids = certificates.map((certificate) => certificate.certificateId);
  const rows = await tx
    .selectFrom('bonafide.document')
    .select('certificate_id')
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', 'in', ids)
    .execute();
  const kept = new Set(rows.map((row) => row.certificate_id));
  return ({ certificateId }) => ({ hasDocument: kept.has(certificateId) });
}
