/** What other capabilities may ask of documents: the list of a certificate's files, and the taking in of a new one. */
import type { Author } from '../ledger/changes.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { Transaction } from '../platform/database.ts';
import { findSameDocument, insertDocument, lockBlob, type StoredDocument } from './documents-store.ts';
import type { ReceivedDocument } from './receive-document.ts';

export { DocumentReader } from './document-reader.ts';
export { AttachedDocument, DocumentSummary, UploadBody } from './document-schemas.ts';
export { type DocumentView, findDocuments, lockBlob, type StoredDocument } from './documents-store.ts';
export { type DocumentWithFacts, findDocumentFacts } from './facts-store.ts';
export { attachmentHeader } from './file-name.ts';
export { type ReadingServices, readNextWaiting } from './read-waiting.ts';
export { type ReceivedDocument, receiveDocument } from './receive-document.ts';

/**
 * Keeps a received file for a certificate, in the caller's transaction, which holds the certificate's lock. The bytes get their
 * lasting name before the record can be committed, never the other way round (design rule D6).
 * @returns the record; `again` when the certificate had these bytes already, and nothing was written
 */
export async function keepDocument(
  tx: Transaction,
  author: Author,
  blobs: BlobStore,
  certificateId: string,
  received: ReceivedDocument,
  options: { dryRun: boolean },
): Promise<{ document: StoredDocument; again: boolean }> {
  const { arrived, fileName, mediaType, pages, flags } = received;
  const { sha256, size } = arrived;
  await lockBlob(tx, author.tenantId, sha256);
  const before = await findSameDocument(tx, author.tenantId, certificateId, sha256);
  // A record that lost its bytes gets them back, too. A rehearsal leaves nothing, so it keeps nothing.
  if (!options.dryRun) await blobs.keep(arrived);
  if (before) return { document: before, again: true };
  const facts = { certificateId, fileName, mediaType, size, sha256, pages, flags };
  return { document: await insertDocument(tx, author, facts), again: false };
}
