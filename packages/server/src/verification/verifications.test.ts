import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';
import { json, type RegistryServer, startRegistry, viesAnswer } from './testing/registry-server.ts';

let app: TestApp;
let world: TestWorld;
let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
  app = await startTestApp({
    outgoing: { allowed: [{ origin: registry.origin, mayBePrivate: true }], secrets: new Map() },
  });
  world = await makeTestWorld(app);
});
afterAll(() => registry.close());

const TEXAS = { kind: 'state-sales-tax', issuer: 'US-TX', value: '3-20488-1726-5' };
let counter = 0;

async function certificateWith(ids: object[], claim: object = {}) {
  counter += 1;
  const answer = await app.call('POST', '/v1/certificates', {
    body: {
      customerId: world.customerId,
      number: `V-${counter}`,
      status: 'approved',
      validFrom: '2026-01-01',
      reasonCode: 'RS',
      grants: [stateGrant('US-TX')],
      claim: { ids, purchaser: { name: 'Hollis Marine LLC' }, signedDate: '2026-01-01', ...claim },
    },
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.certificateId as string;
}

async function codesOf(certificateId: string): Promise<string[]> {
  const { body } = await app.call('GET', `/v1/certificates/${certificateId}`);
  return body.findings.map((finding: { code: string }) => finding.code);
}

async function must(method: string, url: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await app.call(method, url, { body, headers });
  expect(answer.status, `${method} ${url} ${answer.text}`).toBeLessThan(300);
  return answer.body;
}

async function switchOn(sourceId: string, kind: string, config: object, more: object = {}) {
  const { data } = await must('GET', '/v1/verification-sources');
  const version = data.find((one: { sourceId: string }) => one.sourceId === sourceId)?.version ?? 0;
  return must('PUT', `/v1/verification-sources/${sourceId}`, {
    ...{ kind, name: sourceId, switchedOn: true, goodForDays: 90, perMinute: 600, config, version },
    ...more,
  });
}

describe('looked up by a person', () => {
  test('a closed permit is found on every certificate with the number, and the record says who looked', async () => {
    const [one, other] = [await certificateWith([TEXAS]), await certificateWith([{ ...TEXAS, value: '32048817265' }])];
    expect(await codesOf(one)).not.toContain('DAT-18');
    const made = await must('POST', '/v1/verifications', {
      number: TEXAS,
      url: 'https://mycpa.cpa.state.tx.us/staxpayersearch/',
      result: 'closed',
      said: { endDate: '2026-05-31', name: 'HOLLIS MARINE' },
      note: 'Seen on the page of the Comptroller',
    });
    expect(made).toMatchObject({ registry: 'Texas', result: 'closed', adapter: 'manual', askedBy: 'test' });
    for (const id of [one, other]) expect(await codesOf(id)).toEqual(expect.arrayContaining(['DAT-18', 'IDN-07']));
    const panel = await must('GET', `/v1/certificates/${one}/verifications`);
    expect(panel.numbers[0]).toMatchObject({ registered: true, guide: { issuerName: 'Texas', enter: '32048817265' } });
    expect(panel.numbers[0].guide.places[0].url).toMatch(/^https/);
    expect(panel.numbers[0].verifications[0].verificationId).toBe(made.verificationId);
  });

  test('the seal holds, and shows whoever alters record, seal or log', async () => {
    const { verificationId } = await must('POST', '/v1/verifications', {
      number: TEXAS,
      result: 'active',
      note: 'by phone',
    });
    const check = () => must('GET', `/v1/verifications/${verificationId}/seal`);
    expect(await check()).toMatchObject({ intact: true, record: true, log: 'held', answer: null });
    const alter = (sql: string) => app.superuser.query(sql, [verificationId]);
    await alter(
      `update bonafide.verification set said = said || '{"name":"Somebody else"}' where verification_id = $1`,
    );
    const altered = await check();
    expect(altered).toMatchObject({ intact: false, record: false, log: 'altered' });
    // Even with the seal computed anew: the log committed to another.
    await app.superuser.query('update bonafide.verification set seal = $2 where verification_id = $1', [
      verificationId,
      altered.recomputed,
    ]);
    expect(await check()).toMatchObject({ intact: false, record: true, log: 'altered' });
  });

  test.each([
    [{ number: TEXAS, result: 'maybe' }, '/result'],
    [{ number: TEXAS, result: 'active', said: { startDate: '2026-05-01', endDate: '2026-04-01' } }, '/said/endDate'],
    [{ number: TEXAS, result: 'active', fileId: '00000000-0000-4000-8000-000000000000' }, '/fileId'],
    [{ number: TEXAS, result: 'active', url: 'javascript:alert(1)' }, '/url'],
  ])('%j is refused at its place', async (body, pointer) => {
    const answer = await app.call('POST', '/v1/verifications', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].pointer).toBe(pointer);
  });
});

describe('asked by the product', () => {
  test('nothing is asked until it is switched on, and only where the operator lets it go', async () => {
    await certificateWith([{ kind: 'vat', issuer: 'DE', value: 'DE136695976' }]);
    expect(registry.seen).toHaveLength(0);
    const refused = await app.call('PUT', '/v1/verification-sources/vies', {
      body: { kind: 'vies', name: 'VIES', switchedOn: true, goodForDays: 90, perMinute: 60, config: {}, version: 0 },
    });
    expect(refused.body.code).toBe('host-not-allowed');
  });

  test('silence is told apart, asked again later, and an answer then judges the certificate', async () => {
    registry.answerWith(json(viesAnswer({ isValid: false, userError: 'MS_UNAVAILABLE' })));
    await switchOn('vies', 'vies', { address: registry.origin, requester: null });
    const id = await certificateWith([{ kind: 'vat', issuer: 'DE', value: 'DE 136 695 976' }]);
    await app.services.runner.sweep([app.tenantId]);
    const last = async () => (await must('GET', `/v1/certificates/${id}/verifications`)).numbers[0].verifications[0];
    await vi.waitFor(async () => expect(await last()).toMatchObject({ result: 'no-answer', silence: 'server-error' }), {
      timeout: 10_000,
    });
    await vi.waitFor(async () => expect(await codesOf(id)).toContain('IDN-08'));
    expect(await codesOf(id)).not.toContain('IDN-01');
    const page = await must('GET', '/v1/verification-tasks?state=no-answer');
    expect(page.data[0]).toMatchObject({ attempts: 1, why: 'retry', lastSilence: 'server-error' });
    expect(Date.parse(page.data[0].dueAt) - Date.now()).toBeGreaterThan(200_000);

    registry.answerWith(json(viesAnswer({ isValid: false, userError: 'INVALID', name: '---', address: '---' })));
    expect(await must('POST', `/v1/certificates/${id}/verifications/ask`)).toEqual({ questions: 1 });
    await vi.waitFor(async () => expect(await codesOf(id)).toContain('IDN-01'), { timeout: 10_000 });
    expect(await codesOf(id)).not.toContain('IDN-08');
    const { verificationId } = await last();
    expect(await must('GET', `/v1/verifications/${verificationId}/seal`)).toMatchObject({ intact: true, answer: true });
    await app.superuser.query(`update bonafide.verification set answer = '{}' where verification_id = $1`, [
      verificationId,
    ]);
    expect(await must('GET', `/v1/verifications/${verificationId}/seal`)).toMatchObject({
      intact: false,
      answer: false,
    });
  });

  test('two processes ask each question once, and a question of a process that was killed is asked again', async () => {
    const other = await app.beside();
    let asked = 0;
    registry.answerWith((request, response) => {
      asked += 1;
      setTimeout(() => json(viesAnswer())(request, response), 20);
    });
    const numbers = ['ATU13585627', 'BE0428759497', 'LU26375245', 'DK13585628', 'FI20774740'];
    for (const value of numbers) await certificateWith([{ kind: 'vat', issuer: null, value }]);
    // One of them is held by a process that is gone.
    await app.superuser.query(
      `update bonafide.verification_task set lease = lease + 1, leased_until = now() - interval '1 second' where number_key = 'LU26375245'`,
    );
    await Promise.all([app.services.runner.sweep([app.tenantId]), other.services.runner.sweep([app.tenantId])]);
    await vi.waitFor(
      async () => {
        const { rows } = await app.superuser.query(
          `select count(*)::int as n from bonafide.verification_task where number_key = any ($1) and last_result = 'active' and due_at > now() + interval '70 days'`,
          [numbers],
        );
        expect(rows[0].n).toBe(numbers.length);
      },
      { timeout: 15_000 },
    );
    expect(asked).toBe(numbers.length);
  });
});

describe('the lists of exempt organizations', () => {
  const CHARITY = { reasons: ['charitable'] };
  const header =
    'EIN,NAME,ICO,STREET,CITY,STATE,ZIP,GROUP,SUBSECTION,AFFILIATION,CLASSIFICATION,RULING,DEDUCTIBILITY,FOUNDATION,ACTIVITY,ORGANIZATION,STATUS,TAX_PERIOD,ASSET_CD,INCOME_CD,FILING_REQ_CD,PF_FILING_REQ_CD,ACCT_PD,ASSET_AMT,INCOME_AMT,REVENUE_AMT,NTEE_CD,SORT_NAME';
  const row = (ein: string, name: string) =>
    `${ein},${name},% TREASURER,1 MAIN ST,AUSTIN,TX,78701-0000,0000,03,3,1000,200001,1,15,000000000,1,01,202412,3,3,01,0,12,100,100,100,P20,`;
  async function take(query: string, text: string) {
    const headers = { 'content-type': 'text/csv' };
    const { listId } = await must('POST', `/v1/exempt-lists?${query}`, text, headers);
    const view = () => must('GET', `/v1/exempt-lists/${listId}`);
    await vi.waitFor(async () => expect((await view()).status).not.toBe('reading'), { timeout: 10_000 });
    return view();
  }

  test('a part proves presence, never absence; the whole proves both; a revocation counts when nobody lists it', async () => {
    await switchOn('irs', 'irs', {});
    const bmf = [header, row('741234567', '"HELPING HANDS, INC"'), row('012345678', 'OLD MISSION')].join('\r\n');
    expect(await take('kind=eo-bmf&part=eo_tx&listDate=2026-11-10', bmf)).toMatchObject({
      status: 'ready',
      rows: 2,
      rejected: 0,
    });
    const ids = { listed: '74-1234567', absent: '75-7654321', revoked: '76-1111111' };
    const made = new Map<string, string>();
    for (const [name, value] of Object.entries(ids))
      made.set(name, await certificateWith([{ kind: 'fein', issuer: null, value }], CHARITY));
    const result = async (name: string) =>
      (await must('GET', `/v1/certificates/${made.get(name)}/verifications`)).numbers[0].verifications[0];
    await app.services.runner.sweep([app.tenantId]);
    await vi.waitFor(
      async () =>
        expect(await result('listed')).toMatchObject({ result: 'active', said: { name: 'HELPING HANDS, INC' } }),
      { timeout: 10_000 },
    );
    await vi.waitFor(
      async () => expect(await result('absent')).toMatchObject({ result: 'no-answer', silence: 'list-missing' }),
      { timeout: 10_000 },
    );

    expect(await take('kind=eo-bmf&listDate=2026-11-10', bmf)).toMatchObject({ status: 'ready' });
    const revoked =
      '\r\n\r\n761111111|LAPSED CLUB||2 ELM ST|DALLAS|TX|75201|US|03|15-MAY-2024|12-AUG-2024|\r\n741234567|HELPING HANDS INC||1 MAIN ST|AUSTIN|TX|78701|US|03|15-MAY-2015|10-AUG-2015|15-MAY-2015\r\n';
    expect(await take('kind=revocations&listDate=2026-11-10', revoked)).toMatchObject({ rows: 2 });
    for (const id of made.values()) await must('POST', `/v1/certificates/${id}/verifications/ask`);
    await vi.waitFor(async () => expect(await result('absent')).toMatchObject({ result: 'not-found' }), {
      timeout: 10_000,
    });
    await vi.waitFor(
      async () => expect(await result('revoked')).toMatchObject({ result: 'closed', said: { endDate: '2024-05-15' } }),
      { timeout: 10_000 },
    );
    await vi.waitFor(async () => expect(await codesOf(made.get('revoked') ?? '')).toContain('IDN-09'));
    expect(await result('listed')).toMatchObject({ result: 'active' });
    const found = await must('GET', '/v1/exempt-organizations?name=Helping%20hands');
    expect(found.data.map((one: { ein: string }) => one.ein)).toContain('741234567');
  });

  test('a file of another kind is given up with its line, and what stood before stays in use', async () => {
    const wrong = await take('kind=eo-bmf&listDate=2026-12-10', 'a|b|c\n1|2|3\n');
    expect(wrong).toMatchObject({ status: 'failed', problems: [{ problem: expect.stringContaining('Line 1') }] });
    expect(await take('kind=pub78&listDate=2026-12-10', '\n\n')).toMatchObject({ status: 'failed', rows: 0 });
    expect((await must('GET', '/v1/exempt-organizations?ein=74-1234567')).data).not.toHaveLength(0);
  });
});
