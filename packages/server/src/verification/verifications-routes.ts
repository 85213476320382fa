import type { Content } from '@bonafide/core/content/content.ts';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { idempotencyKeyOf, writeRoute } from '../accounts/write-route.ts';
import type { Laws } from '../content/content.ts';
import { attachmentHeader, type DocumentReader, receiveDocument, UploadBody } from '../documents/documents.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { AccessDoor, Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, Uuid } from '../platform/schemas.ts';
import { livingTenants, sweepRegularly } from '../platform/sweeping.ts';
import type { Outcome, Question } from './adapter.ts';
import { keepEvidenceFile, requireFile } from './files-store.ts';
import { guideFor } from './guide.ts';
import { keyOf } from './number-key.ts';
import { listSources } from './sources-store.ts';
import { askTaskNow, countTasks, listTasks, settleByPerson } from './tasks-store.ts';
import {
  EvidenceFileView,
  LookedUpBody,
  SealCheckView,
  TaskCounts,
  TaskListQuery,
  TaskPageSchema,
  TaskSchema,
  VerificationSchema,
} from './verification-schemas.ts';
import type { AfterAnswer, VerificationRunner } from './verifications-job.ts';
import {
  answerOf,
  checkSeal,
  findVerification,
  recordVerification,
  type VerificationView,
} from './verifications-store.ts';

export interface VerificationServices {
  database: Database;
  laws: Laws;
  clock: Clock;
  cursors: Cursors;
  blobs: BlobStore;
  reader: DocumentReader;
  door: AccessDoor;
  runner: VerificationRunner;
  afterAnswer: AfterAnswer;
}

const Params = Type.Object({ verificationId: Uuid }, { additionalProperties: false });
const TaskParams = Type.Object({ taskId: Uuid }, { additionalProperties: false });
const FileParams = Type.Object({ fileId: Uuid }, { additionalProperties: false });
const READ = { readOnly: true } as const;
const SWEEP_MS = 30_000;
/** Bytes of a stranger: nothing in them may act, whoever opens them as a page. */
const NOTHING_ACTS = "default-src 'none'; sandbox";

/** What somebody looked up, as the checks and the evidence need it. */
function lookedUp(body: Static<typeof LookedUpBody>, content: Content, now: number, day: string) {
  const { said = {}, result, url, number, register = 'permit', name = null, address = null } = body;
  const question: Question = { register, number, name, address, day };
  const outcome: Outcome = {
    result,
    silence: result === 'no-answer' ? 'unreachable' : null,
    said: {
      name: said.name ?? null,
      address: said.address ?? null,
      startDate: said.startDate ?? null,
      endDate: said.endDate ?? null,
      statusWords: said.statusWords ?? null,
      consultationNumber: said.consultationNumber ?? null,
    },
    request: url === undefined ? null : { method: 'BROWSER', url, headers: {}, body: null },
    answer: null,
  };
  const issuer = content.jurisdictions.get(number.issuer ?? '');
  return {
    sourceId: 'manual',
    registry: body.registry ?? issuer?.name ?? number.issuer ?? 'Registry',
    adapter: 'manual',
    adapterVersion: '1',
    question,
    outcome,
    authorization: body.authorization ?? null,
    fileId: body.fileId ?? null,
    note: body.note ?? null,
    askedAt: new Date(now).toISOString(),
  };
}

