import type { FileHandle } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { MEDIA_TYPES } from './box/protocol.ts';
import type { DocumentReader } from './document-reader.ts';
import { DocumentDetail, DocumentParams, PageParams, PageQuery } from './document-schemas.ts';
import { findDocument, type StoredDocument } from './documents-store.ts';
import { attachmentHeader } from './file-name.ts';
import { PagePictures } from './page-pictures.ts';

export interface DocumentServices {
  database: Database;
  blobs: BlobStore;
  reader: DocumentReader;
}

const NotChanged = Type.Unsafe<undefined>({ description: 'The caller has it already' });

/** What a document is never changes, so a browser may keep it; a proxy between may not. */
const KEPT = 'private, max-age=31536000, immutable';
/** Nothing in the answer may act, whoever opens it as a page. */
const NOTHING_ACTS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Headers of bytes that came from a stranger. @returns true when the caller has them already */
function settled(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  reply.headers({
    etag: `"${tag}"`,
    'cache-control': KEPT,
    vary: 'Authorization, Cookie',
    'content-security-policy': NOTHING_ACTS,
    'x-content-type-options': 'nosniff',
  });
  const known = (request.headers['if-none-match'] ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  return known.includes(`"${tag}"`) || known.includes('*');
}

/** Reading what was kept: facts, bytes, pictures of pages. Attaching belongs to the certificate (certificates/). */
export function documentsRoutes(app: App, { database, blobs, reader }: DocumentServices): void {
  const pictures = new PagePictures(blobs, reader);

  async function documentOf(request: FastifyRequest, documentId: string): Promise<StoredDocument> {
    const { tenantId } = callerOf(request);
    const document = await database.withTenant(tenantId, (tx) => findDocument(tx, tenantId, documentId), {
      readOnly: true,
    });
    if (!document) throw new Refusal('not-found');
    return document;
  }

  /** A lost or changed file is the operator's to hear of at once, not only the caller's. */
  function tellLoss(request: FastifyRequest, document: StoredDocument, error: unknown): never {
    if (error instanceof Refusal && error.code === 'kept-file-unusable')
      request.log.error({ documentId: document.documentId, sha256: document.sha256 }, error.detail);
    throw error;
  }

  app.get('/v1/documents/:documentId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Documents'],
      summary: 'A kept file: what it is and whose',
      params: DocumentParams,
      response: { 200: DocumentDetail },
    },
    handler: (request) => documentOf(request, request.params.documentId),
  });

  app.get('/v1/documents/:documentId/content', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Documents'],
      summary: 'The file as it was sent, byte for byte, as a download',
      params: DocumentParams,
      produces: [...MEDIA_TYPES],
      response: {
        200: Type.Unsafe<unknown>({ type: 'string', format: 'binary', description: 'The bytes' }),
        304: NotChanged,
      },
    },
    handler: async (request, reply) => {
      const document = await documentOf(request, request.params.documentId);
      if (settled(request, reply, document.sha256)) return reply.status(304).send(undefined);
      const { tenantId } = callerOf(request);
      const file: FileHandle = await blobs
        .open(tenantId, document.sha256)
        .catch((error: unknown) => tellLoss(request, document, error));
      return reply
        .type(document.mediaType)
        .headers({
          'content-length': String(document.size),
          'content-disposition': attachmentHeader(document.fileName),
        })
        .send(file.createReadStream({ start: 0 }));
    },
  });

  app.get('/v1/documents/:documentId/pages/:page.png', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Documents'],
      summary: 'A picture of one page: upright, on white, without anything that could act',
      params: PageParams,
      querystring: PageQuery,
      produces: ['image/png'],
      response: {
        200: Type.Unsafe<unknown>({ type: 'string', format: 'binary', description: 'PNG' }),
        304: NotChanged,
      },
    },
    handler: async (request, reply) => {
      const { documentId, page } = request.params;
      const { width } = request.query;
      const document = await documentOf(request, documentId);
      if (page > (document.pages ?? 0))
        throw new Refusal(
          'not-found',
          `The document has ${document.pages === 1 ? '1 page' : `${document.pages} pages`}`,
        );
      if (settled(request, reply, `${document.sha256.slice(0, 32)}-${page}-${width}`))
        return reply.status(304).send(undefined);
      const { tenantId } = callerOf(request);
      const picture = await pictures
        .draw(tenantId, document, page, width)
        .catch((error: unknown) => tellLoss(request, document, error));
      return reply.type('image/png').send(picture);
    },
  });
}
