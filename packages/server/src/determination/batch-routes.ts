import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { explainDecision } from '@bonafide/core/determination/explain.ts';
import { pointsToOriginal } from '@bonafide/core/determination/original-sale.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { type App, bodyValidator, problemOf } from '../platform/http.ts';
import type { JsonValue } from '../platform/json.ts';
import { READS_OWN_WRITES } from '../platform/openapi.ts';
import { parseJsonBody } from '../platform/parse-json.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, named } from '../platform/schemas.ts';
import { Spool } from '../platform/spool.ts';
import { performWrite, type WriteAnswer, type WriteRequest } from '../platform/write.ts';
import { BATCH_LIMITS, type BatchLine, linesOf } from './batch-lines.ts';
import { BatchOutage } from './batch-outage.ts';
import type { Decided, RecordedTransaction } from './determination.ts';
import type { DeterminationServices } from './determination-routes.ts';
import { leastVersion } from './least-version.ts';
import type { SaleToRecord } from './new-transactions-store.ts';
import { type RunSale, recordRun } from './record-run.ts';
import { DecisionView, SaleBody, TransactionView, TriedSaleBody } from './sale-schemas.ts';
import { standsAlone } from './stands-alone.ts';
import type { Clocks } from './two-clocks.ts';

const NDJSON = 'application/x-ndjson';
const MEDIA_TYPES = [NDJSON, 'application/ndjson', 'application/jsonl', 'application/jsonlines'];

const lineAnswer = (name: string, view: TSchema) =>
  Type.Union(
    [
      Type.Object({ line: Type.Integer(), status: Type.Integer(), [name]: view }),
      Type.Object({ line: Type.Integer(), status: Type.Integer(), problem: named('Problem') }),
    ],
    { description: 'One line of the answer; `line` is the line of the request, counted from 1' },
  );

const BatchSale = Type.Object(
  {
    ...SaleBody.properties,
    idempotencyKey: Type.Optional(
      Type.String({ minLength: 1, maxLength: 255, description: 'For a sale without a number; as Idempotency-Key' }),
    ),
  },
  { additionalProperties: false },
);

/** What one line came to. */
type Outcome = { line: number; status: number } & ({ [name: string]: unknown } | { problem: unknown });

/**
 * Many sales in one request, one to a line, answered one to a line in the same order. The body is taken in whole before the first line is
 * decided (a caller may send all before it reads anything), and lies on the disk beyond a mebibyte; the answer is sent at the pace of its
 * reader, and the work stops when the reader leaves.
 */
export function batchRoutes(app: App, services: DeterminationServices & { spoolFolder: string }): void {
  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(MEDIA_TYPES, (_request, payload, done) => done(null, payload));
    quotes(scope, services);
    commits(scope, services);
  });
}

function quotes(
  app: App,
  { twoClocks, gazetteer, spoolFolder }: DeterminationServices & { spoolFolder: string },
): void {
  const check = bodyValidator(TriedSaleBody);
  app.post('/v1/determinations::batch', {
    config: { permission: 'determinations.try', takes: READS_OWN_WRITES },
    schema: {
      tags: ['Determination'],
      summary: 'Decide many sales without recording them, one to a line',
      description:
        'Each line is a body of POST /v1/determinations. A line that is refused is answered with its problem, and the others go on.',
      consumes: [NDJSON],
      response: { 200: { content: { [NDJSON]: { schema: lineAnswer('decision', DecisionView) } } } },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const least = leastVersion(request);
      const outage = new BatchOutage();
      return sendLines(request, reply, spoolFolder, async (portion) => {
        const outcomes: Outcome[] = [];
        for (const line of portion) {
          const outcome = await settled(request, line, outage, async (text) => {
            const body = parseJsonBody(text);
            check(body);
            const { explain = true, asOf, knownAt, ...sale } = body as Sale & Clocks & { explain?: boolean };
            const decision = await twoClocks.decide(tenantId, sale, { asOf, knownAt }, explain, least);
            return { line: line.line, status: 200, decision: explainDecision(decision, gazetteer) };
          });
          outage.note(outcome.status);
          outcomes.push(outcome);
        }
        return outcomes;
      });
    },
  });
}

