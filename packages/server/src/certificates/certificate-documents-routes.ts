import { callerOf } from '../accounts/accounts.ts';
import { idempotencyKeyOf, writeRoute } from '../accounts/write-route.ts';
import type { Laws } from '../content/content.ts';
import { AttachedDocument, type DocumentReader, receiveDocument, UploadBody } from '../documents/documents.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery } from '../platform/schemas.ts';
import { attachDocument } from './attach-document.ts';
import { CertificateParams } from './certificate-schemas.ts';
import { findCertificate } from './certificates-store.ts';
import type { FileReading } from './reading-jobs.ts';

export interface CertificateDocumentServices {
  database: Database;
  laws: Laws;
  clock: Clock;
  blobs: BlobStore;
  reader: DocumentReader;
  reading: FileReading;
}

/** Attaching files to a certificate. Reading them is of documents/documents-routes.ts. */
export function certificateDocumentsRoutes(app: App, services: CertificateDocumentServices): void {
  const { database, laws, clock, blobs } = services;

  app.post('/v1/certificates/:certificateId/documents', {
    config: { permission: 'certificates.write', takes: REPEATABLE },
    // The bytes go to the disk as they come and are never a value in memory, so there is no body to hold against the schema.
    validatorCompiler: (part) =>
      part.httpPart === 'body' || !app.validatorCompiler ? () => true : app.validatorCompiler(part),
    schema: {
      tags: ['Certificates'],
      summary: 'Attach a document (PDF, PNG, JPEG or TIFF); the same bytes again are the same document',
      consumes: ['multipart/form-data'],
      params: CertificateParams,
      querystring: DryRunQuery,
      body: UploadBody,
      response: { 200: AttachedDocument, 201: AttachedDocument },
    },
    handler: async (request, reply) => {
      idempotencyKeyOf(request); // before the bytes are taken in for nothing
      const { tenantId } = callerOf(request);
      const { certificateId } = request.params;
      const there = await database.withTenant(tenantId, (tx) => findCertificate(tx, tenantId, certificateId), {
        readOnly: true,
      });
      if (!there) throw new Refusal('not-found');
      const received = await receiveDocument(request, tenantId, services);
      const { arrived, fileName } = received;
      const dryRun = request.query.dryRun === true;
      let committed = false;
      try {
        const answered = await writeRoute(
          database,
          request,
          reply,
          async (tx, author) => {
            const law = await laws.lawInForce(tx, tenantId, clock.today());
            const done = await attachDocument(tx, author, { law, blobs }, certificateId, received, { dryRun });
            return { status: done.again ? 200 : 201, body: done.attached };
          },
          { content: { sha256: arrived.sha256, fileName } },
        );
        committed = true;
        if (!dryRun) services.reading.start(tenantId);
        return answered;
      } finally {
        // Bytes already in their place without a record to name them are for the sweep, which looks before it clears away.
        if (committed || !arrived.kept) await arrived.discard();
      }
    },
  });
}
