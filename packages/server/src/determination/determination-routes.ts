import { explainDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, PageOf, PageQuery, Text100, Uuid } from '../platform/schemas.ts';
import { type Decider, findTransaction, type RecordedTransaction } from './determination.ts';
import { DecisionView, SaleBody, TransactionRow, TransactionView } from './sale-schemas.ts';
import { listTransactions } from './transactions-list.ts';

export interface DeterminationServices {
  database: Database;
  decider: Decider;
  gazetteer: Gazetteer;
  cursors: Cursors;
}

function readSale(body: object): { sale: Sale; explain: boolean } {
  const { explain = true, ...sale } = body as Sale & { explain?: boolean };
  return { sale, explain };
}

const text = (max = 100) => Type.Optional(Type.String({ maxLength: max }));

/** Quotes, commits, and the recorded sales. */
export function determinationRoutes(app: App, { database, decider, gazetteer, cursors }: DeterminationServices): void {
  const present = (transaction: RecordedTransaction) => ({
    ...transaction,
    decision: explainDecision(transaction.decision, gazetteer),
  });

  app.post('/v1/determinations', {
    config: { permission: 'determinations.try' },
    schema: {
      tags: ['Determination'],
      summary: 'Decide a sale without recording it',
      body: SaleBody,
      response: { 200: DecisionView },
    },
    handler: async (request) => {
      const { sale, explain } = readSale(request.body);
      return explainDecision(await decider.decide(callerOf(request).tenantId, sale, explain), gazetteer);
    },
  });

  app.post('/v1/transactions', {
    config: { permission: 'transactions.commit' },
    schema: {
      tags: ['Determination'],
      summary: 'Decide a sale and record it',
      querystring: DryRunQuery,
      body: SaleBody,
      response: { 200: TransactionView, 201: TransactionView },
    },
    handler: async (request, reply) => {
      const { sale } = readSale(request.body);
      // Always with the trace: a recorded decision must be able to explain itself years later.
      const decision = await decider.decide(callerOf(request).tenantId, sale, true);
      return writeRoute(database, request, reply, async (tx, author) => {
        const source = callerOf(request).user ? 'console' : 'api';
        const { transaction, created } = await decider.record(tx, author, sale, decision, source);
        return { status: created ? 201 : 200, body: present(transaction) };
      });
    },
  });

  app.get('/v1/transactions', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'Recorded sales, newest first',
      querystring: Type.Object(
        {
          q: text(),
          company: text(),
          customerId: Type.Optional(Uuid),
          state: text(300),
          outcome: text(),
          from: text(10),
          to: text(10),
          view: text(40),
          ...PageQuery,
        },
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

  app.get('/v1/transactions/:transactionId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'One recorded sale with its decision and the reasons',
      params: Type.Object({ transactionId: Uuid }),
      response: { 200: TransactionView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const found = await database.withTenant(tenantId, (tx) => findTransaction(tx, tenantId, request.params), {
        readOnly: true,
      });
      if (!found) throw new Refusal('not-found');
      return present(found);
    },
  });

  app.get('/v1/transactions/by-number/:company/:number', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'The latest revision of an invoice',
      params: Type.Object({ company: Text100, number: Text100 }),
      response: { 200: TransactionView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const found = await database.withTenant(tenantId, (tx) => findTransaction(tx, tenantId, request.params), {
        readOnly: true,
      });
      if (!found) throw new Refusal('not-found');
      return present(found);
    },
  });
}
