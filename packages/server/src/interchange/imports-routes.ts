import { Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { attachment } from '../platform/attachment.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { AccessDoor } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REQUEST_LIMITS } from '../platform/limits.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { PageOf, Uuid } from '../platform/schemas.ts';
import { FILE_FORMATS, formatOf } from './determination/formats.ts';
import { CSV_LIMITS } from './determination/limits.ts';
import { rejectedRowsCsv } from './determination/rejected-rows.ts';
import { importNowRoute } from './import-now-route.ts';
import {
  CausesView,
  FormatsView,
  ImportListQuery,
  ImportParams,
  ImportStatusView,
  ImportStoredQuery,
  ResultsQuery,
  ResultView,
} from './import-schemas.ts';
import { ImportRunner, type ImportServices } from './imports-job.ts';
import {
  allFindings,
  askForRehearsal,
  askForRun,
  askToStop,
  findImport,
  type ImportView,
  listCauses,
  listFindings,
  listImports,
  readImportFile,
} from './imports-store.ts';
import { bytesOf, receiveImport, requirePermission, unreadable } from './receive-import.ts';
import { resumeAbandoned } from './resume-imports.ts';

export interface ImportRouteServices extends ImportServices {
  cursors: Cursors;
  door: AccessDoor;
}

/** Browsers on Windows call a CSV file an Excel file. */
const CSV_TYPES = ['text/csv', 'application/csv', 'application/vnd.ms-excel'];

/** Files taken in: at once, or stored, rehearsed and then run. */
export function importsRoutes(app: App, services: ImportRouteServices): void {
  const { database, cursors, door } = services;
  const runner = new ImportRunner(services, (error) => app.log.error({ err: error }, 'import failed'));
  resumeAbandoned(app, runner, door);
  app.addContentTypeParser(
    CSV_TYPES,
    { parseAs: 'buffer', bodyLimit: REQUEST_LIMITS.fileBytes },
    async (_request: unknown, body: string | Buffer) => body,
  );
  importNowRoute(app, services, runner);

  app.get('/v1/imports/formats', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Imports'],
      summary: 'Kinds of files that can be taken in, with their columns',
      response: { 200: FormatsView },
    },
    handler: async () => ({
      limits: { bytes: CSV_LIMITS.bytes, rows: CSV_LIMITS.rows },
      data: FILE_FORMATS.map(({ sdiType, owner, columns }) => ({
        sdiType,
        owner,
        columns: columns.map(({ name, need, max, choices }) => ({
          name,
          required: need === 'header' ? ('column' as const) : need === 'value' ? ('value' as const) : ('no' as const),
          maxLength: max,
          choices: choices ? [...choices] : null,
        })),
      })),
    }),
  });

  app.post('/v1/imports', {
    config: { permission: 'imports.run', takes: REPEATABLE },
    schema: {
      tags: ['Imports'],
      summary: 'Store a file and rehearse it in the background; nothing changes until it is run',
      consumes: ['text/csv'],
      querystring: ImportStoredQuery,
      response: { 202: Type.Object({ importId: Uuid }) },
    },
    handler: async (request, reply) => {
      const { importId, again } = await receiveImport(database, request, {
        query: request.query,
        phase: 'rehearsal',
        bytes: bytesOf(request),
      });
      if (!again) runner.start(callerOf(request).tenantId, importId);
      return reply.status(202).send({ importId });
    },
  });

  app.get('/v1/imports', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Imports'],
      summary: 'Files taken in, newest first',
      querystring: ImportListQuery,
      response: { 200: PageOf(ImportStatusView) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => listImports(tx, tenantId, cursors, request.query), {
        readOnly: true,
      });
    },
  });

  const viewOf = async (tenantId: string, importId: string) => {
    const view = await database.withTenant(tenantId, (tx) => findImport(tx, tenantId, importId), { readOnly: true });
    if (!view) throw new Refusal('not-found');
    return view;
  };

  app.get('/v1/imports/:importId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Imports'],
      summary: 'One import with its progress',
      params: ImportParams,
      response: { 200: ImportStatusView },
    },
    handler: (request) => viewOf(callerOf(request).tenantId, request.params.importId),
  });

  app.get('/v1/imports/:importId/results', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Imports'],
      summary: 'What was found in the file, by line',
      params: ImportParams,
      querystring: ResultsQuery,
      response: { 200: PageOf(ResultView) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { importId } = request.params;
      await viewOf(tenantId, importId);
      return database.withTenant(tenantId, (tx) => listFindings(tx, tenantId, importId, cursors, request.query), {
        readOnly: true,
      });
    },
  });

  app.get('/v1/imports/:importId/causes', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Imports'],
      summary: 'What was found in the file, cause by cause',
      params: ImportParams,
      response: { 200: CausesView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { importId } = request.params;
      await viewOf(tenantId, importId);
      const data = await database.withTenant(tenantId, (tx) => listCauses(tx, tenantId, importId), { readOnly: true });
      return { data };
    },
  });

  app.get('/v1/imports/:importId/rejected.csv', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Imports'],
      summary: 'The rejected rows as a file of the same kind, to be mended and imported again',
      params: ImportParams,
      produces: ['text/csv'],
      response: { 200: Type.String({ description: 'The file' }) },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { importId } = request.params;
      const { fileName } = await viewOf(tenantId, importId);
      const { bytes, findings } = await database.withTenant(
        tenantId,
        async (tx) => ({
          bytes: await readImportFile(tx, tenantId, importId),
          findings: await allFindings(tx, tenantId, importId, 'rejected'),
        }),
        { readOnly: true },
      );
      if (!bytes) throw new Error('An import has no file');
      const text = await rejectedRowsCsv(bytes, findings);
      if (typeof text !== 'string') throw unreadable(text.refusal);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment(rejectedName(fileName)))
        .send(text);
    },
  });

  app.post('/v1/imports/:importId/run', {
    config: { permission: 'imports.run' },
    schema: {
      tags: ['Imports'],
      summary: 'Run a rehearsed import, or go on with a run that was stopped or failed',
      params: ImportParams,
      response: { 202: ImportStatusView },
    },
    handler: async (request, reply) => {
      const { tenantId, actor } = authorOf(request);
      const { importId } = request.params;
      const before = await viewOf(tenantId, importId);
      requirePermission(request, formatOf(before.sdiType));
      const started = await database.withTenant(tenantId, (tx) => askForRun(tx, tenantId, importId, actor));
      // Asked twice is asked once: the second call finds it running or done.
      if (!started && before.status !== 'running' && before.status !== 'done') {
        throw new Refusal('status-conflict', cannotRun(before));
      }
      if (started) runner.start(tenantId, importId);
      return reply.status(202).send(await viewOf(tenantId, importId));
    },
  });

  app.post('/v1/imports/:importId/rehearse', {
    config: { permission: 'imports.run' },
    schema: {
      tags: ['Imports'],
      summary: 'Rehearse a stored file again, from its first row; nothing changes until it is run',
      params: ImportParams,
      response: { 202: ImportStatusView },
    },
    handler: async (request, reply) => {
      const { tenantId, actor } = authorOf(request);
      const { importId } = request.params;
      const before = await viewOf(tenantId, importId);
      const started = await database.withTenant(tenantId, (tx) => askForRehearsal(tx, tenantId, importId, actor));
      if (!started && before.status !== 'rehearsing') {
        throw new Refusal(
          'status-conflict',
          'Rows of this file are under way or taken in; send the file again instead',
        );
      }
      if (started) runner.start(tenantId, importId);
      return reply.status(202).send(await viewOf(tenantId, importId));
    },
  });

  app.post('/v1/imports/:importId/stop', {
    config: { permission: 'imports.run' },
    schema: {
      tags: ['Imports'],
      summary: 'Stop after the portion in hand, or set a rehearsed file aside; both can be taken up again',
      params: ImportParams,
      response: { 202: ImportStatusView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { importId } = request.params;
      const before = await viewOf(tenantId, importId);
      const stopped = await database.withTenant(tenantId, (tx) => askToStop(tx, tenantId, importId));
      if (!stopped && before.status !== 'stopped') {
        throw new Refusal('status-conflict', `An import that is ${before.status} cannot be stopped`);
      }
      return reply.status(202).send(await viewOf(tenantId, importId));
    },
  });
}

function cannotRun({ status, phase }: ImportView): string {
  if (phase === 'rehearsal' && (status === 'stopped' || status === 'failed')) {
    return `The rehearsal of this file ${status === 'failed' ? 'failed' : 'was stopped'}; only what was rehearsed to its end can be run`;
  }
  return `An import that is ${status} cannot be run`;
}

/** `customers.csv` → `customers-rejected.csv`. */
function rejectedName(fileName: string): string {
  return `${fileName.replace(/\.(csv|txt)$/i, '')}-rejected.csv`;
}
