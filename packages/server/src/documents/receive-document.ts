import type { FastifyRequest } from 'fastify';
import type { Arrived, BlobStore } from '../platform/blob-store.ts';
import { Refusal } from '../platform/refusal.ts';
import { type DocumentReader, type ReadDocument, refuseFile } from './document-reader.ts';
import { cleanFileName } from './file-name.ts';
import { DOCUMENT_LIMITS } from './limits.ts';

/** What multipart puts around the file: boundaries, headers, a few small fields. */
const ENVELOPE_BYTES = 1024 * 1024;

/** A file that came with a request, on disk and read, belonging to no record yet. */
export interface ReceivedDocument extends ReadDocument {
  arrived: Arrived;
  fileName: string;
}

function misplaced(code: string, detail: string, field = 'file'): Refusal {
  const pointer = `/${field.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return new Refusal('invalid-request', detail, [{ pointer, code, detail }]);
}

function tooLarge(): Refusal {
  return new Refusal('too-large', `The file is larger than ${DOCUMENT_LIMITS.bytes / 1024 / 1024} MB`);
}

/** The parser's own words for a request that ended early or makes no sense; what it throws for limits has codes of its own. */
const BROKEN = /unexpected end|premature close|malformed|boundary|aborted|socket hang up|part terminated/i;

function asRefusal(error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
    return misplaced('not-maxItems', 'Send one file in one request');
  if (!(error instanceof Refusal) && (BROKEN.test(message) || code === 'ERR_STREAM_PREMATURE_CLOSE'))
    return new Refusal('malformed-request', 'The request ended before the file was whole, or is no multipart form');
  return error;
}

async function arrive(request: FastifyRequest, tenantId: string, blobs: BlobStore) {
  if (!request.isMultipart()) {
    throw new Refusal('unsupported-media-type', 'Send the file as multipart/form-data, in a field named “file”');
  }
  // What says beforehand that it is too large is not read first.
  if (Number(request.headers['content-length'] ?? 0) > DOCUMENT_LIMITS.bytes + ENVELOPE_BYTES) throw tooLarge();
  let came: { arrived: Arrived; fileName: string } | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.fieldname !== 'file') {
        if (part.type === 'file') part.file.resume();
        throw misplaced('unknown-field', 'Send the file alone, in a field named “file”', part.fieldname);
      }
      if (part.type !== 'file') throw misplaced('not-type', 'The field “file” must be a file, with a file name');
      const arrived = await blobs.receive(tenantId, part.file, DOCUMENT_LIMITS.bytes);
      came = { arrived, fileName: cleanFileName(part.filename) };
      if (part.file.truncated) throw tooLarge();
    }
    if (!came) throw misplaced('missing', 'There is no file in the request');
    return came;
  } catch (error) {
    await came?.arrived.discard();
    throw asRefusal(error);
  }
}

/**
 * Takes the file of a multipart request: written down as it comes, then read in a box.
 * @returns the document; the caller discards `arrived` once the record is committed or refused
 * @throws Refusal naming what is wrong with the file or the request; nothing stays then
 */
export async function receiveDocument(
  request: FastifyRequest,
  tenantId: string,
  { blobs, reader }: { blobs: BlobStore; reader: DocumentReader },
): Promise<ReceivedDocument> {
  const { arrived, fileName } = await arrive(request, tenantId, blobs);
  try {
    if (arrived.size === 0) throw refuseFile('empty-file', 'The file is empty');
    return { arrived, fileName, ...(await reader.inspect(tenantId, arrived.read)) };
  } catch (error) {
    await arrived.discard();
    throw error;
  }
}
