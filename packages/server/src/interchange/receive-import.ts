import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { authorOf, callerOf, may } from '../accounts/accounts.ts';
import { idempotencyKeyOf } from '../accounts/write-route.ts';
import type { Author } from '../ledger/changes.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { RefusalCode } from '../platform/refusals.ts';
import type { FileRefusal } from './determination/file-problem.ts';
import { formatOfFile, type KnownFormat } from './determination/formats.ts';
import { findImportTarget } from './import-target.ts';
import { findImportRow, type ImportPhase, insertImport } from './imports-store.ts';

/** A file that cannot be read at all, in the registry's words (bad inputs B73, B75, B81). */
export function unreadable(file: FileRefusal): Refusal {
  const codes: Partial<Record<FileRefusal['code'], RefusalCode>> = {
    'not-csv': 'unsupported-media-type',
    'file-too-large': 'too-large',
  };
  const pointer = file.line === null ? '' : `line ${file.line}`;
  const detail = file.line === null ? file.message : `Line ${file.line}: ${file.message}`;
  return new Refusal(codes[file.code] ?? 'unreadable-file', detail, [
    { pointer, code: file.code, detail: file.message },
  ]);
}

export function bytesOf(request: FastifyRequest): Buffer {
  if (!Buffer.isBuffer(request.body)) throw new Refusal('unsupported-media-type', 'Send the file itself as text/csv');
  return request.body;
}

/** The id of an import: the same for a request sent again with its key, so that it meets itself. */
function importIdOf(request: FastifyRequest, author: Author): string | undefined {
  const key = idempotencyKeyOf(request);
  if (key === undefined) return undefined;
  const { tenantId, actor } = author;
  const hash = createHash('sha256')
    .update(`${tenantId}\n${actor.kind}/${actor.id}\n${request.method}\n${key}`)
    .digest();
  return uuidOf(hash);
}

/** Version 8 of RFC 9562: a UUID made from a hash of our own. */
function uuidOf(hash: Buffer): string {
  const bytes = Buffer.from(hash.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * A file of companies, groups, reasons or authorities is a settings page in another shape: it needs the same right.
 * @throws Refusal `not-permitted`
 */
export function requirePermission(request: FastifyRequest, format: KnownFormat | undefined): void {
  if (format?.settings && !may(callerOf(request).role, 'companies.write')) {
    throw new Refusal('not-permitted', `Files of sdiType=${format.sdiType} are for those who may change companies`);
  }
}

export interface ReceivedFile {
  query: { company?: string; group?: string; fileName?: string };
  phase: ImportPhase;
  bytes: Buffer;
}

/**
 * Stores a file that came with a request, for the company and group that its kind needs.
 * @returns `again`: the request was sent before with the same key, and so was the file
 * @throws Refusal `unknown-reference`, `idempotency-key-reused`, `not-permitted`
 */
export async function receiveImport(
  database: Database,
  request: FastifyRequest,
  { query, phase, bytes }: ReceivedFile,
): Promise<{ importId: string; again: boolean }> {
  const author = authorOf(request);
  const { fileName = 'import.csv' } = query;
  const wanted = importIdOf(request, author);
  const format = await formatOfFile(bytes);
  requirePermission(request, format);
  const requestHash = createHash('sha256')
    .update(JSON.stringify([request.url, fileName]))
    .update(bytes)
    .digest('hex');
  return database.withTenant(author.tenantId, async (tx) => {
    const target = await findImportTarget(tx, author.tenantId, query, format?.owner ?? 'group');
    const importId = wanted ?? uuidOf(createHash('sha256').update(request.id).digest());
    const before = wanted && (await findImportRow(tx, author.tenantId, wanted));
    if (before) {
      if (before.request_hash !== requestHash) throw new Refusal('idempotency-key-reused');
      return { importId, again: true };
    }
    const { actor } = author;
    await insertImport(tx, author.tenantId, { importId, fileName, target, phase, actor, requestHash, bytes });
    return { importId, again: false };
  });
}
