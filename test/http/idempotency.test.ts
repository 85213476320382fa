import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { type OpenApi, type Operation, operationsOf, readContract, type SentRequest, send } from './contract.ts';
import { fillTenant, type Names } from './filled-tenant.ts';
import { type Sample, samplesOf } from './route-samples.ts';

/** POSTs that create and take no key, each with what keeps a repeat from making a second one. Tested below. */
const SAFE_WITHOUT_KEY: Readonly<Record<string, string>> = {
  // A hash of the request would be a hash of the password in it.
  'POST /v1/members': 'an address can be added once',
  'POST /v1/imports/{importId}/run': 'asked twice is asked once',
  'POST /v1/imports/{importId}/rehearse': 'asked twice is asked once',
  'POST /v1/imports/{importId}/stop': 'asked twice is asked once',
  'POST /v1/portfolio/reviews/{reviewId}/run': 'asked twice is asked once',
  'POST /v1/portfolio/reviews/{reviewId}/stop': 'asked twice is asked once',
  'POST /v1/replays/{replayId}/run': 'asked twice is asked once',
  'POST /v1/replays/{replayId}/stop': 'asked twice is asked once',
};
/** The answer shows what is kept nowhere; a repeat is refused and makes no second one. */
const SHOWN_ONCE = ['POST /v1/api-keys'];
/** Name what they replace or end, so that a second one like it has nothing to do. */
const ENDS_ITS_LIKE = ['POST /v1/snapshot-keys', 'POST /v1/law/overlays/{overlayId}/withdraw'];
/** Changes the law that every other record here is judged by; it is repeated where releases are accepted (`law.test.ts`). */
const CHANGES_THE_LAW = 'POST /v1/law/accept';

/** They walk over every route that creates, some of which work in the background. */
vi.setConfig({ testTimeout: 120_000 });

let t: TestApp;
let contract: OpenApi;
beforeAll(async () => {
  t = await startTestApp();
  contract = await readContract(t);
});

let tenants = 0;
/** Records of its own for each test, so that none meets what another has changed. */
async function aTenant(): Promise<{ key: string; names: Names }> {
  tenants += 1;
  const { key } = await t.addTenant(`Tenant ${tenants}`);
  return { key, names: await fillTenant(t, key, `ONCE${tenants}`) };
}

const takesKey = ({ spec }: Operation) =>
  (spec.parameters ?? []).some(({ in: place, name }) => place === 'header' && name === 'Idempotency-Key');

/** Everything that takes a key, with a fresh request that succeeds. */
function walk(names: Names): { operation: Operation; sample: Sample }[] {
  return operationsOf(contract)
    .filter((operation) => operation.method === 'POST' && takesKey(operation) && operation.name !== CHANGES_THE_LAW)
    .map((operation) => {
      const sample = samplesOf(operation.name, names).find(
        ({ own, url }) => own >= 200 && own < 300 && !url.includes('dryRun'),
      );
      if (!sample) throw new Error(`${operation.name} has no sample that succeeds`);
      return { operation, sample };
    });
}

const withKey = (request: SentRequest, key: string): SentRequest => ({
  ...request,
  headers: { ...request.headers, 'idempotency-key': key },
});

/** The same request with another value in it: it asks for something else. */
function altered({ url, body, headers = {} }: SentRequest): SentRequest {
  if (body === undefined) return { url: `${url}?dryRun=false`, headers };
  if (Buffer.isBuffer(body))
    return { url, headers, body: Buffer.from(body.toString('latin1').replace('A paper', 'B paper'), 'latin1') };
  if (typeof body === 'string') return { url, headers, body: `${body}Another row,${randomUUID()}\n` };
  const { number, name, event, ...rest } = body as Record<string, unknown>;
  // The number of a look-up is a record of its own.
  if (typeof number === 'object') return { url, headers, body: { ...rest, number, note: 'Another' } };
  if (url === '/v1/snapshots') return { url, headers, body: { ...rest, validHours: 7 } };
  if (rest.pointer !== undefined || /\/withdraw$/.test(url))
    return { url, headers, body: { ...rest, reason: 'Another' } };
  if (rest.replaces !== undefined) return { url, headers, body: { replaces: '0'.repeat(32) } };
  if (event !== undefined) return { url, headers, body: { ...rest, event, reason: 'Another' } };
  const numbered = number === undefined ? {} : { number };
  if (rest.reason !== undefined) return { url, headers, body: { ...rest, ...numbered, reason: 'Another' } };
  if (rest.fromCustomerId !== undefined || rest.filter !== undefined)
    return { url, headers, body: { ...rest, [rest.filter ? 'name' : 'comment']: 'Another' } };
  if (rest.kind !== undefined || rest.noticeDate !== undefined)
    return { url, headers, body: { ...rest, note: 'Another' } };
  if (url.endsWith('/undo')) return { url, headers, body: { reason: 'Another' } };
  const changed = {
    ...(number === undefined ? {} : { number: randomUUID() }),
    ...(name === undefined ? {} : { name: 'Another' }),
  };
  return { url, headers, body: { ...rest, ...changed } };
}

