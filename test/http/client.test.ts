import { beforeAll, expect, test } from 'vitest';
import { answerOf, ifMatch, makeClient } from '../../packages/client/src/client.ts';
import { Problem } from '../../packages/client/src/problem.ts';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';

let service: TestApp;
let baseUrl: string;
beforeAll(async () => {
  service = await startTestApp();
  baseUrl = await service.app.listen({ port: 0, host: '127.0.0.1' });
});

function aClient(key = service.adminKey) {
  return makeClient({ baseUrl, key });
}

test('writes, reads and changes records with the types of the contract', async () => {
  const client = aClient();
  const company = await answerOf(
    client.PUT('/v1/companies/{externalId}', {
      params: { path: { externalId: 'ACME' } },
      body: { name: 'Acme Supply', usesExemptionCertificates: true },
    }),
  );
  expect(company.externalId).toBe('ACME');
  await answerOf(
    client.PUT('/v1/companies/{externalId}/customer-groups/{group}', {
      params: { path: { externalId: 'ACME', group: 'Retail' } },
      body: {},
    }),
  );
  const customer = await answerOf(
    client.POST('/v1/customers', { body: { company: 'ACME', group: 'Retail', name: 'Bluebird Tools', number: 'C-1' } }),
  );
  const changed = await answerOf(
    client.PATCH('/v1/customers/{customerId}', {
      params: { path: { customerId: customer.customerId }, header: ifMatch(customer.version) },
      body: { city: 'Austin' },
    }),
  );
  expect(changed).toMatchObject({ city: 'Austin', version: customer.version + 1 });
});

test('the same key twice creates once', async () => {
  const client = aClient();
  const call = () =>
    answerOf(
      client.POST('/v1/customers', {
        headers: { 'idempotency-key': 'order-77' },
        body: { company: 'ACME', group: 'Retail', name: 'Cedar Mills', number: 'C-2' },
      }),
    );
  const first = await call();
  expect(await call()).toEqual(first);
});

test('a refusal is thrown with its code, status and places', async () => {
  const refused = answerOf(
    aClient().POST('/v1/customers', { body: { company: 'ACME', name: 'No number', number: '' } }),
  );
  await expect(refused).rejects.toBeInstanceOf(Problem);
  const problem = await refused.catch((error: Problem) => error);
  expect(problem).toMatchObject({ code: 'invalid-request', status: 422, body: { errors: [{ pointer: '/number' }] } });
});

test('a wrong key is told apart from a missing record', async () => {
  await expect(answerOf(aClient('wrong').GET('/v1/companies'))).rejects.toMatchObject({ code: 'not-signed-in' });
  const nobody = { params: { path: { externalId: 'NOBODY' } } };
  await expect(answerOf(aClient().GET('/v1/companies/{externalId}', nobody))).rejects.toMatchObject({ status: 404 });
});

test('an answer that is no problem document still says what happened', async () => {
  const client = makeClient({ baseUrl, fetch: async () => new Response('<html>Bad gateway</html>', { status: 502 }) });
  await expect(answerOf(client.GET('/v1/companies'))).rejects.toMatchObject({ code: 'not-told', status: 502 });
});
