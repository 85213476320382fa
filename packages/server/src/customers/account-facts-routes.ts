import { ACCOUNT_EVENT_KINDS } from '@bonafide/core/check/account-history.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { expectedVersion, writeRoute } from '../accounts/write-route.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE, VERSIONED } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, DryRunQuery, InstantText, Nullable, OneOf, Uuid } from '../platform/schemas.ts';
import {
  findAuditNotices,
  findCustomerEvents,
  noteAuditNotice,
  noteCustomerEvent,
  undoAuditNotice,
  undoCustomerEvent,
} from './account-facts-store.ts';
import { findAccountSales } from './account-sales-store.ts';
import { requireCompany } from './companies-store.ts';
import { CompanyParams } from './company-schemas.ts';
import { CustomerParams } from './customer-schemas.ts';
import { findCustomer } from './customers-store.ts';

const Note = Nullable(Type.String({ minLength: 1, maxLength: 2000 }));
const kept = {
  version: Type.Integer(),
  undone: Type.Boolean({ description: 'It was noted in error and counts for no check' }),
  note: Nullable(Type.String()),
  recordedBy: Type.String(),
  recordedAt: InstantText,
};
const Kind = OneOf(
  ACCOUNT_EVENT_KINDS,
  'own-use: it was heard to use goods itself that it buys for resale; consumer-account, business-account: what it is billed as from that day',
);
const EventView = Type.Object({ eventId: Uuid, kind: Kind, date: DateText, ...kept });
const Jurisdiction = Type.String({ pattern: '^[A-Z]{2}-[A-Z0-9]{1,3}$', description: 'US-TX' });
const NoticeView = Type.Object({
  noticeId: Uuid,
  jurisdiction: Type.String(),
  noticeDate: DateText,
  from: Nullable(DateText),
  to: Nullable(DateText),
  ...kept,
});
const Undo = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) }, { additionalProperties: false });

async function requireCustomer(tx: Transaction, tenantId: string, customerId: string): Promise<void> {
  if (!(await findCustomer(tx, tenantId, customerId))) throw new Refusal('not-found');
}

/** What happened to customers over time, and audits announced to companies: what certificates are judged beside. */
export function accountFactsRoutes(app: App, { database }: { database: Database }): void {
  app.get('/v1/customers/:customerId/history', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Customers'],
      summary: 'When the customer bought first and last, gaps of more than twelve months, and what happened to it',
      params: CustomerParams,
      response: {
        200: Type.Object({
          firstSale: Nullable(DateText),
          lastSale: Nullable(DateText),
          gaps: Type.Array(Type.Object({ from: DateText, to: DateText })),
          events: Type.Array(EventView),
        }),
      },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { customerId } = request.params;
      return database.withTenant(
        tenantId,
        async (tx) => {
          await requireCustomer(tx, tenantId, customerId);
          const sales = (await findAccountSales(tx, tenantId, [customerId])).get(customerId);
          const events = await findCustomerEvents(tx, tenantId, [customerId]);
          return {
            firstSale: sales?.firstSale ?? null,
            lastSale: sales?.lastSale ?? null,
            gaps: sales?.gaps ?? [],
            events,
          };
        },
        { readOnly: true },
      );
    },
  });

  app.post('/v1/customers/:customerId/history/events', {
    config: { permission: 'customers.write', takes: REPEATABLE },
    schema: {
      tags: ['Customers'],
      summary: 'Note what happened to the customer: a merger, a new owner, a remark',
      params: CustomerParams,
      querystring: DryRunQuery,
      body: Type.Object({ kind: Kind, date: DateText, note: Type.Optional(Note) }, { additionalProperties: false }),
      response: { 201: EventView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { customerId } = request.params;
        const { kind, date, note = null } = request.body;
        await requireCustomer(tx, author.tenantId, customerId);
        return { status: 201, body: await noteCustomerEvent(tx, author, customerId, { kind, date, note }) };
      }),
  });

  app.post('/v1/customers/:customerId/history/events/:eventId/undo', {
    config: { permission: 'customers.write', takes: VERSIONED },
    schema: {
      tags: ['Customers'],
      summary: 'Say that an event was noted in error',
      params: Type.Object({ customerId: Uuid, eventId: Uuid }),
      querystring: DryRunQuery,
      body: Undo,
      response: { 200: EventView },
    },
    handler: (request, reply) => {
      const version = expectedVersion(request);
      return writeRoute(database, request, reply, async (tx, author) => ({
        status: 200,
        body: await undoCustomerEvent(tx, author, { ...request.params, version }, request.body.reason),
      }));
    },
  });

  app.get('/v1/companies/:externalId/audit-notices', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Companies'],
      summary: 'Audits that states have announced to the company, those noted in error among them',
      params: CompanyParams,
      response: { 200: Type.Object({ data: Type.Array(NoticeView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(
        tenantId,
        async (tx) => {
          const { companyId } = await requireCompany(tx, tenantId, request.params.externalId);
          return { data: await findAuditNotices(tx, tenantId, [companyId]) };
        },
        { readOnly: true },
      );
    },
  });

  app.post('/v1/companies/:externalId/audit-notices', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Companies'],
      summary: 'Note that a state will audit the company: the days left to cure its papers are counted from there',
      params: CompanyParams,
      querystring: DryRunQuery,
      body: Type.Object(
        {
          jurisdiction: Jurisdiction,
          noticeDate: DateText,
          from: Type.Optional(Nullable(DateText)),
          to: Type.Optional(Nullable(DateText)),
          note: Type.Optional(Note),
        },
        { additionalProperties: false },
      ),
      response: { 201: NoticeView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const company = await requireCompany(tx, author.tenantId, request.params.externalId);
        const { jurisdiction, noticeDate, from = null, to = null, note = null } = request.body;
        const input = { jurisdiction, noticeDate, from, to, note };
        return { status: 201, body: await noteAuditNotice(tx, author, company, input) };
      }),
  });

  app.post('/v1/companies/:externalId/audit-notices/:noticeId/undo', {
    config: { permission: 'companies.write', takes: VERSIONED },
    schema: {
      tags: ['Companies'],
      summary: 'Say that an audit was noted in error',
      params: Type.Object({ ...CompanyParams.properties, noticeId: Uuid }),
      querystring: DryRunQuery,
      body: Undo,
      response: { 200: NoticeView },
    },
    handler: (request, reply) => {
      const version = expectedVersion(request);
      return writeRoute(database, request, reply, async (tx, author) => {
        const { companyId } = await requireCompany(tx, author.tenantId, request.params.externalId);
        const key = { companyId, noticeId: request.params.noticeId, version };
        return { status: 200, body: await undoAuditNotice(tx, author, key, request.body.reason) };
      });
    },
  });
}
