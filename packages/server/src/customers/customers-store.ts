import { randomUUID } from 'node:crypto';
import type { Customer, CustomerFields } from '@bonafide/core/customer/customer.ts';
import { sql } from 'kysely';
import { type Author, type Change, recordChanges } from '../ledger/changes.ts';
import { signalBook } from '../platform/book-signal.ts';
import type { Transaction } from '../platform/database.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';

export type CustomerInput = CustomerFields;

export async function findCustomer(
  tx: Transaction,
  tenantId: string,
  customerId: string,
): Promise<Customer | undefined> {
  const row = await tx
    .selectFrom('bonafide.customer')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return row?.body as unknown as Customer | undefined;
}

export async function findCustomersById(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
): Promise<Customer[]> {
  if (customerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.customer')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', [...customerIds])
    .execute();
  return rows.map((row) => row.body as unknown as Customer);
}

export async function findCustomersByNumber(
  tx: Transaction,
  tenantId: string,
  groupId: string,
  numbers: readonly string[],
): Promise<Map<string, Customer>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('bonafide.customer')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .where('number', 'in', [...numbers])
    .execute();
  return new Map(rows.map((row) => [(row.body as unknown as Customer).number, row.body as unknown as Customer]));
}

/** Exact name within a group; several customers may carry it (loose lookup, spec §4 step 3). At most 50 are read. */
export async function findCustomersByName(
  tx: Transaction,
  tenantId: string,
  groupId: string,
  name: string,
): Promise<Customer[]> {
  const rows = await tx
    .selectFrom('bonafide.customer')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .where('name', '=', name)
    .limit(50)
    .execute();
  return rows.map((row) => row.body as unknown as Customer);
}

/** The customers of a group in order of their ids, those after `after`: for reading all of them, page by page. */
export async function customersAfter(
  tx: Transaction,
  tenantId: string,
  groupId: string,
  after: string | null,
  limit: number,
): Promise<Customer[]> {
  let query = tx
    .selectFrom('bonafide.customer')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .orderBy('customer_id')
    .limit(limit);
  if (after !== null) query = query.where('customer_id', '>', after);
  return (await query.execute()).map((row) => row.body as unknown as Customer);
}

function columns(author: Author, customer: Customer) {
  return {
    tenant_id: author.tenantId,
    customer_id: customer.customerId,
    group_id: customer.groupId,
    number: customer.number,
    name: customer.name,
    state: customer.state,
    country: customer.country,
    body: toJsonb(customer),
    version: customer.version,
    // When this version became known, not when the customer did.
    recorded_at: sql<Date>`now()`,
  };
}

function sameFields(before: Customer, input: CustomerInput): boolean {
  const { customerId: _id, groupId: _group, version: _version, ...fields } = before;
  return (Object.keys(input) as (keyof CustomerInput)[]).every(
    (key) => JSON.stringify(fields[key]) === JSON.stringify(input[key]),
  );
}

export interface SavedCustomers {
  created: number;
  changed: number;
  unchanged: number;
  customers: Customer[];
}

/**
 * Creates or replaces customers of a group by number, as a file row does. A row that changes nothing makes no version.
 * Numbers must not repeat within `inputs`.
 */
export async function saveCustomers(
  tx: Transaction,
  author: Author,
  groupId: string,
  inputs: readonly CustomerInput[],
  event: 'imported' | 'saved' | 'created' = 'saved',
): Promise<SavedCustomers> {
  const before = await findCustomersByNumber(
    tx,
    author.tenantId,
    groupId,
    inputs.map((input) => input.number),
  );
  const saved: SavedCustomers = { created: 0, changed: 0, unchanged: 0, customers: [] };
  const writes: Customer[] = [];
  const changes: Change[] = [];
  for (const input of inputs) {
    const old = before.get(input.number);
    if (old && event === 'created') throw numberTaken(input.number);
    if (old && sameFields(old, input)) {
      saved.unchanged += 1;
      saved.customers.push(old);
      continue;
    }
    const customer: Customer = {
      ...input,
      customerId: old?.customerId ?? randomUUID(),
      groupId,
      version: (old?.version ?? 0) + 1,
    };
    saved[old ? 'changed' : 'created'] += 1;
    saved.customers.push(customer);
    writes.push(customer);
    changes.push(changeOf(customer, old ? (event === 'imported' ? 'imported' : 'changed') : 'created'));
  }
  if (writes.length > 0) {
    await tx
      .insertInto('bonafide.customer')
      .values(writes.map((customer) => columns(author, customer)))
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'customer_id']).doUpdateSet((set) => ({
          name: set.ref('excluded.name'),
          number: set.ref('excluded.number'),
          state: set.ref('excluded.state'),
          country: set.ref('excluded.country'),
          body: set.ref('excluded.body'),
          version: set.ref('excluded.version'),
          recorded_at: set.ref('excluded.recorded_at'),
        })),
      )
      .execute();
    await recordChanges(tx, author, changes);
    await signalBook(
      tx,
      author.tenantId,
      writes.map((customer) => customer.customerId),
    );
  }
  return saved;
}

function changeOf(customer: Customer, event: string): Change {
  return {
    kind: 'customer',
    recordId: customer.customerId,
    version: customer.version,
    parentId: null,
    event,
    summary: `Customer ${customer.number} ${event}`,
    body: customer,
  };
}

function numberTaken(number: string): Refusal {
  return new Refusal('already-exists', `The group already has a customer with number “${number}”`);
}

/** @throws Refusal `already-exists` when the group has a customer with this number */
export async function createCustomer(
  tx: Transaction,
  author: Author,
  groupId: string,
  input: CustomerInput,
): Promise<Customer> {
  const { customers } = await saveCustomers(tx, author, groupId, [input], 'created');
  const [customer] = customers;
  if (!customer) throw new Error('A saved customer is missing from the answer');
  return customer;
}

/** The customer and its row lock: whoever changes it, or counts on its certificates, waits. */
export async function lockCustomer(tx: Transaction, tenantId: string, customerId: string): Promise<Customer> {
  const row = await tx
    .selectFrom('bonafide.customer')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return row.body as unknown as Customer;
}

/**
 * Changes one customer, at the version the caller has seen.
 * @throws Refusal `not-found`, `version-mismatch`, `already-exists`
 */
export async function updateCustomer(
  tx: Transaction,
  author: Author,
  customerId: string,
  version: number,
  change: (customer: Customer) => CustomerInput,
): Promise<Customer> {
  const before = await lockCustomer(tx, author.tenantId, customerId);
  if (before.version !== version)
    throw new Refusal('version-mismatch', `The customer is now at version ${before.version}`);
  const input = change(before);
  if (sameFields(before, input)) return before;
  if (input.number !== before.number) {
    const taken = await findCustomersByNumber(tx, author.tenantId, before.groupId, [input.number]);
    if (taken.size > 0) throw numberTaken(input.number);
  }
  const customer: Customer = { ...input, customerId, groupId: before.groupId, version: before.version + 1 };
  const { tenant_id: _tenant, customer_id: _id, ...values } = columns(author, customer);
  await tx
    .updateTable('bonafide.customer')
    .set(values)
    .where('tenant_id', '=', author.tenantId)
    .where('customer_id', '=', customerId)
    .execute();
  await recordChanges(tx, author, [changeOf(customer, 'changed')]);
  await signalBook(tx, author.tenantId, [customerId]);
  return customer;
}
