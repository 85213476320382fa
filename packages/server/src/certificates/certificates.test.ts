import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
});

let counter = 0;
function aCertificate(overrides: Record<string, unknown> = {}) {
  counter += 1;
  return {
    customerId: world.customerId,
    number: `K-${counter}`,
    validFrom: '2026-01-01',
    reasonCode: 'RS',
    grants: [stateGrant('US-TX')],
    ...overrides,
  };
}

async function create(overrides: Record<string, unknown> = {}) {
  const answer = await app.call('POST', '/v1/certificates', { body: aCertificate(overrides) });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

describe('creating and reading', () => {
  test('a record without a paper says which checks could not run, never that they passed', async () => {
    const made = await create({ status: 'approved' });
    expect(made.shownStatus).toBe('approved');
    expect(made.checks.notRun.length).toBeGreaterThan(10);
    expect(made.checks.passed).not.toContain('CMP-15');
  });

  test('a planted defect gives its finding with the law it rests on', async () => {
    const made = await create({
      formId: 'US-TX-01-339-F',
      claim: { ids: [{ kind: 'state-sales-tax', issuer: 'US-TX', value: '3-20481-9937' }] },
    });
    const finding = made.findings.find((entry: { code: string }) => entry.code === 'FMT-01');
    expect(finding).toMatchObject({ severity: 'reject', path: '/claim/ids/0/value' });
    expect(finding.text).toContain('10 characters');
    expect(finding.citationText).toContain('Texas');
  });

  test('a draft is checked as it will be kept: with the paper that is at hand', async () => {
    const codes = async (draft: object) => {
      const answer = await app.call('POST', '/v1/checks/try', { body: { customerId: world.customerId, ...draft } });
      expect(answer.status, answer.text).toBe(200);
      return answer.body.findings.map((finding: { code: string }) => finding.code);
    };
    expect(await codes({})).toContain('SEL-06');
    expect(await codes({ hasDocument: true })).not.toContain('SEL-06');
  });

  test.each([
    [{ expires: '2025-12-31' }, '/expires'],
    [{ validFrom: '2026-02-30' }, '/validFrom'],
    [{ exemptAmount: '100' }, '/currency'],
    [{ basisPercent: '1.5' }, '/basisPercent'],
    [{ use: 'limited' }, '/usePatterns'],
    [{ grants: [stateGrant('Texas')] }, '/grants/0/zone'],
    [{ exemptAmount: '1e9', currency: 'USD' }, '/exemptAmount'],
    [{ claim: { colour: 'red' } }, '/claim/colour'],
  ])('what contradicts itself is refused with its place: %j', async (overrides, pointer) => {
    const answer = await app.call('POST', '/v1/certificates', { body: aCertificate(overrides) });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  test('a customer is found by number in the active group', async () => {
    const { customerId: _customer, ...body } = aCertificate();
    const answer = await app.call('POST', '/v1/certificates', {
      body: { ...body, company: world.company, customer: { number: world.customerNumber } },
    });
    expect(answer.body.customerId).toBe(world.customerId);
  });
});

describe('life cycle and versions', () => {
  test('approval against blocking findings needs a reason; the version read is asked for', async () => {
    const made = await create({
      status: 'submitted',
      formId: 'US-TX-01-339-F',
      claim: { purchaser: { name: 'Prairie Supply' } },
    });
    const url = `/v1/certificates/${made.certificateId}/events`;
    expect((await app.call('POST', url, { body: { event: 'approve' } })).status).toBe(428);
    const blocked = await app.call('POST', url, { body: { event: 'approve' }, headers: { 'if-match': '"1"' } });
    expect(blocked.body.code).toBe('open-findings');
    const done = await app.call('POST', url, {
      body: { event: 'approve', reason: 'seen the original' },
      headers: { 'if-match': '"1"' },
    });
    expect(done.body).toMatchObject({ status: 'approved', version: 2 });
    const again = await app.call('POST', url, {
      body: { event: 'approve', reason: 'x' },
      headers: { 'if-match': '"2"' },
    });
    expect(again.body.code).toBe('status-conflict');
  });

  test('an approval may set the last day; a day before the first, or with another event, is refused in its place', async () => {
    const made = await create({ status: 'submitted', validFrom: '2026-01-01' });
    const url = `/v1/certificates/${made.certificateId}/events`;
    const send = (version: number, body: object) =>
      app.call('POST', url, { body, headers: { 'if-match': `"${version}"` } });
    const early = await send(1, { event: 'approve-temporarily', expires: '2025-12-31' });
    expect(early.body.errors).toMatchObject([{ pointer: '/expires', code: 'end-before-start' }]);
    const temporary = await send(1, { event: 'approve-temporarily', expires: '2027-01-31' });
    expect(temporary.body).toMatchObject({ shownStatus: 'temporary', expires: '2027-01-31', version: 2 });
    const good = await send(2, { event: 'approve', expires: null });
    expect(good.body).toMatchObject({ status: 'approved', expires: null });
    const revoked = await send(3, { event: 'revoke', reason: 'x', expires: '2027-01-31' });
    expect(revoked.body.errors).toMatchObject([{ pointer: '/expires', code: 'not-allowed' }]);
  });

  test('what we knew then and what we know now are both one question', async () => {
    const made = await create({ status: 'approved' });
    const url = `/v1/certificates/${made.certificateId}`;
    const before = new Date(Date.parse(made.recordedAt) + 1).toISOString();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await app.call('POST', `${url}/events`, {
      body: { event: 'revoke', reason: 'letter of the buyer' },
      headers: { 'if-match': '"1"' },
    });
    expect((await app.call('GET', url)).body.status).toBe('revoked');
    expect((await app.call('GET', `${url}?knownAt=${before}`)).body.status).toBe('approved');
    expect((await app.call('GET', `${url}?knownAt=2020-01-01T00:00:00Z`)).status).toBe(404);
    const { body } = await app.call('GET', `${url}/versions`);
    expect(body.data[0]).toMatchObject({
      version: 2,
      event: 'revoke',
      reason: 'letter of the buyer',
      changes: [{ path: '/status', from: 'approved', to: 'revoked' }],
    });
  });

  test('history cannot be rewritten by the role that serves requests', async () => {
    const made = await create();
    await expect(
      app.services.database.withTenant(app.tenantId, (tx) =>
        tx.deleteFrom('bonafide.record_version').where('record_id', '=', made.certificateId).execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test('a clerk may approve but not revoke, a viewer neither', async () => {
    const made = await create({ status: 'submitted' });
    const url = `/v1/certificates/${made.certificateId}/events`;
    const viewer = await app.call('POST', url, {
      body: { event: 'approve' },
      headers: { 'if-match': '"1"' },
      key: await app.keyFor('viewer'),
    });
    expect(viewer.status).toBe(403);
    const clerk = await app.keyFor('clerk');
    expect(
      (await app.call('POST', url, { body: { event: 'approve' }, headers: { 'if-match': '"1"' }, key: clerk })).status,
    ).toBe(200);
    expect(
      (
        await app.call('POST', url, {
          body: { event: 'revoke', reason: 'x' },
          headers: { 'if-match': '"2"' },
          key: clerk,
        })
      ).status,
    ).toBe(403);
  });
});

describe('the list', () => {
  test('pages through everything once, in order, and expired is computed', async () => {
    for (let n = 0; n < 5; n += 1) await create({ status: 'approved', expires: `2026-0${n + 2}-15` });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const url: string = `/v1/certificates?limit=3&sort=expires&endsBefore=2026-12-31${cursor ? `&cursor=${cursor}` : ''}`;
      const page = await app.call('GET', url);
      seen.push(...page.body.data.map((row: { expires: string }) => row.expires));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...seen].sort());
    expect(seen).toHaveLength(5);
    const expired = await app.call('GET', '/v1/certificates?status=expired');
    expect(expired.body.total).toBe(5);
    expect(expired.body.data.every((row: { shownStatus: string }) => row.shownStatus === 'expired')).toBe(true);
  });

  test('an edited cursor, or one of another filter, is refused', async () => {
    const page = await app.call('GET', '/v1/certificates?limit=1&sort=expires');
    const cursor = page.body.nextCursor as string;
    expect((await app.call('GET', `/v1/certificates?limit=1&sort=-expires&cursor=${cursor}`)).body.code).toBe(
      'bad-cursor',
    );
    expect((await app.call('GET', `/v1/certificates?limit=1&sort=expires&cursor=A${cursor}`)).body.code).toBe(
      'bad-cursor',
    );
  });

  test('narrows by the level of what was found and by whether a paper is kept; the reason is ours', async () => {
    await create({ number: 'L-1', claim: { purchaser: { name: 'Prairie Supply' } } });
    const numbers = async (query: string) => {
      const page = await app.call('GET', `/v1/certificates?q=L-1&${query}`);
      return page.body.data.map((row: { number: string }) => row.number);
    };
    expect(await numbers('severity=reject')).toEqual(['L-1']);
    expect(await numbers('severity=none')).toEqual([]);
    expect(await numbers('document=false')).toEqual(['L-1']);
    expect(await numbers('document=true')).toEqual([]);
    expect((await app.call('GET', '/v1/certificates?severity=loud')).status).toBe(422);
    const { body } = await app.call('GET', '/v1/certificates?q=L-1');
    expect(body.data[0].reason).toBe('resale');
  });
});
