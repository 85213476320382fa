import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
let other: Pick<TestApp, 'services' | 'call'>;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  other = await app.beside();
});

async function certificate(number: string): Promise<{ certificateId: string; version: string }> {
  const { status, text, body, headers } = await app.call('POST', '/v1/certificates', {
    body: {
      customerId: world.customerId,
      number,
      validFrom: '2026-01-01',
      reasonCode: 'RS',
      grants: [stateGrant('US-TX')],
      status: 'approved',
    },
  });
  expect(status, text).toBe(201);
  return { certificateId: body.certificateId, version: String(headers['book-version']) };
}

async function revoke(certificateId: string): Promise<string> {
  const { status, headers } = await app.call('POST', `/v1/certificates/${certificateId}/events`, {
    body: { event: 'revoke', reason: 'test' },
    headers: { 'if-match': '"1"' },
  });
  expect(status).toBe(200);
  return String(headers['book-version']);
}

async function decide(version?: string): Promise<string> {
  const headers = version === undefined ? {} : { 'if-book-version': version };
  const { status, text, body } = await other.call('POST', '/v1/determinations', { body: austinSale(world), headers });
  expect(status, text).toBe(200);
  return body.outcome;
}

test('what one process wrote the other knows when it is asked with the version, every time', async () => {
  for (let round = 0; round < 8; round += 1) {
    const made = await certificate(`R-${round}`);
    expect(made.version).toMatch(/^\d+$/);
    expect(await decide(made.version)).toBe('exempt');
    expect(await decide(await revoke(made.certificateId))).toBe('taxable');
  }
});

test('a commit whose signal has not come is read from the database, and only by who asks for it', async () => {
  await expect.poll(() => other.services.books.state().listening, { timeout: 5000 }).toBe(true);
  const made = await certificate('SILENT');
  expect(await decide(made.version)).toBe('exempt');
  expect(await decide()).toBe('exempt');
  // A commit whose signal is for ever under way: no other process can know of it.
  const [, changed] = (await app.superuser.query(
    `begin; update bonafide.certificate set body = jsonb_set(body, '{active}', 'false')
       where certificate_id = '${made.certificateId}' returning pg_current_xact_id()::text as version; commit`,
  )) as unknown as { rows: { version: string }[] }[];
  const version = changed?.rows[0]?.version;
  // The control: memory alone still says exempt. It is the version that makes the difference.
  expect(await decide()).toBe('exempt');
  expect(await decide(version)).toBe('taxable');
  expect(await decide('latest')).toBe('taxable');
  expect(await decide('99999999999999999999')).toBe('taxable');
  expect(await decide()).toBe('exempt');
  const commit = await other.call('POST', '/v1/transactions', {
    body: austinSale(world),
    headers: { 'if-book-version': String(version) },
  });
  expect(commit.body.decision.outcome).toBe('taxable');
});

test('a version that is none is refused; a write that changes no book gives none', async () => {
  for (const wrong of ['', 'x', '-1', '1.5', '123456789012345678901']) {
    const { status, body } = await other.call('POST', '/v1/determinations', {
      body: austinSale(world),
      headers: { 'if-book-version': wrong },
    });
    expect([status, body.code], wrong).toEqual([422, 'invalid-request']);
  }
  const commit = await app.call('POST', '/v1/transactions', { body: austinSale(world) });
  expect(commit.status).toBe(201);
  expect(commit.headers['book-version']).toBeUndefined();
});

test('a sale answered from memory is answered as one that was loaded for: licences, and the certificates of another customer', async () => {
  await expect.poll(() => app.services.books.state().listening, { timeout: 5000 }).toBe(true);
  const must = async (method: string, url: string, body: object) => {
    const answer = await app.call(method, url, { body });
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.body;
  };
  const day = { startDate: '2025-01-01' };
  await must('PUT', `/v1/companies/${world.company}/license-types`, { name: 'Dealer', ...day });
  const making = { company: world.company, name: 'Two', number: 'TWO' };
  const { customerId } = await must('POST', '/v1/customers', making);
  await must('PUT', `/v1/customers/${customerId}/licenses`, { type: 'Dealer', number: 'D-1', ...day });
  const { customerId: parentId } = await must('POST', '/v1/customers', { ...making, number: 'PARENT' });
  await must('POST', '/v1/certificates', {
    ...{ customerId: parentId, number: 'OF-PARENT', validFrom: '2026-01-01', status: 'approved' },
    ...{ reasonCode: 'RS', grants: [stateGrant('US-TX')] },
  });
  const quote = async () => {
    const { body } = await app.call('POST', '/v1/determinations', {
      body: austinSale(world, { customer: { number: 'TWO' } }),
    });
    return [body.outcome, body.lines[0].licenses?.map((license: { number: string }) => license.number)];
  };
  for (let time = 0; time < 3; time += 1) expect(await quote()).toEqual(['taxable', ['D-1']]);
  await must('POST', `/v1/customers/${customerId}/inheritance`, { fromCustomerId: parentId, from: '2026-01-01' });
  for (let time = 0; time < 3; time += 1) expect(await quote()).toEqual(['exempt', ['D-1']]);
});
