import type { Transaction } from '../platform/database.ts';

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
  createdAt: string;
}

/** The files of a certificate, oldest first. */
export async function findDocuments(tx: Transaction, tenantId: string, certificateId: string): Promise<DocumentView[]> {
  const rows = await tx
    .selectFrom('bonafide.document')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', '=', certificateId)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    documentId: row.document_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: Number(row.size),
    sha256: row.sha256,
    pages: row.pages,
    createdAt: row.created_at.toISOString(),
  }));
}
