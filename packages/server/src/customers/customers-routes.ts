import type { Customer } from '@bonafide/core/customer/customer.ts';
import { blankCustomer } from '@bonafide/core/customer/customer.ts';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { expectedVersion, mergePatch, writeRoute } from '../accounts/write-route.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE, VERSIONED } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery } from '../platform/schemas.ts';
import { findCompany, findGroup, listGroups } from './companies-store.ts';
import { CustomerParams, CustomerPatch, CustomerView, NewCustomer } from './customer-schemas.ts';
import { type CustomerInput, createCustomer, findCustomer, updateCustomer } from './customers-store.ts';

/** A form clears most fields by leaving null; these have no "empty" and are refused by name. */
const NEVER_NULL = ['name', 'number', 'country', 'fullyExempt', 'addressLines'] as const;

function patched(customer: Customer, patch: object): CustomerInput {
  for (const field of NEVER_NULL) {
    if ((patch as Record<string, unknown>)[field] === null) {
      const detail = 'This field cannot be empty';
      throw new Refusal('invalid-request', detail, [{ pointer: `/${field}`, code: 'not-null', detail }]);
    }
  }
  const { customerId: _id, groupId: _group, version: _version, ...fields } = customer;
  return mergePatch(fields, patch) as CustomerInput;
}

function unknownReference(pointer: string, code: string, detail: string): Refusal {
  return new Refusal('unknown-reference', detail, [{ pointer, code, detail }]);
}

/** The group a new customer goes into: the one that is named, else the active one of the company. */
async function groupOf(tx: Transaction, tenantId: string, externalId: string, name?: string): Promise<string> {
  const company = await findCompany(tx, tenantId, externalId);
  if (!company) throw unknownReference('/company', 'unknown', `There is no company with external id “${externalId}”`);
  if (name !== undefined) {
    const group = await findGroup(tx, tenantId, company.companyId, name);
    if (!group) throw unknownReference('/group', 'unknown', `Company “${externalId}” owns no customer group “${name}”`);
    return group.groupId;
  }
  const active = (await listGroups(tx, tenantId)).find(({ groupId }) => groupId === company.activeGroupId);
  if (!active)
    throw unknownReference('/group', 'missing', `Company “${externalId}” has no active customer group; name one`);
  return active.groupId;
}

/** One customer: create, read, change. The list with its figures stands in `reporting`. */
export function customersRoutes(app: App, { database }: { database: Database }): void {
  app.post('/v1/customers', {
    config: { permission: 'customers.write', takes: REPEATABLE },
    schema: {
      tags: ['Customers'],
      summary: 'Create a customer',
      querystring: DryRunQuery,
      body: NewCustomer,
      response: { 201: CustomerView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { company: externalId, group: groupName, ...fields } = request.body;
        const groupId = await groupOf(tx, author.tenantId, externalId, groupName);
        const input = { ...blankCustomer(fields.name, fields.number), ...fields } as CustomerInput;
        return { status: 201, body: await createCustomer(tx, author, groupId, input) };
      }),
  });

  app.get('/v1/customers/:customerId', {
    config: { permission: 'records.read' },
    schema: { tags: ['Customers'], summary: 'One customer', params: CustomerParams, response: { 200: CustomerView } },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const customer = await database.withTenant(
        tenantId,
        (tx) => findCustomer(tx, tenantId, request.params.customerId),
        { readOnly: true },
      );
      if (!customer) throw new Refusal('not-found');
      return reply.header('etag', `"${customer.version}"`).send(customer);
    },
  });

  app.patch('/v1/customers/:customerId', {
    config: { permission: 'customers.write', takes: VERSIONED },
    schema: {
      tags: ['Customers'],
      summary: 'Change a customer (JSON merge patch, If-Match)',
      params: CustomerParams,
      querystring: DryRunQuery,
      body: CustomerPatch,
      response: { 200: CustomerView },
    },
    handler: (request, reply) => {
      const version = expectedVersion(request);
      return writeRoute(database, request, reply, async (tx) => {
        const change = (customer: Customer) => patched(customer, request.body);
        return {
          status: 200,
          body: await updateCustomer(tx, authorOf(request), request.params.customerId, version, change),
        };
      });
    },
  });
}
