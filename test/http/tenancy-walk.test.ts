import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { type Operation, operationsOf, type RawAnswer, readContract, type SentRequest, send } from './contract.ts';
import { fillTenant, type Names, namesOfNobody } from './filled-tenant.ts';
import { SAMPLES, type Sample, samplesOf } from './route-samples.ts';
import { rowsOf } from './tenant-rows.ts';

let app: TestApp;
let operations: Operation[];
let one: Names;
let two: { tenantId: string; key: string };
/** Every id of the first tenant's rows, wherever it stands. */
let ids: Set<string>;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

beforeAll(async () => {
  app = await startTestApp();
  operations = operationsOf(await readContract(app));
  one = await fillTenant(app, app.adminKey, 'Kestrel');
  two = await app.addTenant('Second tenant');
  const dump = await rowsOf(app, app.tenantId);
  ids = new Set([...dump.values()].flat().flatMap((row) => row.match(UUID) ?? []));
}, 120_000);

/** What the request itself said may come back; everything else of the first tenant may not. */
function leaksOf(request: SentRequest, answer: RawAnswer): string[] {
  const said = `${decodeURIComponent(request.url)} ${Buffer.isBuffer(request.body) ? request.body.toString() : JSON.stringify(request.body ?? '')}`;
  const foreign = new Set([...ids, ...Object.values(one), app.tenantId]);
  const inWords = answer.text.split(/(?=Kestrel)/).slice(1);
  const unsaid = inWords.filter(
    (rest) => !Object.values(one).some((name) => said.includes(name) && rest.startsWith(name)),
  );
  return [...[...foreign].filter((text) => answer.text.includes(text) && !said.includes(text)), ...unsaid];
}

/** An answer without what differs from call to call: the names asked with, new ids, times. */
function plain(answer: RawAnswer, names: Names): string {
  let text = answer.text;
  // Long names first: a short one may stand inside a long one.
  const entries = Object.entries(names).sort(([, a], [, b]) => b.length - a.length);
  for (const [name, value] of entries) text = text.replaceAll(value, `<${name}>`);
  return text
    .replace(UUID, '<id>')
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+(Z|\+00)/g, '<instant>')
    .replace(/bfk_[\w-]+/g, '<secret>')
    .replace(/"userId":"\w{32}"/g, '"userId":"<user>"')
    .replace(/bonafide_(requests_total|database_connections|memory_bytes)(\{[^}]*\})? \d+/g, '<figure>');
}

describe('a second tenant finds nothing of the first', () => {
  test('the walk knows a request for every route of the contract, and for no other', () => {
    expect(operations.length).toBeGreaterThan(60);
    const routes = operations.map(({ name }) => name);
    const missing = routes.filter((name) => !SAMPLES[name]);
    expect(missing, 'routes without a sample in test/http/route-samples.ts').toEqual([]);
    expect(Object.keys(SAMPLES).filter((name) => !routes.includes(name))).toEqual([]);
  });

  test('every route names all of its parameters in some sample', () => {
    for (const { name, path } of operations) {
      const shape = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/?]+')}(\\?|$)`);
      for (const { url } of samplesOf(name, one)) expect(url, name).toMatch(shape);
    }
  });

  test('on every route: with another’s names it is answered as with names that nobody has', async () => {
    const before = await rowsOf(app, app.tenantId);
    expect([...before.values()].flat().length).toBeGreaterThan(40);
    const nobody = namesOfNobody();
    const wrong: string[] = [];
    // Reading before writing: then every list of the second tenant must still be empty.
    const inOrder = [...operations].sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'));
    for (const { name, method } of inOrder) {
      const unknown = samplesOf(name, nobody);
      for (const [index, request] of samplesOf(name, one).entries()) {
        const answer = await send(app, method, request, two.key);
        const toNobody = await send(app, method, unknown[index] as Sample, two.key);
        const at = `${method} ${request.url}`;
        if (answer.status !== request.other) wrong.push(`${at}: ${answer.status} ${answer.text.slice(0, 200)}`);
        if (request.empty && answer.body?.data?.length !== 0)
          wrong.push(`${at}: not empty ${answer.text.slice(0, 200)}`);
        if (answer.status !== toNobody.status || plain(answer, one) !== plain(toNobody, nobody))
          wrong.push(`${at}: ${plain(answer, one)} but for nobody's names ${plain(toNobody, nobody)}`);
        for (const leak of leaksOf(request, answer)) wrong.push(`${at}: tells ${leak.slice(0, 60)}`);
      }
    }
    expect(wrong).toEqual([]);
    const after = await rowsOf(app, app.tenantId);
    for (const [table, rows] of before) expect(after.get(table), `${table} of the first tenant`).toEqual(rows);
  }, 180_000);

  test('the same requests are good ones: the first tenant’s own admin gets what it asks for', async () => {
    const wrong: string[] = [];
    for (const { name, method } of operations) {
      for (const request of samplesOf(name, one)) {
        const answer = await send(app, method, request, app.adminKey);
        if (answer.status !== request.own)
          wrong.push(`${method} ${request.url}: ${answer.status} ${answer.text.slice(0, 300)}`);
        // A list that is empty for its owner, too, would prove nothing.
        if (request.empty && !(answer.body?.data?.length > 0))
          wrong.push(`${method} ${request.url}: empty for its owner`);
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  test('one Idempotency-Key in two tenants is two keys', async () => {
    const request = { url: '/v1/companies/SAME', body: { name: 'Same', usesExemptionCertificates: true } };
    const headers = { 'idempotency-key': 'the-same' };
    const first = await send(app, 'PUT', { ...request, headers }, app.adminKey);
    const second = await send(app, 'PUT', { ...request, headers }, two.key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.companyId).not.toBe(first.body.companyId);
  });

  test('the leak detector finds a leak', () => {
    const answer = (text: string): RawAnswer => ({
      status: 200,
      type: 'application/json',
      headers: {},
      text,
      body: null,
    });
    expect(leaksOf({ url: '/v1/customers' }, answer(`{"name":"${one.customerName}"}`))).not.toEqual([]);
    expect(leaksOf({ url: '/v1/customers' }, answer(`{"id":"${one.customerId}"}`))).not.toEqual([]);
    expect(leaksOf({ url: `/v1/customers/${one.customerId}` }, answer(`{"id":"${one.customerId}"}`))).toEqual([]);
  });
});
