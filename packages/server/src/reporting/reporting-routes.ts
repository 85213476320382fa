import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import type { Laws } from '../content/content.ts';
import { findCustomer } from '../customers/customers.ts';
import type { Clock } from '../platform/clock.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { PageOf, PageQuery, Uuid, UuidList } from '../platform/schemas.ts';
import { readCertificateFigures } from './certificate-figures.ts';
import { readCoverage } from './coverage.ts';
import { listCustomers } from './customers-list.ts';
import { readOverview } from './overview.ts';
import { CertificateFigures, Coverage, CustomerRow, Overview } from './reporting-schemas.ts';

export interface ReportingServices {
  database: Database;
  laws: Laws;
  clock: Clock;
  cursors: Cursors;
}

/** Figures may read many rows; they wait longer than a record does. */
const FIGURES = { readOnly: true, statementTimeoutMs: 60_000 } as const;
const text = (max = 100) => Type.Optional(Type.String({ maxLength: max }));

/** Exposure and coverage: the overview, the list of customers with what they cost, and one customer's grid. */
export function reportingRoutes(app: App, { database, laws, clock, cursors }: ReportingServices): void {
  const lawOf = (tx: Transaction, tenantId: string) => laws.lawInForce(tx, tenantId, clock.today());

  app.get('/v1/overview', {
    config: { permission: 'figures.read' },
    schema: {
      tags: ['Figures'],
      summary: 'How much tax is at risk today, and what cuts it most',
      response: { 200: Overview },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const read = async (tx: Transaction) => {
        const { content, today } = await lawOf(tx, tenantId);
        return readOverview(tx, tenantId, content, today);
      };
      return database.withTenant(tenantId, read, FIGURES);
    },
  });

  app.get('/v1/customers', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Customers'],
      summary: 'Customers with their cover and what it is worth',
      querystring: Type.Object(
        {
          q: text(),
          group: Type.Optional(Uuid),
          company: text(),
          state: text(300),
          cover: text(),
          sort: text(30),
          ...PageQuery,
        },
        { additionalProperties: false },
      ),
      response: { 200: PageOf(CustomerRow) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const read = async (tx: Transaction) =>
        listCustomers(tx, tenantId, { ...(await lawOf(tx, tenantId)), cursors }, request.query);
      return database.withTenant(tenantId, read, FIGURES);
    },
  });

  app.get('/v1/certificates/figures', {
    config: { permission: 'figures.read' },
    schema: {
      tags: ['Certificates'],
      summary: 'What the exempt sales of 12 months on certificates come to, each currency for itself; none, no entry',
      querystring: Type.Object({ certificateId: UuidList }, { additionalProperties: false }),
      response: { 200: Type.Object({ data: Type.Array(CertificateFigures) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const ids = request.query.certificateId.split(',');
      const data = await database.withTenant(
        tenantId,
        (tx) => readCertificateFigures(tx, tenantId, clock.today(), ids),
        FIGURES,
      );
      return { data };
    },
  });

  app.get('/v1/customers/:customerId/coverage', {
    config: { permission: 'figures.read' },
    schema: {
      tags: ['Customers'],
      summary: 'For which state, reason and month the customer is covered, and what the gaps cost',
      params: Type.Object({ customerId: Uuid }),
      querystring: Type.Object(
        { months: Type.Optional(Type.Integer({ minimum: 1, maximum: 120, default: 36 })) },
        { additionalProperties: false },
      ),
      response: { 200: Coverage },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { customerId } = request.params;
      return database.withTenant(
        tenantId,
        async (tx) => {
          if (!(await findCustomer(tx, tenantId, customerId))) throw new Refusal('not-found');
          const { content, today } = await lawOf(tx, tenantId);
          return readCoverage(tx, tenantId, content, today, customerId, request.query.months ?? 36);
        },
        FIGURES,
      );
    },
  });
}