/** In place of a status: the line is decided and not recorded yet. */
const PENDING = 0;

type PendingSale = RunSale<Outcome> & { at: number; line: number };

function commits(app: App, services: DeterminationServices & { spoolFolder: string }): void {
  const { database, decider, groups, gazetteer, spoolFolder } = services;
  const check = bodyValidator(BatchSale);
  const shown = (transaction: RecordedTransaction) => ({
    ...transaction,
    decision: explainDecision(transaction.decision, gazetteer),
  });
  app.post('/v1/transactions::batch', {
    config: { permission: 'transactions.commit', takes: READS_OWN_WRITES },
    schema: {
      tags: ['Determination'],
      summary: 'Decide and record many sales, one to a line',
      description:
        'Each line is a body of POST /v1/transactions, each recorded for itself. Sent again, a sale with a number and the same content is the record there is; one without a number is known by its own `idempotencyKey`. A header Idempotency-Key is not taken here: it speaks for one effect, and a batch has many.',
      consumes: [NDJSON],
      querystring: DryRunQuery,
      response: { 200: { content: { [NDJSON]: { schema: lineAnswer('transaction', TransactionView) } } } },
    },
    handler: async (request, reply) => {
      const author = authorOf(request);
      const caller = callerOf(request);
      const least = leastVersion(request);
      const { dryRun = false } = request.query;
      const source = caller.user ? 'console' : 'api';

      const requestOf = (sale: Sale, idempotencyKey: string | undefined): WriteRequest => ({
        tenantId: author.tenantId,
        caller: `${caller.actor.kind}/${caller.actor.id}`,
        idempotencyKey,
        fingerprint:
          idempotencyKey === undefined
            ? ''
            : `POST /v1/transactions:batch\n${canonicalJson(sale as unknown as JsonValue)}`,
        dryRun,
      });
      const answerOf = (status: number, transaction: RecordedTransaction): WriteAnswer => ({
        status,
        text: JSON.stringify(shown(transaction)),
      });
      const recordAlone = async (line: number, sale: Sale, key: string | undefined): Promise<Outcome> => {
        const { status, text } = await decider.decideAndStore(
          author.tenantId,
          sale,
          (decided) =>
            performWrite(database, requestOf(sale, key), async (tx) => {
              const { transaction, created } = await decider.record(tx, author, sale, decided, source);
              return answerOf(created ? 201 : 200, transaction);
            }),
          least,
        );
        return { line, status, transaction: JSON.parse(text) };
      };
      const offerOf = (sale: Sale, { decision }: Decided, idempotencyKey: string | undefined): SaleToRecord => ({
        author,
        sale,
        decision,
        source,
        keyed:
          idempotencyKey === undefined
            ? undefined
            : {
                request: { ...requestOf(sale, idempotencyKey), idempotencyKey },
                answer: (transaction) => answerOf(201, transaction),
              },
      });

      const outage = new BatchOutage();
      return sendLines(request, reply, spoolFolder, async (portion) => {
        const outcomes: Outcome[] = [];
        let pending: PendingSale[] = [];
        const flush = async () => {
          const run = pending;
          pending = [];
          for (const [index, result] of (await recordRun(groups, run)).entries()) {
            const own = run[index];
            if (!own) continue;
            const outcome = 'result' in result ? result.result : refused(request, own.line, result.failure);
            outage.note(outcome.status);
            outcomes[own.at] = outcome;
          }
        };
        for (const [at, line] of portion.entries()) {
          const outcome: Outcome = await settled(request, line, outage, async (text) => {
            const body = parseJsonBody(text);
            check(body);
            const {
              explain: _explain,
              idempotencyKey,
              ...sale
            } = body as Sale & {
              explain?: boolean;
              idempotencyKey?: string;
            };
            // A rehearsal sees what stands before it, and a credit may take back a sale of this very batch.
            if (dryRun || pointsToOriginal(sale)) await flush();
            if (dryRun) return recordAlone(line.line, sale, idempotencyKey);
            const decided = await decider.decide(author.tenantId, sale, true, least);
            const alone = standsAlone(sale, decided);
            pending.push({
              at,
              line: line.line,
              offer: alone ? null : offerOf(sale, decided, idempotencyKey),
              together: ({ transaction }) => ({ line: line.line, status: 201, transaction: shown(transaction) }),
              alone: () => recordAlone(line.line, sale, idempotencyKey),
            });
            // What a sale creates or uses counts for the sales after it, so it is stored before they are decided.
            if (alone) await flush();
            return outcomes[at] ?? { line: line.line, status: PENDING, problem: null };
          });
          if (outcome.status !== PENDING && outcome !== outcomes[at]) outage.note(outcome.status);
          outcomes[at] = outcome;
        }
        await flush();
        return outcomes;
      });
    },
  });
}

