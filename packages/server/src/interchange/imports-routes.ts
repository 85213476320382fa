import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { idempotencyKeyOf } from '../accounts/write-route.ts';
import type { Author } from '../ledger/changes.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { AccessDoor } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REQUEST_LIMITS } from '../platform/limits.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import type { RefusalCode } from '../platform/refusals.ts';
import { PageOf, Uuid } from '../platform/schemas.ts';
import { applyPortion } from './apply-portion.ts';
import type { RejectedRow } from './determination/file-format.ts';
import type { FileProblem, FileRefusal } from './determination/file-problem.ts';
import { FILE_FORMATS } from './determination/formats.ts';
import { CSV_LIMITS } from './determination/limits.ts';
import { readDeterminationFile } from './determination/read-determination-file.ts';
import { rejectedRowsCsv } from './determination/rejected-rows.ts';
import { dryRunFile } from './dry-run-file.ts';
import {
  CausesView,
  FormatsView,
  ImportListQuery,
  ImportNowQuery,
  ImportNowView,
  ImportParams,
  ImportStatusView,
  ImportStoredQuery,
  ResultsQuery,
  ResultView,
} from './import-schemas.ts';
import { findImportTarget } from './import-target.ts';
import { ImportRunner, type ImportServices } from './imports-job.ts';
import {
  allFindings,
  askForRehearsal,
  askForRun,
  askToStop,
  findImport,
  findImportRow,
  type ImportPhase,
  type ImportView,
  insertImport,
  listCauses,
  listFindings,
  listImports,
  readImportFile,
} from './imports-store.ts';

export interface ImportRouteServices extends ImportServices {
  cursors: Cursors;
  door: AccessDoor;
}

/** Browsers on Windows call a CSV file an Excel file. */
const CSV_TYPES = ['text/csv', 'application/csv', 'application/vnd.ms-excel'];
const SWEEP_MS = 30_000;

