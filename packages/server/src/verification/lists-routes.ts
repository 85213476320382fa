import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { idempotencyKeyOf, writeRoute } from '../accounts/write-route.ts';
import type { Author } from '../ledger/changes.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { Uuid } from '../platform/schemas.ts';
import { Spool } from '../platform/spool.ts';
import { LIST_LIMITS } from './limits.ts';
import {
  beginList,
  findOrganizations,
  type ListView,
  listLists,
  listsInUse,
  requireList,
} from './lists/lists-store.ts';
import { readList } from './lists/take-list.ts';
import { ListQuery, ListSchema, OrganizationSchema } from './verification-schemas.ts';

const READ = { readOnly: true } as const;
const TEXT = ['text/csv', 'text/plain', 'application/octet-stream'];

/** Lists of exempt organizations, taken in as files, and looking in them. */
export function exemptListRoutes(
  app: App,
  { database, spoolFolder }: { database: Database; spoolFolder: string },
): void {
  app.get('/v1/exempt-lists', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'Lists of exempt organizations that were taken in, newest first',
      response: { 200: Type.Object({ data: Type.Array(ListSchema) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return { data: await database.withTenant(tenantId, (tx) => listLists(tx, tenantId), READ) };
    },
  });

  app.get('/v1/exempt-lists/:listId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'One list, and how far it is taken in',
      params: Type.Object({ listId: Uuid }, { additionalProperties: false }),
      response: { 200: ListSchema },
    },
    handler: (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => requireList(tx, tenantId, request.params.listId), READ);
    },
  });

  app.get('/v1/exempt-organizations', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'Organizations in the newest lists, by EIN or by the beginning of the name',
      querystring: Type.Object(
        {
          ein: Type.Optional(Type.String({ pattern: '^\\d{2}-?\\d{7}$' })),
          name: Type.Optional(Type.String({ minLength: 3, maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
      response: { 200: Type.Object({ data: Type.Array(OrganizationSchema) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { ein, name } = request.query;
      if ((ein === undefined) === (name === undefined)) {
        const detail = 'Give the EIN or the name';
        throw new Refusal('invalid-request', detail, [{ pointer: '?ein', code: 'missing', detail }]);
      }
      return database.withTenant(
        tenantId,
        async (tx) => {
          const lists = await listsInUse(tx, tenantId);
          const by = ein === undefined ? { name: name ?? '' } : { ein: ein.replace('-', '') };
          const rows = await findOrganizations(
            tx,
            tenantId,
            lists.map((list) => list.listId),
            by,
            50,
          );
          const data = rows.flatMap(({ listId, rowText: _row, ...row }) => {
            const list = lists.find((one) => one.listId === listId);
            return list ? [{ ...row, list: list.kind, listDate: list.listDate }] : [];
          });
          return { data };
        },
        READ,
      );
    },
  });

  const readers = new Set<Promise<void>>();
  app.addHook('preClose', async () => {
    await Promise.all(readers);
  });

  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(TEXT, (_request, payload, done) => done(null, payload));
    scope.post('/v1/exempt-lists', {
      config: { permission: 'imports.run', takes: REPEATABLE },
      bodyLimit: Number.MAX_SAFE_INTEGER,
      schema: {
        tags: ['Verification'],
        summary: 'Take in a list as the IRS publishes it, unpacked; it is read in the background',
        description:
          'EO BMF extract (CSV with header), Publication 78 data or the automatic revocation list (by |). It is looked up in when it is whole; the version before stays in use until then.',
        querystring: ListQuery,
        consumes: TEXT,
        response: { 202: ListSchema },
      },
      handler: async (request, reply) => {
        idempotencyKeyOf(request);
        if (!(request.body instanceof Readable))
          throw new Refusal('unsupported-media-type', 'Send the file itself as text/csv');
        const { kind, listDate, part = 'all', dryRun } = request.query;
        const spool = new Spool(spoolFolder);
        let begun: ListView | undefined;
        try {
          const sha256 = await putAside(request.body, spool);
          const list = { kind, listDate, part: kind === 'eo-bmf' ? part : 'all' };
          const answered = await writeRoute(
            database,
            request,
            reply,
            async (tx, author) => {
              begun = await beginList(tx, author, list);
              return { status: 202, body: begun };
            },
            { content: { ...list, sha256 } },
          );
          if (begun && dryRun !== true) read(authorOf(request), begun, spool);
          else await spool.end();
          return answered;
        } catch (error) {
          await spool.end();
          throw error;
        }
      },
    });
  });

  /** Goes on when the sender has gone; a process that is stopped waits for it. */
  function read(author: Author, list: ListView, spool: Spool): void {
    const reader = readList(database, author, list, spool.read())
      .catch((error: unknown) => app.log.error({ err: error }, 'a list could not be taken in'))
      .finally(() => spool.end())
      .finally(() => readers.delete(reader));
    readers.add(reader);
  }
}

/** @returns its SHA-256, hexadecimal. @throws Refusal `too-large`, `storage-full` */
async function putAside(body: Readable, spool: Spool): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if (spool.bytes + chunk.length > LIST_LIMITS.bytes)
      throw new Refusal('too-large', `The file is larger than ${LIST_LIMITS.bytes / 2 ** 20} MB`);
    hash.update(chunk);
    await spool.write(chunk);
  }
  return hash.digest('hex');
}
