import { keepDocument, type ReceivedDocument, type StoredDocument } from '../documents/documents.ts';
import type { Author } from '../ledger/changes.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { Transaction } from '../platform/database.ts';
import { lockCertificate, recordNextVersion } from './certificates-store.ts';
import type { Law } from './judge.ts';

/** A document with the version of the certificate that has it. */
export interface Attached extends StoredDocument {
  certificateVersion: number;
}

/**
 * Attaches a file to a certificate: the record, the next version of the certificate judged with its paper, and the log, in the
 * caller's transaction. The same bytes again change nothing.
 * @throws Refusal `not-found`, `storage-full`
 */
export async function attachDocument(
  tx: Transaction,
  author: Author,
  { law, blobs }: { law: Law; blobs: BlobStore },
  certificateId: string,
  received: ReceivedDocument,
  options: { dryRun: boolean },
): Promise<{ attached: Attached; again: boolean }> {
  const locked = await lockCertificate(tx, author.tenantId, certificateId);
  const { document, again } = await keepDocument(tx, author, blobs, certificateId, received, options);
  if (again) return { attached: { ...document, certificateVersion: locked.certificate.version }, again };
  const note = { event: 'document-attached', reason: null };
  const certificate = await recordNextVersion(tx, author, law, locked, note);
  return { attached: { ...document, certificateVersion: certificate.version }, again };
}