/** What every effect leaves: entries in the log, sales, versions, files, keys. */
async function effects(): Promise<number> {
  const { rows } = await t.superuser.query<{ count: number }>(
    `select ((select count(*) from bonafide.ledger_entry) + (select count(*) from bonafide.record_version)
       + (select count(*) from bonafide.transaction) + (select count(*) from bonafide.import)
       + (select count(*) from bonafide.document) + (select count(*) from bonafide.exempt_list)
       + (select count(*) from bonafide.verification) + (select count(*) from bonafide.verification_file) + (select count(*) from access.api_key))::int as count`,
  );
  return rows[0]?.count ?? 0;
}

/** Work in the background leaves effects of its own; a comparison waits until there are no more. */
async function settledEffects(): Promise<number> {
  await expect
    .poll(async () => {
      const { rows } = await t.superuser.query(
        `select ((select count(*) from bonafide.import where status in ('rehearsing', 'running'))
           + (select count(*) from bonafide.exempt_list where status = 'reading')
           + (select count(*) from bonafide.verification_task where not needs_person and due_at <= now()))::int as open`,
      );
      return rows[0].open;
    })
    .toBe(0);
  return effects();
}

describe('a request with an Idempotency-Key', () => {
  test('is offered by every POST that creates', () => {
    const creating = operationsOf(contract).filter(
      ({ method, spec }) => method === 'POST' && ('201' in spec.responses || '202' in spec.responses),
    );
    expect(creating.length).toBeGreaterThan(5);
    const without = creating.filter((operation) => !takesKey(operation)).map(({ name }) => name);
    expect(without.toSorted()).toEqual(Object.keys(SAFE_WITHOUT_KEY).toSorted());
  });

  test('sent again is answered as before, byte for byte, and does nothing twice', async () => {
    const { key: secret, names } = await aTenant();
    for (const { operation, sample } of walk(names)) {
      const request = withKey(sample, randomUUID());
      const first = await send(t, 'POST', request, secret);
      expect([operation.name, first.status]).toEqual([operation.name, sample.own]);
      const after = await settledEffects();
      const second = await send(t, 'POST', request, secret);
      if (SHOWN_ONCE.includes(operation.name)) {
        expect([operation.name, second.status, second.body.code]).toEqual([operation.name, 409, 'already-exists']);
        expect(second.text).not.toContain(first.body.secret);
      } else expect([operation.name, second.status, second.text]).toEqual([operation.name, first.status, first.text]);
      expect([operation.name, await settledEffects()]).toEqual([operation.name, after]);
    }
  });

  test('used for another request is refused, and does nothing', async () => {
    const { key: secret, names } = await aTenant();
    for (const { operation, sample } of walk(names)) {
      const key = randomUUID();
      expect((await send(t, 'POST', withKey(sample, key), secret)).status, operation.name).toBe(sample.own);
      const after = await settledEffects();
      const other = await send(t, 'POST', withKey(altered(sample), key), secret);
      expect([operation.name, other.status, other.body?.code]).toEqual([operation.name, 422, 'idempotency-key-reused']);
      expect([operation.name, await settledEffects()]).toEqual([operation.name, after]);
    }
  });

  test('sent five times at once has one effect; whoever is not told to wait gets one answer', async () => {
    const { key: secret, names } = await aTenant();
    for (const { operation, sample } of walk(names)) {
      const request = withKey(sample, randomUUID());
      const before = await settledEffects();
      const answers = await Promise.all(Array.from({ length: 5 }, () => send(t, 'POST', request, secret)));
      const good = answers.filter(({ status }) => status === sample.own);
      const waits = answers.filter(({ body }) =>
        ['request-in-progress', 'already-exists', 'too-busy'].includes(body?.code),
      );
      expect([operation.name, good.length + waits.length], answers.map(({ text }) => text).join('\n')).toEqual([
        operation.name,
        5,
      ]);
      expect([operation.name, new Set(good.map(({ text }) => text)).size]).toEqual([operation.name, 1]);
      const effectsOfFive = (await settledEffects()) - before;
      // One fresh request shows how many rows one effect leaves.
      const [fresh] = walk(names).filter((entry) => entry.operation.name === operation.name);
      // Of a version that was read, there is one next version.
      if (!fresh || fresh.sample.headers?.['if-match'] || ENDS_ITS_LIKE.includes(operation.name)) continue;
      const again = await settledEffects();
      await send(t, 'POST', withKey(fresh.sample, randomUUID()), secret);
      expect([operation.name, (await settledEffects()) - again]).toEqual([operation.name, effectsOfFive]);
    }
  });

  test('with a key that cannot be one is refused before anything happens', async () => {
    const { key: secret, names } = await aTenant();
    for (const { operation, sample } of walk(names)) {
      const before = await settledEffects();
      for (const key of ['k'.repeat(256), 'two words', 'ключ'.normalize()]) {
        const headers = { ...sample.headers, 'idempotency-key': Buffer.from(key).toString('latin1') };
        const { status, body } = await send(t, 'POST', { ...sample, headers }, secret);
        expect([operation.name, key, status, body?.code]).toEqual([
          operation.name,
          key,
          400,
          'idempotency-key-unusable',
        ]);
      }
      expect([operation.name, await settledEffects()]).toEqual([operation.name, before]);
    }
  });

  test('that was refused leaves its key free: mended, the request is taken', async () => {
    const { key: secret, names } = await aTenant();
    const key = randomUUID();
    const body = { company: names.company, group: names.group, name: 'Mended', number: '' };
    const refused = await send(t, 'POST', withKey({ url: '/v1/customers', body }, key), secret);
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid-request']);
    const taken = { ...body, number: names.customerNumber };
    const exists = await send(t, 'POST', withKey({ url: '/v1/customers', body: taken }, key), secret);
    expect([exists.status, exists.body.code]).toEqual([409, 'already-exists']);
    const mended = { ...body, number: randomUUID() };
    expect((await send(t, 'POST', withKey({ url: '/v1/customers', body: mended }, key), secret)).status).toBe(201);
  });

  test('belongs to its tenant and to its caller: elsewhere the same key is a new one', async () => {
    const [ours, theirs] = [await aTenant(), await aTenant()];
    const made = await send(t, 'POST', { url: '/v1/api-keys', body: { name: 'Colleague', role: 'admin' } }, ours.key);
    const key = randomUUID();
    const bodyOf = ({ company, group }: Names) => ({ company, group, name: 'Same key', number: randomUUID() });
    const ids = [];
    for (const [caller, its] of [
      [ours.key, ours.names],
      [theirs.key, theirs.names],
      [made.body.secret, ours.names],
    ] as const) {
      const answer = await send(t, 'POST', withKey({ url: '/v1/customers', body: bodyOf(its) }, key), caller);
      expect(answer.status, answer.text).toBe(201);
      ids.push(answer.body.customerId);
    }
    expect(new Set(ids).size).toBe(3);
  });

  test('needs none where a repeat cannot make a second one', async () => {
    const { key: secret, names } = await aTenant();
    const [member] = samplesOf('POST /v1/members', names);
    if (!member) throw new Error('no sample');
    expect((await send(t, 'POST', member, secret)).status).toBe(201);
    const repeated = await send(t, 'POST', member, secret);
    expect([repeated.status, repeated.body.code]).toEqual([409, 'already-exists']);
    const run = { url: `/v1/imports/${names.toRunId}/run` };
    expect((await send(t, 'POST', run, secret)).status).toBe(202);
    const after = await settledEffects();
    expect((await send(t, 'POST', run, secret)).body.status).toBe('done');
    expect(await settledEffects()).toBe(after);
  });
});