/** Questions to registries: what was answered, what is still to be asked, and look-ups by hand. */
export function verificationRoutes(app: App, services: VerificationServices): void {
  const { database, laws, clock, cursors, runner, afterAnswer } = services;
  sweepRegularly(app, {
    everyMs: SWEEP_MS,
    work: async () => runner.sweep(await livingTenants(services.door)),
    failed: 'due verifications could not be looked for',
    close: () => runner.close(),
  });

  app.post('/v1/verifications', {
    config: { permission: 'certificates.write', takes: REPEATABLE },
    schema: {
      tags: ['Verification'],
      summary: 'Record what somebody looked up; the certificates with this number are judged again',
      querystring: DryRunQuery,
      body: LookedUpBody,
      response: { 201: VerificationSchema },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { content } = await laws.lawInForce(tx, author.tenantId, clock.today());
        const input = lookedUp(request.body, content, clock.now(), clock.today());
        if (
          input.outcome.said.endDate !== null &&
          input.outcome.said.startDate !== null &&
          input.outcome.said.endDate < input.outcome.said.startDate
        ) {
          const detail = 'The end lies before the start';
          throw new Refusal('invalid-request', detail, [
            { pointer: '/said/endDate', code: 'end-before-start', detail },
          ]);
        }
        const view = await recordVerification(tx, author, input);
        const manual = (await listSources(tx, author.tenantId)).find(({ sourceId }) => sourceId === 'manual');
        await settleByPerson(tx, author.tenantId, input.question, view, manual?.goodForDays ?? 365);
        const { verificationId, registry, result } = view;
        await afterAnswer(tx, author, [keyOf(input.question)], { verificationId, registry, result });
        return { status: 201, body: view };
      }),
  });

  const found = async (request: FastifyRequest, verificationId: string): Promise<VerificationView> => {
    const { tenantId } = callerOf(request);
    const view = await database.withTenant(tenantId, (tx) => findVerification(tx, tenantId, verificationId), READ);
    if (!view) throw new Refusal('not-found');
    return view;
  };

  app.get('/v1/verifications/:verificationId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'One question to a registry and what came of it',
      params: Params,
      response: { 200: VerificationSchema },
    },
    handler: (request) => found(request, request.params.verificationId),
  });

  app.get('/v1/verifications/:verificationId/seal', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'Compute the seal anew and hold it against the record and the log',
      params: Params,
      response: { 200: SealCheckView },
    },
    handler: (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => checkSeal(tx, tenantId, request.params.verificationId), READ);
    },
  });

  app.get('/v1/verifications/:verificationId/answer', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'The bytes the registry answered with, as a download',
      params: Params,
      produces: ['application/octet-stream'],
      response: { 200: Type.Unsafe<unknown>({ type: 'string', format: 'binary', description: 'The bytes' }) },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { verificationId } = request.params;
      const answer = await database.withTenant(tenantId, (tx) => answerOf(tx, tenantId, verificationId), READ);
      return reply
        .type('application/octet-stream')
        .headers({
          'content-disposition': attachmentHeader(`answer-${answer.sha256.slice(0, 12)}.${endingOf(answer.mediaType)}`),
          'content-security-policy': NOTHING_ACTS,
          'x-content-type-options': 'nosniff',
        })
        .send(answer.bytes);
    },
  });

  app.get('/v1/verification-files/:fileId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'A file that shows what somebody looked up, as a download',
      params: FileParams,
      produces: ['application/octet-stream'],
      response: { 200: Type.Unsafe<unknown>({ type: 'string', format: 'binary', description: 'The bytes' }) },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const file = await database
        .withTenant(tenantId, (tx) => requireFile(tx, tenantId, request.params.fileId), READ)
        .catch((error: unknown) => {
          throw error instanceof Refusal ? new Refusal('not-found') : error;
        });
      const bytes = await services.blobs.open(tenantId, file.sha256);
      return reply
        .type('application/octet-stream')
        .headers({
          'content-length': String(file.size),
          'content-disposition': attachmentHeader(file.fileName),
          'content-security-policy': NOTHING_ACTS,
          'x-content-type-options': 'nosniff',
        })
        .send(bytes.createReadStream({ start: 0 }));
    },
  });

  app.get('/v1/verification-tasks', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'The queue: what is due, running, without answer, or needs a person',
      querystring: TaskListQuery,
      response: { 200: TaskPageSchema },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const today = clock.today();
      const { page, content } = await database.withTenant(
        tenantId,
        async (tx) => ({
          page: await listTasks(tx, tenantId, cursors, request.query),
          content: (await laws.lawInForce(tx, tenantId, today)).content,
        }),
        READ,
      );
      const guided = page.data.map((task) => ({
        ...task,
        guide: task.question.number === null ? null : guideFor(content, task.question.number, today),
      }));
      return { ...page, data: guided };
    },
  });

  app.get('/v1/verification-tasks/counts', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Verification'],
      summary: 'How much of the queue is in each state',
      response: { 200: TaskCounts },
    },
    handler: (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => countTasks(tx, tenantId), READ);
    },
  });

  app.post('/v1/verification-tasks/:taskId/ask', {
    config: { permission: 'certificates.write', takes: REPEATABLE },
    schema: {
      tags: ['Verification'],
      summary: 'Ask now, whatever its day',
      params: TaskParams,
      querystring: DryRunQuery,
      response: { 200: TaskSchema },
    },
    handler: async (request, reply) => {
      const answered = await writeRoute(database, request, reply, async (tx, author) => ({
        status: 200,
        body: await askTaskNow(tx, author.tenantId, request.params.taskId),
      }));
      runner.wake(callerOf(request).tenantId);
      return answered;
    },
  });
}

/** Uploads of evidence: a saved page, a letter, a picture of the screen. Takes forms. */
export function verificationFilesRoutes(
  app: App,
  services: Pick<VerificationServices, 'database' | 'blobs' | 'reader'>,
): void {
  const { database, blobs } = services;
  app.post('/v1/verification-files', {
    config: { permission: 'certificates.write', takes: REPEATABLE },
    validatorCompiler: (part) =>
      part.httpPart === 'body' || !app.validatorCompiler ? () => true : app.validatorCompiler(part),
    schema: {
      tags: ['Verification'],
      summary: 'Keep a file that shows what was looked up (PDF, PNG, JPEG or TIFF)',
      consumes: ['multipart/form-data'],
      querystring: DryRunQuery,
      body: UploadBody,
      response: { 201: EvidenceFileView },
    },
    handler: async (request, reply) => {
      idempotencyKeyOf(request);
      const { tenantId } = authorOf(request);
      const received = await receiveDocument(request, tenantId, services);
      const { arrived, fileName } = received;
      const dryRun = request.query.dryRun === true;
      let committed = false;
      try {
        const answered = await writeRoute(
          database,
          request,
          reply,
          async (tx, author) => ({
            status: 201,
            body: await keepEvidenceFile(tx, author, blobs, received, { dryRun }),
          }),
          { content: { sha256: arrived.sha256, fileName } },
        );
        committed = true;
        return answered;
      } finally {
        if (committed || !arrived.kept) await arrived.discard();
      }
    },
  });
}

function endingOf(mediaType: string): string {
  if (/json/.test(mediaType)) return 'json';
  if (/html/.test(mediaType)) return 'html.txt';
  return /xml/.test(mediaType) ? 'xml.txt' : 'bin';
}
