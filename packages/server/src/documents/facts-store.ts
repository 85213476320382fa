import type { FileFacts } from '@bonafide/core/document/file-facts.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import { toJsonb } from '../platform/json.ts';

/** Version of what the boxes take down. A greater one goes with a migration that puts every file back into the queue. */
export const READER = 1;

/** A file of a certificate with what was read in it. */
export interface DocumentWithFacts {
  documentId: string;
  certificateId: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  facts: FileFacts | null;
  /** Why it could not be read; both null: it waits. */
  fault: string | null;
}

/** The files of many certificates with their facts, oldest first, in one statement. */
export async function findDocumentFacts(
  tx: Transaction,
  tenantId: string,
  certificateIds: readonly string[],
): Promise<DocumentWithFacts[]> {
  if (certificateIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.document as d')
    .leftJoin('bonafide.document_facts as f', (join) =>
      join.onRef('f.tenant_id', '=', 'd.tenant_id').onRef('f.sha256', '=', 'd.sha256'),
    )
    .select(['d.document_id', 'd.certificate_id', 'd.file_name', 'd.media_type', 'd.size', 'd.sha256'])
    .select(['f.facts', 'f.fault'])
    .where('d.tenant_id', '=', tenantId)
    .where('d.certificate_id', '=', sql<string>`any(${[...certificateIds]}::uuid[])`)
    .orderBy('d.created_at')
    .orderBy('d.document_id')
    .execute();
  return rows.map((row) => ({
    documentId: row.document_id,
    certificateId: row.certificate_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: Number(row.size),
    sha256: row.sha256,
    facts: row.facts as FileFacts | null,
    fault: row.fault,
  }));
}

/** Puts bytes into the queue, unless they were read by this reader or wait already. */
export async function queueReading(tx: Transaction, tenantId: string, sha256: string): Promise<void> {
  const read = await tx
    .selectFrom('bonafide.document_facts')
    .select('reader')
    .where('tenant_id', '=', tenantId)
    .where('sha256', '=', sha256)
    .where('reader', '>=', READER)
    .executeTakeFirst();
  if (read) return;
  await tx
    .insertInto('bonafide.document_to_read')
    .values({ tenant_id: tenantId, sha256 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Bytes to be read now. */
export interface Reading {
  sha256: string;
  /** How often they were tried before this time. */
  attempts: number;
}

/** Takes the longest waiting file for `seconds`; nobody else gets it before. */
export async function takeReading(tx: Transaction, tenantId: string, seconds: number): Promise<Reading | undefined> {
  const taken = await sql<{ sha256: string; attempts: number }>`
    update bonafide.document_to_read as q
    set attempts = q.attempts + 1, not_before = now() + make_interval(secs => ${seconds})
    where q.tenant_id = ${tenantId}::uuid and q.sha256 = (
      select w.sha256 from bonafide.document_to_read as w
      where w.tenant_id = ${tenantId}::uuid and w.not_before <= now()
      order by w.not_before limit 1 for update skip locked)
    returning q.sha256, q.attempts`.execute(tx);
  const [row] = taken.rows;
  return row && { sha256: row.sha256, attempts: row.attempts - 1 };
}

/** Writes what was read and takes the bytes out of the queue. */
export async function keepFacts(
  tx: Transaction,
  tenantId: string,
  sha256: string,
  read: { facts: FileFacts } | { fault: string },
): Promise<void> {
  const values = {
    reader: READER,
    facts: 'facts' in read ? toJsonb(read.facts) : null,
    fault: 'fault' in read ? read.fault : null,
  };
  await tx
    .insertInto('bonafide.document_facts')
    .values({ tenant_id: tenantId, sha256, ...values })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'sha256']).doUpdateSet({ ...values, read_at: sql<Date>`now()` }),
    )
    .execute();
  await tx
    .deleteFrom('bonafide.document_to_read')
    .where('tenant_id', '=', tenantId)
    .where('sha256', '=', sha256)
    .execute();
}

/** Lets bytes that could not be tried (no box was free) wait on without a try counted. */
export async function giveBack(tx: Transaction, tenantId: string, { sha256, attempts }: Reading): Promise<void> {
  await tx
    .updateTable('bonafide.document_to_read')
    .set({ attempts, not_before: sql<Date>`now() + interval '30 seconds'` })
    .where('tenant_id', '=', tenantId)
    .where('sha256', '=', sha256)
    .execute();
}

/** Certificates that have a file with these bytes. */
export async function certificatesWithBytes(tx: Transaction, tenantId: string, sha256: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('bonafide.document')
    .select('certificate_id')
    .where('tenant_id', '=', tenantId)
    .where('sha256', '=', sha256)
    .execute();
  return rows.map((row) => row.certificate_id);
}
