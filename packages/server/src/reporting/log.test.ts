import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  const certificate = {
    customerId: world.customerId,
    number: 'RS-1',
    validFrom: '2026-01-01',
    reasonCode: 'RS',
    grants: [stateGrant('US-TX')],
    status: 'approved',
  };
  expect((await app.call('POST', '/v1/certificates', { body: certificate })).status).toBe(201);
  expect((await app.call('POST', '/v1/transactions', { body: austinSale(world, { number: 'INV-1' }) })).status).toBe(
    201,
  );
});

interface Entry {
  entryId: string;
  kind: string;
  ref: string;
  recordName: string | null;
}
const log = async (query: string): Promise<{ data: Entry[]; total: number; nextCursor: string | null }> =>
  (await app.call('GET', `/v1/log${query}`)).body;
const only = async (kind: string): Promise<Entry> => {
  const [entry, more] = (await log(`?kind=${kind}`)).data;
  if (!entry || more) throw new Error(`Expected one entry of kind ${kind}`);
  return entry;
};

test('names the record of each entry as it is called today, and counts', async () => {
  const page = await log('');
  expect(page.total).toBe(page.data.length);
  expect((await only('transaction.')).recordName).toBe('INV-1');
  expect((await log('?kind=authority.')).data.map((entry) => entry.recordName).sort()).toEqual(['Austin', 'Texas']);
  expect((await only('customer-group.')).recordName).toBe(world.group);
  expect((await only('customer.created')).recordName).toContain('Prairie Supply');
  expect((await only('certificate.created')).recordName).toContain('Prairie Supply');
});

test('pages without gap or repeat, and filters by record and by day', async () => {
  const all = (await log('')).data.map((entry) => entry.entryId);
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await log(`?limit=3${cursor}`);
    seen.push(...page.data.map((entry) => entry.entryId));
    cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
  } while (cursor);
  expect(seen).toEqual(all);
  expect((await log(`?ref=customer/${world.customerId}`)).data.map((entry) => entry.kind)).toEqual([
    'customer.created',
  ]);
  const day = new Date().toISOString().slice(0, 10);
  expect((await log(`?from=${day}&to=${day}`)).total).toBe(all.length);
  expect((await log('?to=2020-01-01')).total).toBe(0);
});

test('an entry is proved by the record that is kept: a record changed behind its back no longer gives the hash', async () => {
  const proof = async (entry: Entry) => (await app.call('GET', `/v1/log/${entry.entryId}`)).body.proof;
  const sale = await only('transaction.');
  const customer = await only('customer.created');
  const certificate = await only('certificate.created');
  for (const entry of [sale, customer, certificate]) expect(await proof(entry)).toBe('matches');
  expect(await proof(await only('tenant.created'))).toBe('not-kept');
  await app.superuser.query("update bonafide.transaction set sale = jsonb_set(sale, '{date}', '\"2026-03-16\"')");
  await app.superuser.query(
    'update bonafide.record_version set body = body || \'{"comment":"x"}\' where kind = \'customer\'',
  );
  expect(await proof(sale)).toBe('differs');
  expect(await proof(customer)).toBe('differs');
  expect(await proof(certificate)).toBe('matches');
});

test('for those who may read it, of their own tenant', async () => {
  const entry = await only('transaction.');
  const statuses = [];
  for (const role of ['auditor', 'manager', 'clerk', 'viewer'] as const) {
    const key = await app.keyFor(role);
    statuses.push((await app.call('GET', '/v1/log', { key })).status);
    statuses.push((await app.call('GET', `/v1/log/${entry.entryId}`, { key })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 403, 403, 403, 403]);
  const other = await app.addTenant('Other');
  expect((await app.call('GET', `/v1/log/${entry.entryId}`, { key: other.key })).status).toBe(404);
});
