import { Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { idempotencyKeyOf, writeRoute } from '../accounts/write-route.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { Text100 } from '../platform/schemas.ts';
import { SNAPSHOT_LIMITS } from './limits.ts';
import { SnapshotFiles } from './snapshot-files.ts';
import { publishKey } from './snapshot-keys-store.ts';
import { SnapshotBody, SnapshotParams, SnapshotSchema } from './snapshot-schemas.ts';
import { findSnapshot, insertSnapshot, listSnapshots, noteDownload } from './snapshots-store.ts';
import { type SnapshotServices, SnapshotTaker } from './take-snapshot.ts';

/** Books to take away: made, listed, downloaded. */
export function snapshotRoutes(app: App, services: SnapshotServices & { dataDir: string }): void {
  const { database } = services;
  const files = new SnapshotFiles(services.dataDir);
  const taker = new SnapshotTaker(services, files);

  app.post('/v1/snapshots', {
    config: { permission: 'snapshots.take', takes: REPEATABLE },
    schema: {
      tags: ['Offline'],
      summary: 'Take a signed snapshot of everything that decides a company’s sales',
      body: SnapshotBody,
      response: { 201: SnapshotSchema },
    },
    handler: async (request, reply) => {
      const { company, validHours = SNAPSHOT_LIMITS.defaultValidHours } = request.body;
      idempotencyKeyOf(request); // a key that cannot be used is told before the work, not after it
      const taken = await taker.take(callerOf(request).tenantId, company, validHours);
      try {
        return await writeRoute(database, request, reply, async (tx, author) => {
          await publishKey(tx, author, taken.key);
          const body = await insertSnapshot(tx, author, taken.companyId, taken.view);
          // Before the commit: a record without its file would be worse than a file without its record.
          await taken.draft.keep(taken.view.snapshotId);
          return { status: 201, body };
        });
      } finally {
        // Not kept: the request was a repeat, or was refused.
        await taken.draft.drop();
      }
    },
  });

  app.get('/v1/snapshots', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Offline'],
      summary: `The newest snapshots, up to ${SNAPSHOT_LIMITS.listed}`,
      querystring: Type.Object({ company: Type.Optional(Text100) }, { additionalProperties: false }),
      response: { 200: Type.Object({ data: Type.Array(SnapshotSchema) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { company } = request.query;
      const data = await database.withTenant(tenantId, (tx) => listSnapshots(tx, tenantId, company), {
        readOnly: true,
      });
      return { data };
    },
  });

  app.get('/v1/snapshots/:snapshotId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Offline'],
      summary: 'What a snapshot holds, by whom and when it was taken',
      params: SnapshotParams,
      response: { 200: SnapshotSchema },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { snapshotId } = request.params;
      const found = await database.withTenant(tenantId, (tx) => findSnapshot(tx, tenantId, snapshotId), {
        readOnly: true,
      });
      if (!found) throw new Refusal('not-found');
      return found.snapshot;
    },
  });

  app.get('/v1/snapshots/:snapshotId/file', {
    config: { permission: 'snapshots.take' },
    schema: {
      tags: ['Offline'],
      summary: 'The file: compressed NDJSON, signed',
      description: 'Each download is entered in the log. Its format stands in docs/integrate/decide-offline.md.',
      params: SnapshotParams,
      produces: ['application/gzip'],
      response: {
        200: Type.Unsafe<unknown>({ type: 'string', format: 'binary', description: 'The bytes' }),
      },
    },
    handler: async (request, reply) => {
      const author = authorOf(request);
      const { snapshotId } = request.params;
      const { tenantId } = author;
      const found = await database.withTenant(tenantId, (tx) => findSnapshot(tx, tenantId, snapshotId), {
        readOnly: true,
      });
      if (!found) throw new Refusal('not-found');
      const file = await files.read(tenantId, found.companyId, snapshotId);
      if (!file) throw new Refusal('not-found', 'The file has made room for newer ones: take a new snapshot');
      await database.withTenant(tenantId, (tx) => noteDownload(tx, author, found.snapshot));
      return reply
        .type('application/gzip')
        .headers({
          'content-length': String(file.bytes),
          'content-disposition': `attachment; filename="snapshot-${snapshotId}.ndjson.gz"`,
          'cache-control': 'private, no-store',
        })
        .send(file.stream);
    },
  });
}
