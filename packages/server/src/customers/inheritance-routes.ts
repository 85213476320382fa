import type { Customer } from '@bonafide/core/customer/customer.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { expectedVersion, writeRoute } from '../accounts/write-route.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE, VERSIONED } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, DryRunQuery, InstantText, Nullable, OneOf, Uuid } from '../platform/schemas.ts';
import { CustomerParams } from './customer-schemas.ts';
import { findCustomer, findCustomersById } from './customers-store.ts';
import { createInheritance, endInheritance, findInheritance, type Inheritance } from './inheritance-store.ts';

const Party = Type.Object({ customerId: Uuid, number: Type.String(), name: Type.String() });
const InheritanceView = Type.Object({
  inheritanceId: Uuid,
  version: Type.Integer(),
  customer: Type.Object(Party.properties, { description: 'Who uses the certificates' }),
  of: Type.Object(Party.properties, { description: 'Whose certificates they are' }),
  from: DateText,
  until: Nullable(DateText),
  undone: Type.Boolean({ description: 'It counts for no sale any more' }),
  comment: Nullable(Type.String()),
  recordedBy: Type.String(),
  recordedAt: InstantText,
});
const Reason = Type.String({ minLength: 1, maxLength: 2000 });

const present = (rule: Inheritance, parties: ReadonlyMap<string, Customer>) => {
  const { customerId, fromCustomerId, ...rest } = rule;
  const party = (id: string) => {
    const { number, name } = parties.get(id) ?? { number: '', name: '' };
    return { customerId: id, number, name };
  };
  return { ...rest, customer: party(customerId), of: party(fromCustomerId) };
};

async function presentAll(tx: Transaction, tenantId: string, rules: readonly Inheritance[]) {
  const ids = new Set(rules.flatMap(({ customerId, fromCustomerId }) => [customerId, fromCustomerId]));
  const parties = new Map((await findCustomersById(tx, tenantId, [...ids])).map((one) => [one.customerId, one]));
  return rules.map((rule) => present(rule, parties));
}

async function presentOne(tx: Transaction, tenantId: string, rule: Inheritance) {
  const [shown] = await presentAll(tx, tenantId, [rule]);
  if (!shown) throw new Error('One rule in, one out');
  return shown;
}

/** Whose certificates a customer uses beside its own, and who uses its. */
export function inheritanceRoutes(app: App, { database }: { database: Database }): void {
  app.get('/v1/customers/:customerId/inheritance', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Customers'],
      summary: 'Whose certificates the customer uses, and who uses its; those undone among them',
      params: CustomerParams,
      response: { 200: Type.Object({ uses: Type.Array(InheritanceView), usedBy: Type.Array(InheritanceView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { customerId } = request.params;
      return database.withTenant(
        tenantId,
        async (tx) => {
          if (!(await findCustomer(tx, tenantId, customerId))) throw new Refusal('not-found');
          const uses = await findInheritance(tx, tenantId, [customerId]);
          const usedBy = await findInheritance(tx, tenantId, [customerId], 'from_customer_id');
          return { uses: await presentAll(tx, tenantId, uses), usedBy: await presentAll(tx, tenantId, usedBy) };
        },
        { readOnly: true },
      );
    },
  });

  app.post('/v1/customers/:customerId/inheritance', {
    config: { permission: 'customers.write', takes: REPEATABLE },
    schema: {
      tags: ['Customers'],
      summary: 'Let the customer use the certificates of another',
      params: CustomerParams,
      querystring: DryRunQuery,
      body: Type.Object(
        {
          fromCustomerId: Uuid,
          from: DateText,
          until: Type.Optional(Nullable(DateText)),
          comment: Type.Optional(Nullable(Type.String({ maxLength: 2000 }))),
        },
        { additionalProperties: false },
      ),
      response: { 201: InheritanceView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { fromCustomerId, from, until = null, comment = null } = request.body;
        const input = { fromCustomerId, from, until, comment };
        const rule = await createInheritance(tx, author, request.params.customerId, input);
        return { status: 201, body: await presentOne(tx, author.tenantId, rule) };
      }),
  });

  app.post('/v1/customers/:customerId/inheritance/:inheritanceId/events', {
    config: { permission: 'customers.write', takes: VERSIONED },
    schema: {
      tags: ['Customers'],
      summary: 'End the use of another customer’s certificates with a last day, or undo it for all sales',
      params: Type.Object({ customerId: Uuid, inheritanceId: Uuid }),
      querystring: DryRunQuery,
      body: Type.Object(
        { event: OneOf(['end', 'undo']), until: Type.Optional(DateText), reason: Reason },
        { additionalProperties: false },
      ),
      response: { 200: InheritanceView },
    },
    handler: (request, reply) => {
      const version = expectedVersion(request);
      const { event, until, reason } = request.body;
      return writeRoute(database, request, reply, async (tx, author) => {
        if (event === 'end' && until === undefined) {
          const detail = 'Ending needs the last day';
          throw new Refusal('invalid-request', detail, [{ pointer: '/until', code: 'missing', detail }]);
        }
        const act = event === 'end' ? { event, until: until ?? '', reason } : { event, reason };
        const rule = await endInheritance(tx, author, { ...request.params, version }, act);
        return { status: 200, body: await presentOne(tx, author.tenantId, rule) };
      });
    },
  });
}
