import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Asked, Known } from './loader.ts';

/** The other certificates of each certificate's customer. */
export async function otherCertificates(tx: Transaction, { tenantId, customerIds }: Asked): Promise<Known> {
  const rows = await tx
    .selectFrom('bonafide.certificate')
    .select(['customer_id', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', [...customerIds])
    .execute();
  const ofCustomer = new Map<string, Certificate[]>();
  for (const { customer_id: customerId, body } of rows) {
    const known = ofCustomer.get(customerId);
    const certificate = body as unknown as Certificate;
    if (known) known.push(certificate);
    else ofCustomer.set(customerId, [certificate]);
  }
  return ({ customerId, certificateId }) => ({
    others: (ofCustomer.get(customerId) ?? []).filter((other) => other.certificateId !== certificateId),
  });
}
