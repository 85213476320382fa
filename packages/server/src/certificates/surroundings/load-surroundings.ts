import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { findCustomersById } from '../../customers/customers.ts';
import type { Transaction } from '../../platform/database.ts';
import { accountHistory } from './account-history.ts';
import { keptDocuments } from './kept-documents.ts';
import type { Asked, Known, Loader } from './loader.ts';
import { otherCertificates } from './other-certificates.ts';
import { readDocuments } from './read-documents.ts';
import { registryAnswers } from './registry-answers.ts';
import { sellerAndReason } from './seller-and-reason.ts';
import { signals } from './signals.ts';

/** One line for each kind of outside knowledge; no two fill the same field. */
const LOADERS: readonly Loader[] = [
  accountHistory,
  sellerAndReason,
  otherCertificates,
  keptDocuments,
  readDocuments,
  registryAnswers,
  signals,
];

/** Everything the checks look at beside the certificate, the law and the day. */
export async function loadSurroundings(
  tx: Transaction,
  tenantId: string,
  certificates: readonly Certificate[],
  content: Content,
): Promise<Known> {
  const customerIds = [...new Set(certificates.map((certificate) => certificate.customerId))];
  const found = await findCustomersById(tx, tenantId, customerIds);
  const customers = new Map(found.map((customer) => [customer.customerId, customer]));
  const asked: Asked = { tenantId, certificates, content, customerIds, customers };
  const parts: Known[] = [];
  // One after the other: they share the transaction's connection.
  for (const load of LOADERS) parts.push(await load(tx, asked));
  return (certificate) =>
    Object.assign(
      { customer: customers.get(certificate.customerId) ?? null },
      ...parts.map((known) => known(certificate)),
    );
}
