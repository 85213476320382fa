import { beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '../platform/clock.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
let today = TEST_NOW.slice(0, 10);
const clock: Clock = { now: () => Date.parse(`${today}T12:00:00Z`), today: () => today };
let certificateId: string;

/** A paper that nobody signed with a title: CMP-17 warns about it where the form asks. */
beforeAll(async () => {
  app = await startTestApp({ clock });
  world = await makeTestWorld(app);
  await app.call('PUT', '/v1/companies/BELOW', {
    body: { name: 'Below', parentExternalId: world.company, usesExemptionCertificates: true },
  });
  const made = await app.call('POST', '/v1/certificates', {
    body: {
      customerId: world.customerId,
      number: 'P-1',
      validFrom: '2026-01-01',
      reasonCode: 'RS',
      grants: [stateGrant('US-TX')],
      claim: { purchaser: { name: 'Somebody' }, jurisdictions: ['US-TX'], signature: { present: false } },
    },
  });
  certificateId = made.body.certificateId;
});

const policy = (company = world.company, query = '') =>
  app.call('GET', `/v1/companies/${company}/check-policy${query}`);
const change = (version: number, setting: string, more: object = {}, company = world.company) =>
  app.call('POST', `/v1/companies/${company}/check-policy/changes`, {
    body: { changes: [{ check: 'CMP-15', setting }], reason: 'We know them', ...more },
    headers: { 'if-match': `"${version}"` },
  });
async function signatureFinding() {
  const { body } = await app.call('GET', `/v1/certificates/${certificateId}`);
  return body.findings.find((finding: { code: string }) => finding.code === 'CMP-15');
}

describe('the check policy of a company', () => {
  test('weighs at once, is inherited, tells who set it, and waits for its day', async () => {
    expect(await signatureFinding()).toMatchObject({ severity: 'reject' });
    const first = await change(0, 'inform');
    expect(first.status, first.text).toBe(200);
    expect(first.body.version).toBe(1);
    expect(await signatureFinding()).toMatchObject({
      severity: 'inform',
      severitySet: { by: 'policy', default: 'reject' },
    });
    const below = (await policy('BELOW')).body;
    expect(below).toMatchObject({ version: 0, inheritsFrom: [{ company: world.company }] });
    expect(below.rules).toMatchObject([
      {
        check: 'CMP-15',
        setting: 'inform',
        setBy: { inherited: true, company: world.company, reason: 'We know them' },
      },
    ]);

    const checks = (await app.call('GET', '/v1/checks?company=BELOW')).body;
    expect(checks.data.find(({ code }: { code: string }) => code === 'CMP-15')).toMatchObject({
      severity: 'reject',
      inForce: 'inform',
      setBy: { company: world.company, since: today },
      cases: { finding: expect.any(Number) },
    });
    expect((await app.call('GET', '/v1/checks')).body.company).toBe(world.company);

    const later = await change(1, 'off', { from: '2026-12-01' });
    expect(later.body.rules).toMatchObject([
      { setting: 'inform', planned: [{ setting: 'off', from: '2026-12-01', version: 2 }] },
    ]);
    today = '2026-12-01';
    expect(await signatureFinding()).toBeUndefined();
    // Both clocks: what held then, and what was known before.
    expect((await policy(world.company, '?asOf=2026-11-30')).body.rules[0]).toMatchObject({ setting: 'inform' });
    expect((await policy(world.company, '?knownAt=2020-01-01T00:00:00Z')).body.rules).toEqual([]);
    today = TEST_NOW.slice(0, 10);
    const { data } = (await app.call('GET', `/v1/companies/${world.company}/check-policy/history`)).body;
    expect(data).toMatchObject([
      { version: 2, from: '2026-12-01', changes: [{ check: 'CMP-15', setting: 'off' }] },
      { version: 1, author: expect.any(String) },
    ]);
    const log = (await app.call('GET', '/v1/log?kind=check-policy')).body.data;
    expect(log[0]).toMatchObject({ kind: 'check-policy.changed', summary: expect.stringContaining('CMP-15 off') });
  });

  test('refuses a version that was overtaken, a day that has passed, and checks that there are not', async () => {
    const { version } = (await policy()).body;
    const both = await Promise.all([change(version, 'warn'), change(version, 'reject')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await change(version + 1, 'warn', { from: '2026-01-01' })).body.errors).toMatchObject([
      { pointer: '/from', code: 'in-the-past' },
    ]);
    const unknown = { changes: [{ check: 'CMP-99', setting: 'off' }] };
    expect((await change(version + 1, 'warn', unknown)).body.errors).toMatchObject([
      { pointer: '/changes/0/check', code: 'unknown-check' },
    ]);
    const viewer = await app.keyFor('viewer');
    const refused = await app.call('POST', `/v1/companies/${world.company}/check-policy/changes`, {
      body: { changes: [{ check: 'CMP-15', setting: 'off' }], reason: 'x' },
      headers: { 'if-match': '"1"' },
      key: viewer,
    });
    expect(refused.status).toBe(403);
  });
});

const definition = {
  id: 'OWN-EMAIL',
  title: 'Papers give an e-mail address',
  severity: 'warn',
  mustHold: { field: 'purchaser.email', op: 'present' },
  about: 'purchaser.email',
  clerk: { en: '{purchaser.name} gives no e-mail address.' },
  buyer: { en: 'Enter your e-mail address.' },
  examples: [
    { name: 'without', fields: {}, expect: 'found' },
    { name: 'with', fields: { 'purchaser.email': 'a@b.example' }, expect: 'passed' },
  ],
};

describe('a check of one’s own', () => {
  const own = async () => {
    const { body } = await app.call('GET', `/v1/certificates/${certificateId}`);
    return body.findings.find((finding: { code: string }) => finding.code === 'OWN-EMAIL');
  };
  const put = (version: number, body: object) =>
    app.call('PUT', '/v1/custom-checks/OWN-EMAIL', {
      body: { check: definition, reason: 'why', company: world.company, ...body },
      headers: { 'if-match': `"${version}"` },
    });

  test('is judged with the others, is changed and switched off by versions, and is listed', async () => {
    const made = await app.call('POST', '/v1/custom-checks', {
      body: { check: definition, company: world.company, reason: 'We write to them' },
    });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({
      checkId: 'OWN-EMAIL',
      version: 1,
      inForce: 1,
      mustHoldWords: '“Purchaser e-mail” is filled in',
    });
    expect(await own()).toMatchObject({
      severity: 'warn',
      title: 'Papers give an e-mail address',
      text: 'Somebody gives no e-mail address.',
      citationText: 'Rule of the seller',
    });
    const { body: list } = await app.call('GET', '/v1/certificates');
    expect(list.data[0].findings.warn).toBeGreaterThan(0);

    const off = await put(1, { enabled: false, from: '2026-12-24' });
    expect(off.body, off.text).toMatchObject({ version: 2, enabled: false, inForce: 1 });
    expect(await own()).toBeDefined();
    today = '2026-12-24';
    expect(await own()).toBeUndefined();
    today = TEST_NOW.slice(0, 10);
    expect((await put(1, {})).status).toBe(412);
    expect((await app.call('GET', '/v1/custom-checks?company=BELOW')).body.data).toMatchObject([
      { checkId: 'OWN-EMAIL', company: world.company },
    ]);
    const { body: twice } = await app.call('POST', '/v1/custom-checks', {
      body: { check: definition, reason: 'again' },
    });
    expect(twice.code).toBe('already-exists');
  });

  test('is refused while an example of it fails, or its language is not kept, with the place', async () => {
    const examples = [{ name: 'wrong', fields: {}, expect: 'passed' }, definition.examples[0], definition.examples[1]];
    const failing = await put(2, { check: { ...definition, examples } });
    expect(failing.status).toBe(422);
    expect(failing.body.errors).toMatchObject([{ pointer: '/check/examples/0/expect', code: 'example-fails' }]);
    const code = { ...definition, mustHold: { field: 'constructor.constructor', op: 'is', value: 'x' } };
    expect((await put(2, { check: code })).body.errors).toMatchObject([{ pointer: '/check/mustHold/field' }]);
    expect((await put(2, { check: { ...definition, id: 'OWN-OTHER' } })).body.errors).toMatchObject([
      { pointer: '/check/id', code: 'not-changeable' },
    ]);
  });
});

describe('a draft on paper', () => {
  const reviewed = async (reviewId: string) => {
    for (let round = 0; round < 200; round += 1) {
      const { body } = await app.call('GET', `/v1/portfolio/reviews/${reviewId}`);
      if (body.status !== 'running') return body;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The review never ended');
  };

  test('tells what would flip and changes nothing; adopted, the verdict changes with the policy as its cause', async () => {
    const before = (await app.call('GET', '/v1/certificates')).body.data[0].findings;
    const changes = [{ check: 'CMP-15', setting: 'off' }];
    const started = await app.call('POST', '/v1/portfolio/reviews', {
      body: { after: { policy: { company: world.company, changes } } },
    });
    expect(started.status, started.text).toBe(202);
    const review = await reviewed(started.body.reviewId);
    expect(review).toMatchObject({ status: 'done', kind: 'rehearsal', subject: 'policy', processed: 1 });
    const flips = (await app.call('GET', `/v1/portfolio/reviews/${review.reviewId}/flips`)).body.data;
    expect(flips[0].gone).toMatchObject([{ code: 'CMP-15' }]);
    expect((await app.call('GET', '/v1/certificates')).body.data[0].findings).toEqual(before);

    const { version } = (await policy()).body;
    expect((await change(version, 'off')).status).toBe(200);
    const { data } = (await app.call('GET', '/v1/portfolio/reviews?kind=acceptance')).body;
    await reviewed(data[0].reviewId);
    const after = (await app.call('GET', '/v1/certificates')).body.data[0].findings;
    expect(after).not.toEqual(before);

    const unknown = { company: world.company, changes: [{ check: 'CMP-99', setting: 'off' }] };
    const refused = await app.call('POST', '/v1/portfolio/reviews', { body: { after: { policy: unknown } } });
    expect(refused.body.errors).toMatchObject([{ pointer: '/after/policy/changes/0/check' }]);
  });
});