/** A file that cannot be read at all, in the registry's words (bad inputs B73, B75, B81). */
function unreadable(file: FileRefusal): Refusal {
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

function bytesOf(request: FastifyRequest): Buffer {
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

interface StoreRequest {
  query: { company: string; group?: string; fileName?: string };
  phase: ImportPhase;
  bytes: Buffer;
}

/** Files taken in: at once, or stored, rehearsed and then run. */
export function importsRoutes(app: App, services: ImportRouteServices): void {
  const { database, content, gazetteer, clock, cursors, door } = services;
  const runner = new ImportRunner(services, (error) => app.log.error({ err: error }, 'import failed'));
  resumeAbandoned(app, runner, door);
  app.addContentTypeParser(
    CSV_TYPES,
    { parseAs: 'buffer', bodyLimit: REQUEST_LIMITS.fileBytes },
    async (_request: unknown, body: string | Buffer) => body,
  );

  async function store(request: FastifyRequest, asked: StoreRequest): Promise<{ importId: string; again: boolean }> {
    const author = authorOf(request);
    const { company, group, fileName = 'import.csv' } = asked.query;
    const wanted = importIdOf(request, author);
    const requestHash = createHash('sha256')
      .update(JSON.stringify([request.url, fileName]))
      .update(asked.bytes)
      .digest('hex');
    return database.withTenant(author.tenantId, async (tx) => {
      const target = await findImportTarget(tx, author.tenantId, { company, group });
      const importId = wanted ?? uuidOf(createHash('sha256').update(request.id).digest());
      const before = wanted && (await findImportRow(tx, author.tenantId, wanted));
      if (before) {
        if (before.request_hash !== requestHash) throw new Refusal('idempotency-key-reused');
        return { importId, again: true };
      }
      const { phase, bytes } = asked;
      await insertImport(tx, author.tenantId, {
        importId,
        fileName,
        target,
        phase,
        actor: author.actor,
        requestHash,
        bytes,
      });
      return { importId, again: false };
    });
  }

  app.post('/v1/imports/determination', {
    config: { permission: 'imports.run', takes: REPEATABLE },
    schema: {
      tags: ['Imports'],
      summary: 'Import a Determination CSV file now',
      description: 'The body is the file itself, text/csv. Rows that cannot be used are listed; the others are taken.',
      consumes: ['text/csv'],
      querystring: ImportNowQuery,
      response: { 200: ImportNowView },
    },
    handler: async (request) => {
      const author = authorOf(request);
      const bytes = bytesOf(request);
      const file = await readDeterminationFile(bytes, gazetteer);
      if ('refusal' in file) throw unreadable(file.refusal);
      if (request.query.dryRun) {
        const target = await database.withTenant(
          author.tenantId,
          (tx) => findImportTarget(tx, author.tenantId, request.query),
          { readOnly: true },
        );
        const law = { content, today: clock.today() };
        const plan = await dryRunFile(database, author.tenantId, file, (tx, portion) =>
          applyPortion(tx, author, law, target, portion),
        );
        const rejected = [...file.rejected, ...plan.rejected];
        return {
          importId: null,
          sdiType: file.sdiType,
          accepted: file.rows - rejected.length,
          rejected: problemsOf(rejected),
          warnings: byLine([...file.warnings, ...plan.warnings]),
        };
      }
      const { importId, again } = await store(request, { query: request.query, phase: 'run', bytes });
      // Sent again after a failure on our side: the rest of the file is taken in.
      if (again)
        await database.withTenant(author.tenantId, (tx) => askForRun(tx, author.tenantId, importId, author.actor));
      await runner.run(author.tenantId, importId, file);
      return database.withTenant(
        author.tenantId,
        async (tx) => {
          const view = await findImport(tx, author.tenantId, importId);
          if (view?.status !== 'done') throw new Refusal('request-in-progress');
          const rejected = await allFindings(tx, author.tenantId, importId, 'rejected');
          const warnings = await allFindings(tx, author.tenantId, importId, 'warning');
          return { importId, sdiType: file.sdiType, accepted: view.accepted, rejected, warnings };
        },
        { readOnly: true },
      );
    },
  });

  app.get('/v1/imports/formats', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Imports'],
      summary: 'Kinds of files that can be taken in, with their columns',
      response: { 200: FormatsView },
    },
    handler: async () => ({
      limits: { bytes: CSV_LIMITS.bytes, rows: CSV_LIMITS.rows },
      data: FILE_FORMATS.map(({ sdiType, columns }) => ({
        sdiType,
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
      const { importId, again } = await store(request, {
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
        .header('content-disposition', contentDisposition(rejectedName(fileName)))
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

/** The name twice: plain for old clients, and as it is (RFC 6266). */
function contentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

function problemsOf(rows: readonly RejectedRow[]): FileProblem[] {
  return byLine(rows.flatMap((row) => row.problems));
}

function byLine(problems: readonly FileProblem[]): FileProblem[] {
  return problems.toSorted((a, b) => a.line - b.line);
}

/** At start and every half minute: imports whose process was stopped or killed. */
function resumeAbandoned(app: App, runner: ImportRunner, door: AccessDoor): void {
  const sweep = async () => {
    try {
      const tenants = await door.db
        .selectFrom('bonafide.tenant')
        .select('tenant_id')
        .where('suspended_at', 'is', null)
        .execute();
      await runner.resume(tenants.map((tenant) => tenant.tenant_id));
    } catch (error) {
      // The next sweep tries again; a database that is away is told by every request already.
      app.log.warn({ err: error }, 'imports could not be looked for');
    }
  };
  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep);
  }, SWEEP_MS);
  timer.unref();
  app.addHook('onReady', async () => {
    sweeping = sweep();
  });
  app.addHook('preClose', async () => {
    clearInterval(timer);
    await Promise.all([sweeping, runner.close()]);
  });
}
