import { explainDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { type WriteTogether, writeRoute } from '../accounts/write-route.ts';
import type { Author } from '../ledger/changes.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { READS_OWN_WRITES, REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, PageOf, PageQuery, Text100, Uuid } from '../platform/schemas.ts';
import { type Decider, findBeside, findTransaction, type RecordedTransaction } from './determination.ts';
import type { GroupCommit } from './group-commit.ts';
import { leastVersion } from './least-version.ts';
import type { SaleToRecord } from './new-transactions-store.ts';
import {
  DecisionView,
  SaleBody,
  SaleFilter,
  TransactionDetail,
  TransactionRow,
  TransactionSums,
  TransactionView,
  TriedSaleBody,
} from './sale-schemas.ts';
import { standsAlone } from './stands-alone.ts';
import { listTransactions, sumTransactions } from './transactions-list.ts';
import type { Clocks, TwoClocks } from './two-clocks.ts';

export interface DeterminationServices {
  database: Database;
  decider: Decider;
  groups: GroupCommit;
  twoClocks: TwoClocks;
  gazetteer: Gazetteer;
  cursors: Cursors;
}

function readSale(body: object): { sale: Sale; clocks: Clocks; explain: boolean } {
  const asked = body as Sale & Clocks & { explain?: boolean };
  // Most sales come without them and need not be copied.
  if (asked.explain === undefined && asked.asOf === undefined && asked.knownAt === undefined)
    return { sale: asked, clocks: NOW, explain: true };
  const { explain = true, asOf, knownAt, ...sale } = asked;
  return { sale, clocks: asOf === undefined && knownAt === undefined ? NOW : { asOf, knownAt }, explain };
}

const NOW: Clocks = {};

/** Sums may read many rows; they wait longer than a record does. */
const FIGURES = { readOnly: true, statementTimeoutMs: 60_000 } as const;

/** Quotes, commits, and the recorded sales. */
export function determinationRoutes(
  app: App,
  { database, decider, groups, twoClocks, gazetteer, cursors }: DeterminationServices,
): void {
  const present = (transaction: RecordedTransaction) => ({
    ...transaction,
    decision: explainDecision(transaction.decision, gazetteer),
  });

  /** Records a sale in one transaction with others that come at the same moment. */
  const withOthers =
    (toRecord: SaleToRecord): WriteTogether<ReturnType<typeof present>> =>
    async (request, answerOf) => {
      const answer = (transaction: RecordedTransaction) => answerOf({ status: 201, body: present(transaction) });
      const { idempotencyKey } = request;
      const keyed = idempotencyKey === undefined ? undefined : { request: { ...request, idempotencyKey }, answer };
      const recorded = await groups.offer({ ...toRecord, keyed });
      return recorded && (recorded.answer ?? answer(recorded.transaction));
    };

  const readDetail = (tenantId: string, key: Parameters<typeof findTransaction>[2]) =>
    database.withTenant(
      tenantId,
      async (tx) => {
        const found = await findTransaction(tx, tenantId, key);
        if (!found) throw new Refusal('not-found');
        return { ...present(found), ...(await findBeside(tx, tenantId, found.transactionId)) };
      },
      { readOnly: true },
    );

  app.post('/v1/determinations', {
    config: { permission: 'determinations.try', takes: READS_OWN_WRITES },
    // The answer is made here and has the schema's members and no others, which a test holds; so it is written as it is.
    serializerCompiler: () => JSON.stringify,
    schema: {
      tags: ['Determination'],
      summary: 'Decide a sale without recording it',
      body: TriedSaleBody,
      response: { 200: DecisionView },
    },
    handler: (request, reply) => {
      const { sale, clocks, explain } = readSale(request.body);
      const { tenantId } = callerOf(request);
      const least = leastVersion(request);
      // Most quotes need nothing but what is in memory, and are answered before anything else gets its turn.
      const held = clocks === NOW && least === undefined ? decider.decideHeld(tenantId, sale, explain) : undefined;
      if (held === undefined)
        return twoClocks
          .decide(tenantId, sale, clocks, explain, least)
          .then((decision) => explainDecision(decision, gazetteer));
      reply.send(explainDecision(held.decision, gazetteer));
      return undefined;
    },
  });

  app.post('/v1/transactions', {
    config: { permission: 'transactions.commit', takes: [...REPEATABLE, ...READS_OWN_WRITES] },
    schema: {
      tags: ['Determination'],
      summary: 'Decide a sale and record it',
      querystring: DryRunQuery,
      body: SaleBody,
      response: { 200: TransactionView, 201: TransactionView },
    },
    // As for quotes: the answer has the schema's members and no others.
    serializerCompiler: () => JSON.stringify,
    handler: (request, reply) => {
      const { sale } = readSale(request.body);
      const caller = callerOf(request);
      const source = caller.user ? 'console' : 'api';
      return decider.decideAndStore(
        caller.tenantId,
        sale,
        (decided) => {
          const together = standsAlone(sale, decided)
            ? undefined
            : withOthers({ author: authorOf(request), sale, decision: decided.decision, source });
          const alone = async (tx: Transaction, author: Author) => {
            const { transaction, created } = await decider.record(tx, author, sale, decided, source);
            return { status: created ? 201 : 200, body: present(transaction) };
          };
          return writeRoute(database, request, reply, alone, { together });
        },
        leastVersion(request),
      );
    },
  });

  app.get('/v1/transactions', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'Recorded sales, newest first',
      querystring: Type.Object(
        { ...SaleFilter, sort: Type.Optional(Type.String({ maxLength: 20 })), ...PageQuery },
        { additionalProperties: false },
      ),
      response: { 200: PageOf(TransactionRow) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => listTransactions(tx, tenantId, cursors, request.query), {
        readOnly: true,
      });
    },
  });

  app.get('/v1/transactions/totals', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'What the matching sales come to, per currency',
      querystring: Type.Object(SaleFilter, { additionalProperties: false }),
      response: { 200: TransactionSums },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const data = await database.withTenant(tenantId, (tx) => sumTransactions(tx, tenantId, request.query), FIGURES);
      return { data };
    },
  });

  app.get('/v1/transactions/:transactionId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'One recorded sale with its decision and the reasons',
      params: Type.Object({ transactionId: Uuid }),
      response: { 200: TransactionDetail },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return readDetail(tenantId, request.params);
    },
  });

  app.get('/v1/transactions/by-number/:company/:number', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'The latest revision of an invoice',
      params: Type.Object({ company: Text100, number: Text100 }),
      response: { 200: TransactionDetail },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return readDetail(tenantId, request.params);
    },
  });
}
