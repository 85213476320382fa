import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { type Operation, operationsOf, readContract, send } from './contract.ts';
import { fillTenant, waitForReviews } from './filled-tenant.ts';
import { type Sample, samplesOf } from './route-samples.ts';
import { rowsOf } from './tenant-rows.ts';

let app: TestApp;
let operations: Operation[];

beforeAll(async () => {
  app = await startTestApp();
  operations = operationsOf(await readContract(app));
}, 120_000);

/** A tenant of its own, filled: what one walk changes is not what the next one finds. */
async function aFilledTenant(mark: string) {
  const tenant = await app.addTenant(mark);
  return { ...tenant, names: await fillTenant(app, tenant.key, mark) };
}

function having(name: string): Operation[] {
  const found = operations.filter(({ spec }) => spec.parameters?.some((parameter) => parameter.name === name));
  expect(found.length, `operations with ${name}`).toBeGreaterThan(9);
  return found;
}

const withHeader = (request: Sample, name: string, value: string): Sample => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});

/** What a request has asked of registries, and lists that are read in, end in the background. */
async function registriesRest(): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await app.superuser.query(
        `select ((select count(*) from bonafide.exempt_list where status = 'reading')
          + (select count(*) from bonafide.verification_task where not needs_person and due_at <= now()))::int as open`,
      );
      return rows[0].open;
    })
    .toBe(0);
}

describe('every route that takes an Idempotency-Key', () => {
  test('answers the same request with the same key as before, and does nothing twice', async () => {
    const { tenantId, key, names } = await aFilledTenant('Merlin');
    const wrong: string[] = [];
    for (const { name, method } of having('Idempotency-Key')) {
      const [sample] = samplesOf(name, names) as [Sample];
      const request = withHeader(sample, 'idempotency-key', `once-${name.replaceAll(/\W/g, '-')}`);
      const first = await send(app, method, request, key);
      if (first.status !== sample.own) wrong.push(`${name}: ${first.status} ${first.text.slice(0, 200)}`);
      await registriesRest();
      await waitForReviews(async () => (await app.call('GET', '/v1/portfolio/reviews', { key })).body.data);
      // Imports, replays and reviews work on in the background; what they do is not the repeat's doing.
      const before = /\/v1\/(imports|replays|portfolio|law|custom-checks|companies\/[^/]+\/check-policy)/.test(name)
        ? undefined
        : await rowsOf(app, tenantId);
      const again = await send(app, method, request, key);
      if (before && JSON.stringify([...(await rowsOf(app, tenantId))]) !== JSON.stringify([...before]))
        wrong.push(`${name}: the repeat changed something`);
      if (first.body?.secret !== undefined) {
        // A secret is shown once and kept nowhere, so the repeat can only say that there was a first.
        expect([again.status, again.body.code], name).toEqual([409, 'already-exists']);
        continue;
      }
      expect(again.text, name).toBe(first.text);
      if (again.status !== first.status) wrong.push(`${name}: ${first.status}, then ${again.status}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('refuses the key with another request', async () => {
    const { key, names } = await aFilledTenant('Hobby');
    const wrong: string[] = [];
    for (const { name, method } of having('Idempotency-Key')) {
      const [sample] = samplesOf(name, names) as [Sample];
      const first = withHeader(sample, 'idempotency-key', `reused-${name.replaceAll(/\W/g, '-')}`);
      await send(app, method, first, key);
      const other: Sample = Buffer.isBuffer(first.body)
        ? { ...first, body: Buffer.from(first.body.toString('latin1').replace('A paper', 'B paper'), 'latin1') }
        : typeof first.body === 'string'
          ? { ...first, body: `${first.body}Another,other-1\n` }
          : { ...first, url: `${first.url}${first.url.includes('?') ? '&' : '?'}dryRun=false` };
      const answer = await send(app, method, other, key);
      if (answer.body?.code !== 'idempotency-key-reused')
        wrong.push(`${name}: ${answer.status} ${answer.text.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('every route that has a dry run', () => {
  test('answers as it would, and leaves no trace in any table', async () => {
    const { tenantId, key, names } = await aFilledTenant('Sparrowhawk');
    const before = await rowsOf(app, tenantId);
    const wrong: string[] = [];
    for (const { name, method } of having('dryRun')) {
      for (const sample of samplesOf(name, names)) {
        const url = sample.url.includes('dryRun')
          ? sample.url
          : `${sample.url}${sample.url.includes('?') ? '&' : '?'}dryRun=true`;
        const answer = await send(app, method, { ...sample, url }, key);
        if (answer.status !== sample.own) wrong.push(`${name}: ${answer.status} ${answer.text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
    for (const [table, rows] of await rowsOf(app, tenantId)) expect(rows, table).toEqual(before.get(table));
  }, 120_000);
});

test('a refused write leaves no trace either', async () => {
  const { tenantId, key, names } = await aFilledTenant('Goshawk');
  const before = await rowsOf(app, tenantId);
  for (const { name, method } of operations.filter((operation) => operation.method !== 'GET')) {
    for (const sample of samplesOf(name, names)) {
      const spoilt = [
        { ...sample, body: '{"half":', headers: { ...sample.headers, 'content-type': 'application/json' } },
        { ...sample, body: 'x', headers: { ...sample.headers, 'content-type': 'image/gif' } },
        ...(typeof sample.body === 'object' && !Buffer.isBuffer(sample.body)
          ? [
              { ...sample, body: { ...sample.body, nobodyKnows: 1 } },
              { ...sample, body: [sample.body] },
            ]
          : []),
      ];
      // A route that takes no body does not look at one: then there is nothing wrong with the request.
      const takesBody = operations.find((operation) => operation.name === name)?.spec.requestBody !== undefined;
      for (const request of takesBody ? spoilt : []) {
        const answer = await send(app, method, request, key);
        expect(answer.status, `${name}: ${answer.text.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
        expect(answer.status, `${name}: ${answer.text.slice(0, 200)}`).toBeLessThan(500);
      }
    }
  }
  for (const [table, rows] of await rowsOf(app, tenantId)) expect(rows, table).toEqual(before.get(table));
}, 120_000);
