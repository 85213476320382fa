import { randomUUID } from 'node:crypto';
import { lockBlob, type ReceivedDocument } from '../documents/documents.ts';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { Transaction } from '../platform/database.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';

/** A file that shows what somebody looked up. */
export interface EvidenceFile {
  fileId: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  pages: number | null;
}

async function findFile(tx: Transaction, tenantId: string, fileId: string): Promise<EvidenceFile | undefined> {
  const row = await tx
    .selectFrom('bonafide.verification_file')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  return (
    row && {
      fileId: row.file_id,
      fileName: row.file_name,
      mediaType: row.media_type,
      size: Number(row.size),
      sha256: row.sha256,
      pages: row.pages,
    }
  );
}

/** @throws Refusal `unknown-reference` */
export async function requireFile(tx: Transaction, tenantId: string, fileId: string): Promise<EvidenceFile> {
  const file = await findFile(tx, tenantId, fileId);
  if (file) return file;
  const detail = 'There is no such file';
  throw new Refusal('unknown-reference', detail, [{ pointer: '/fileId', code: 'unknown-reference', detail }]);
}

/** Keeps a received file, in the caller's transaction: bytes first, then the record that names them (design rule D6). */
export async function keepEvidenceFile(
  tx: Transaction,
  author: Author,
  blobs: BlobStore,
  { arrived, fileName, mediaType, pages }: ReceivedDocument,
  options: { dryRun: boolean },
): Promise<EvidenceFile> {
  await lockBlob(tx, author.tenantId, arrived.sha256);
  if (!options.dryRun) await blobs.keep(arrived);
  const file: EvidenceFile = {
    fileId: randomUUID(),
    fileName,
    mediaType,
    size: arrived.size,
    sha256: arrived.sha256,
    pages,
  };
  await tx
    .insertInto('bonafide.verification_file')
    .values({
      tenant_id: author.tenantId,
      file_id: file.fileId,
      file_name: file.fileName,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      pages: file.pages,
      actor_name: author.actor.name,
    })
    .execute();
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'verification.file-kept',
      ref: `verification-file/${file.fileId}`,
      summary: `File kept as evidence of a look-up: ${file.mediaType}, SHA-256 ${file.sha256.slice(0, 16)}…`,
      content: toJsonb(file),
    },
  ]);
  return file;
}
