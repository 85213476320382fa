import type { FastifyRequest } from 'fastify';
import type { Arrived, BlobStore } from '../platform/blob-store.ts';
import { Refusal } from '../platform/refusal.ts';
import { type DocumentReader, type ReadDocument, refuseFile } from './document-reader.ts';
import { cleanFileName } from './file-name.ts';
import { DOCUMENT_LIMITS } from './limits.ts';

/** A file that came with a request, on disk and read, belonging to no record yet. */
export interface ReceivedDocument extends ReadDocument {
  arrived: Arrived;
  fileName: string;
}

function missing(detail: string): Refusal {
  return new Refusal('invalid-request', detail, [{ pointer: '/file', code: 'missing', detail }]);
}

async function arrive(request: FastifyRequest, tenantId: string, blobs: BlobStore) {
  if (!request.isMultipart()) {
    throw new Refusal('unsupported-media-type', 'Send the file as multipart/form-data, in a field named “file”');
  }
  const part = await request.file({ throwFileSizeLimit: false });
  if (!part) throw missing('There is no file in the request');
  if (part.fieldname !== 'file') {
    part.file.resume();
    throw missing(`The file must stand in the field “file”, not “${part.fieldname.slice(0, 50)}”`);
  }
  const arrived = await blobs.receive(tenantId, part.file, DOCUMENT_LIMITS.bytes);
  if (part.file.truncated) {
    await arrived.discard();
    throw new Refusal('too-large', `The file is larger than ${DOCUMENT_LIMITS.bytes / 1024 / 1024} MB`);
  }
  return { arrived, fileName: cleanFileName(part.filename) };
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
