import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import { endOfMillisecond } from '../platform/instants.ts';
import { toJsonb } from '../platform/json.ts';
import { DOCUMENT_FLAGS, type DocumentFlag } from './box/protocol.ts';
import { queueReading } from './facts-store.ts';

/** A kept file as the certificate shows it. */
export interface DocumentView {
  documentId: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** Null when nobody could count them. */
  pages: number | null;
  flags: DocumentFlag[];
  createdAt: string;
}

/** A kept file with whose it is. */
export interface StoredDocument extends DocumentView {
  certificateId: string;
  createdBy: string;
}

/** What is written down about a file. */
export interface DocumentFacts {
  certificateId: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  pages: number;
  flags: DocumentFlag[];
}

interface Row {
  document_id: string;
  certificate_id: string;
  file_name: string;
  media_type: string;
  size: string;
  sha256: string;
  pages: number | null;
  flags: string[];
  created_at: Date;
  actor_name: string;
}

function viewOf(row: Row): StoredDocument {
  return {
    documentId: row.document_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: Number(row.size),
    sha256: row.sha256,
    pages: row.pages,
    flags: DOCUMENT_FLAGS.filter((flag) => row.flags.includes(flag)),
    createdAt: row.created_at.toISOString(),
    certificateId: row.certificate_id,
    createdBy: row.actor_name,
  };
}

/**
 * The files of a certificate, oldest first.
 * @param knownAt an instant: only those we had then
 */
export async function findDocuments(
  tx: Transaction,
  tenantId: string,
  certificateId: string,
  knownAt?: string,
): Promise<DocumentView[]> {
  const rows = await tx
    .selectFrom('bonafide.document')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', '=', certificateId)
    .$if(knownAt !== undefined, (query) => query.where('created_at', '<', endOfMillisecond(String(knownAt))))
    .orderBy('created_at')
    .orderBy('document_id')
    .execute();
  return rows.map((row) => {
    const { certificateId: _certificateId, createdBy: _createdBy, ...view } = viewOf(row);
    return view;
  });
}

export async function findDocument(
  tx: Transaction,
  tenantId: string,
  documentId: string,
): Promise<StoredDocument | undefined> {
  const row = await tx
    .selectFrom('bonafide.document')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row && viewOf(row);
}

/** The document of a certificate that has exactly these bytes. */
export async function findSameDocument(
  tx: Transaction,
  tenantId: string,
  certificateId: string,
  sha256: string,
): Promise<StoredDocument | undefined> {
  const row = await tx
    .selectFrom('bonafide.document')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', '=', certificateId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row && viewOf(row);
}

/** Whether any record of the tenant names these bytes: a paper of a certificate, or evidence of a look-up. */
export async function isBlobNamed(tx: Transaction, tenantId: string, sha256: string): Promise<boolean> {
  for (const table of ['bonafide.document', 'bonafide.verification_file'] as const) {
    const row = await tx
      .selectFrom(table)
      .select('sha256')
      .where('tenant_id', '=', tenantId)
      .where('sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

/** Who keeps bytes and who clears them away take turns: bytes found in their place stay there until the record is committed. */
export async function lockBlob(tx: Transaction, tenantId: string, sha256: string): Promise<void> {
  const lock = createHash('sha256').update(`blob ${tenantId} ${sha256}`).digest().readBigInt64BE(0);
  await sql`select pg_advisory_xact_lock(${lock.toString()}::bigint)`.execute(tx);
}

/** Writes the record and its log entry, which commits to the bytes by their hash. */
export async function insertDocument(tx: Transaction, author: Author, facts: DocumentFacts): Promise<StoredDocument> {
  const row = await tx
    .insertInto('bonafide.document')
    .values({
      tenant_id: author.tenantId,
      document_id: randomUUID(),
      certificate_id: facts.certificateId,
      file_name: facts.fileName,
      media_type: facts.mediaType,
      size: facts.size,
      sha256: facts.sha256,
      pages: facts.pages,
      flags: facts.flags,
      actor_name: author.actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const document = viewOf(row);
  await queueReading(tx, author.tenantId, facts.sha256);
  const pages = facts.pages === 1 ? '1 page' : `${facts.pages} pages`;
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'document.attached',
      ref: `document/${document.documentId}`,
      summary: `Document attached to a certificate: ${facts.mediaType}, ${pages}, SHA-256 ${facts.sha256.slice(0, 16)}…`,
      content: toJsonb(document),
    },
  ]);
  return document;
}