/** The outcome of a line, whatever happens in it: one line never takes another along. */
async function settled(
  request: FastifyRequest,
  line: BatchLine,
  outage: BatchOutage,
  work: (text: string) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    if ('refusal' in line) throw line.refusal;
    outage.check();
    return await work(line.text);
  } catch (error) {
    return refused(request, line.line, error);
  }
}

function refused(request: FastifyRequest, line: number, error: unknown): Outcome {
  if (error instanceof Refusal) {
    const problem = problemOf(error, request.id);
    return { line, status: problem.status, problem: { ...problem, detail: `Line ${line}: ${problem.detail}` } };
  }
  // A defect: the cause goes to the log, the caller gets the id to name (design rule D13).
  const requestId = randomUUID();
  request.log.error({ err: error, requestId }, 'defect');
  const detail = `Line ${line}: nothing of it was stored. Report this id: ${requestId}`;
  const title = 'Something on our side went wrong';
  return {
    line,
    status: 500,
    problem: { type: '/docs/errors#defect', title, status: 500, code: 'defect', detail, requestId },
  };
}

async function sendLines(
  request: FastifyRequest,
  reply: FastifyReply,
  spoolFolder: string,
  answer: (portion: readonly BatchLine[]) => Promise<Outcome[]>,
): Promise<FastifyReply> {
  const spool = new Spool(spoolFolder);
  try {
    await takeIn(request.body instanceof Readable ? request.body : Readable.from([]), spool);
  } catch (error) {
    await spool.end();
    reply.header('connection', 'close');
    throw error;
  }
  const lines = Readable.from(answersTo(linesOf(spool.read()), answer));
  lines.once('close', () => spool.end());
  return reply.type(NDJSON).send(lines);
}

async function takeIn(body: Readable, spool: Spool): Promise<void> {
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      await spool.write(chunk as Buffer);
      if (spool.bytes > BATCH_LIMITS.bytes)
        throw new Refusal('too-large', `The batch has more than ${BATCH_LIMITS.bytes} bytes`);
    }
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code !== 'ECONNRESET' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    throw new Refusal('malformed-request', 'The connection ended before the batch did');
  }
  if (spool.bytes === 0) throw new Refusal('malformed-json', 'The body is empty');
}

async function* answersTo(
  lines: AsyncIterable<BatchLine>,
  answer: (portion: readonly BatchLine[]) => Promise<Outcome[]>,
): AsyncGenerator<string> {
  const write = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join('');
  let portion: BatchLine[] = [];
  let characters = 0;
  for await (const line of lines) {
    portion.push(line);
    if ('text' in line) characters += line.text.length;
    if (portion.length < BATCH_LIMITS.linesPerPortion && characters < BATCH_LIMITS.lineBytes) continue;
    yield write(await answer(portion));
    portion = [];
    characters = 0;
    await setImmediate();
  }
  if (portion.length > 0) yield write(await answer(portion));
}
