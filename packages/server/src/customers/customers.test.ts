import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
});

describe('companies', () => {
  test('policies that a PUT does not name keep their value; a new company takes the documented defaults', async () => {
    const first = await app.call('PUT', '/v1/companies/KEEP', {
      body: { name: 'Keep', usesExemptionCertificates: true, expiryDayInclusive: false },
    });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      strictCustomerLookup: true,
      temporaryCertificatesAffectTax: true,
      certificateSelection: 'first-approved',
      version: 1,
    });
    const second = await app.call('PUT', '/v1/companies/KEEP', {
      body: { name: 'Keep', usesExemptionCertificates: true },
    });
    expect(second.body).toMatchObject({ expiryDayInclusive: false, version: 2 });
  });

  test('how sales are decided: goods lists, exemption without a certificate, default reasons', async () => {
    const url = '/v1/companies/POLICY';
    const group = `${url}/customer-groups/Own`;
    const put = (body: object = {}) =>
      app.call('PUT', url, { body: { name: 'Policy', usesExemptionCertificates: true, ...body } });
    const own = { activeCustomerGroup: { name: 'Own', ownerExternalId: 'POLICY' } };
    expect((await put(own)).body).toMatchObject({
      goodsLists: 'either',
      exemptWithoutCertificate: false,
      defaultExemptReasonUS: null,
      defaultExemptReasonINTL: null,
    });
    const unknown = await put({ defaultExemptReasonUS: 'OT', defaultExemptReasonINTL: 'OT' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'unknown-reference']);
    expect(unknown.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/defaultExemptReasonUS',
      '/defaultExemptReasonINTL',
    ]);
    await app.call('PUT', `${group}/exempt-reasons/OT`, { body: { name: 'Other', reason: 'other' } });
    const chosen = { goodsLists: 'both', exemptWithoutCertificate: true, defaultExemptReasonUS: 'OT' };
    expect((await put(chosen)).body).toMatchObject(chosen);
    expect((await put()).body).toMatchObject(chosen);
    expect((await put({ defaultExemptReasonUS: null })).body).toMatchObject({ ...chosen, defaultExemptReasonUS: null });
    await put(chosen);
    const moved = await put({ activeCustomerGroup: { name: 'Empty', ownerExternalId: 'POLICY' } });
    expect(moved.body.errors[0]).toMatchObject({ pointer: '/defaultExemptReasonUS', code: 'unknown-reference' });
    const below = await app.call('PUT', '/v1/companies/POLICY-BELOW', {
      body: {
        name: 'Below',
        parentExternalId: 'POLICY',
        usesExemptionCertificates: true,
        defaultExemptReasonUS: 'OT',
      },
    });
    expect(below.status, 'a reason of the group it takes from the company above').toBe(201);
  });

  test('an authority may name the one tax it levies; a PUT without it reads the type again', async () => {
    const url = `/v1/companies/${world.company}/authorities/Fee`;
    const body = { zone: 'US-OH', zoneLevel: 'STATE', type: 'State Fee', rate: '0.01' };
    const put = (more: object) => app.call('PUT', url, { body: { ...body, ...more } });
    expect((await put({ taxType: 'utility' })).body.taxType).toBe('utility');
    const listed = (await app.call('GET', `/v1/companies/${world.company}/authorities`)).body.data;
    expect(listed.find((row: { name: string }) => row.name === 'Fee').taxType).toBe('utility');
    expect((await put({})).body.taxType).toBeNull();
    expect((await put({ taxType: 'window' })).status).toBe(422);
  });

  test('a PUT that names the version it was made from overwrites nobody', async () => {
    const put = (body: object) =>
      app.call('PUT', '/v1/companies/VERSIONED', { body: { usesExemptionCertificates: true, ...body } });
    expect((await put({ name: 'New', version: 0 })).status).toBe(201);
    const again = await put({ name: 'Another', version: 0 });
    expect([again.status, again.body.code]).toEqual([409, 'already-exists']);
    expect((await put({ name: 'Second', version: 1 })).body.version).toBe(2);
    const late = await put({ name: 'Late', version: 1 });
    expect([late.status, late.body.code]).toEqual([412, 'version-mismatch']);
    expect((await app.call('GET', '/v1/companies/VERSIONED')).body).toMatchObject({ name: 'Second', version: 2 });
  });

  test('a record tells when its present version became known, not its first', async () => {
    const recorded = async (table: string, where: string) =>
      (
        await app.superuser.query(`select recorded_at from bonafide.${table} where ${where}`)
      ).rows[0].recorded_at.getTime();
    const company = `/v1/companies/${world.company}`;
    const put = async (path: string, body: object) => {
      const answer = await app.call('PUT', `${company}${path}`, { body });
      expect(answer.status, answer.text).toBeLessThan(300);
    };
    const rounds: [string, string, (round: string) => Promise<void>][] = [
      [
        'company',
        `external_id = '${world.company}'`,
        (round) => put('', { name: `Acme ${round}`, usesExemptionCertificates: true }),
      ],
      [
        'exempt_reason',
        `code = 'ZZ'`,
        (round) => put(`/customer-groups/${world.group}/exempt-reasons/ZZ`, { name: round, reason: 'resale' }),
      ],
      [
        'authority',
        `name = 'Moving'`,
        (round) => put('/authorities/Moving', { zone: 'US-OH', zoneLevel: 'STATE', type: round, rate: '0.01' }),
      ],
      [
        'commodity_mapping',
        `product_code = 'MOVING'`,
        (round) =>
          put('/commodity-mappings', {
            productCode: 'MOVING',
            commodityCode: '1',
            startDate: '2026-01-01',
            description: round,
          }),
      ],
      [
        'customer',
        `customer_id = '${world.customerId}'`,
        async (round) => {
          const url = `/v1/customers/${world.customerId}`;
          const { version } = (await app.call('GET', url)).body;
          const answer = await app.call('PATCH', url, {
            body: { comment: round },
            headers: { 'if-match': String(version) },
          });
          expect(answer.status, answer.text).toBe(200);
        },
      ],
    ];
    for (const [table, where, write] of rounds) {
      await write('first');
      const before = await recorded(table, where);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await write('second');
      expect(await recorded(table, where), table).toBeGreaterThan(before);
    }
  });

  test('a group that is there already is answered with its customers', async () => {
    const url = `/v1/companies/${world.company}/customer-groups/${world.group}`;
    const answer = await app.call('PUT', url, { body: {} });
    expect(answer.status).toBe(200);
    expect(answer.body.customers).toBeGreaterThan(0);
  });

  test('a company cannot stand below itself', async () => {
    const put = (id: string, parent?: string) =>
      app.call('PUT', `/v1/companies/${id}`, {
        body: { name: id, usesExemptionCertificates: true, ...(parent ? { parentExternalId: parent } : {}) },
      });
    await put('TOP');
    await put('CHILD', 'TOP');
    const circle = await put('TOP', 'CHILD');
    expect(circle.status).toBe(422);
    expect(circle.body.errors[0]).toMatchObject({ pointer: '/parentExternalId', code: 'cycle' });
  });

  test.each([
    [{ name: 'x', usesExemptionCertificates: 'true' }, '/usesExemptionCertificates'],
    [{ name: 'x', usesExemptionCertificates: 1 }, '/usesExemptionCertificates'],
    [{ name: '', usesExemptionCertificates: true }, '/name'],
    [{ name: 'x', usesExemptionCertificates: true, colour: 'red' }, '/colour'],
    [{ usesExemptionCertificates: true }, '/name'],
  ])('a body that means something else is refused with its place: %j', async (body, pointer) => {
    const answer = await app.call('PUT', '/v1/companies/BAD', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  test('an authority whose zone is no zone is refused', async () => {
    const answer = await app.call('PUT', `/v1/companies/${world.company}/authorities/X`, {
      body: { zone: 'Texas', zoneLevel: 'STATE', type: 'State Sales/Use', rate: '0.05' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].pointer).toBe('/zone');
  });
});

describe('customers', () => {
  test.each([
    [{ company: 'NOBODY' }, '/company'],
    [{ group: 'nobody' }, '/group'],
  ])('a new customer of what is not there is refused with the place: %j', async (wrong, pointer) => {
    const body = { company: world.company, name: 'Nowhere', number: 'NOWHERE', ...wrong };
    const answer = await app.call('POST', '/v1/customers', { body });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'unknown-reference', errors: [{ pointer }] });
  });

  test('the same Idempotency-Key gives the first answer, another body is refused', async () => {
    const body = { company: world.company, name: 'Once', number: 'ONCE' };
    const headers = { 'idempotency-key': 'customer-once' };
    const first = await app.call('POST', '/v1/customers', { body, headers });
    const again = await app.call('POST', '/v1/customers', {
      body: { number: 'ONCE', name: 'Once', company: world.company },
      headers,
    });
    expect(first.status).toBe(201);
    expect(again.text).toBe(first.text);
    const other = await app.call('POST', '/v1/customers', { body: { ...body, name: 'Other' }, headers });
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  test('a dry run answers and stores nothing', async () => {
    const dry = await app.call('POST', '/v1/customers?dryRun=true', {
      body: { company: world.company, name: 'Dry', number: 'DRY' },
    });
    expect(dry.status).toBe(201);
    expect((await app.call('GET', `/v1/customers/${dry.body.customerId}`)).status).toBe(404);
  });

  test('a patch keeps what it does not name, clears with null, and needs the version read', async () => {
    const made = await app.call('POST', '/v1/customers', {
      body: { company: world.company, name: 'Patch', number: 'PATCH', city: 'Austin', state: 'TX' },
    });
    const url = `/v1/customers/${made.body.customerId}`;
    expect((await app.call('PATCH', url, { body: { city: null } })).body.code).toBe('version-required');
    const patched = await app.call('PATCH', url, { body: { city: null }, headers: { 'if-match': '"1"' } });
    expect(patched.body).toMatchObject({ city: null, state: 'TX', version: 2 });
    const stale = await app.call('PATCH', url, { body: { city: 'Dallas' }, headers: { 'if-match': '"1"' } });
    expect(stale.status).toBe(412);
    const nameless = await app.call('PATCH', url, { body: { name: null }, headers: { 'if-match': '"2"' } });
    expect(nameless.status).toBe(422);
  });

  test('of forty editors at once one wins', async () => {
    const made = await app.call('POST', '/v1/customers', {
      body: { company: world.company, name: 'Race', number: 'RACE' },
    });
    const url = `/v1/customers/${made.body.customerId}`;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        app.call('PATCH', url, { body: { comment: `editor ${n}` }, headers: { 'if-match': '"1"' } }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 412]));
  });

  test('two writers with one number: one customer', async () => {
    const body = { company: world.company, name: 'Twin', number: 'TWIN' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.call('POST', '/v1/customers', { body })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  test.each([
    ['O’Brien & Søns <Ltd> "X"'],
    ["'; drop table customer; --"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a name that a template engine would expand
    ['${7*7} {{7*7}} %n'],
    ['👩‍👩‍👧‍👦 Family'],
    ['é e\u0301'],
  ])('a name is kept to the letter: %s', async (name) => {
    const made = await app.call('POST', '/v1/customers', {
      body: { company: world.company, name, number: `N-${name}`.slice(0, 100) },
    });
    expect(made.status).toBe(201);
    expect((await app.call('GET', `/v1/customers/${made.body.customerId}`)).body.name).toBe(name);
  });

  test.each([
    ['{"company":"ACME","name":"a\\u0000b","number":"1"}', 422, '/name'],
    ['{"company":"ACME","name":"a\\ud800","number":"1"}', 422, '/name'],
    ['{"company":"ACME",', 400, undefined],
    ['{"__proto__":{"x":1}}', 400, undefined],
    [`${'['.repeat(100_000)}`, 400, undefined],
    ['', 400, undefined],
  ])('a body that cannot be kept is refused: %.30s', async (body, status, pointer) => {
    const answer = await app.call('POST', '/v1/customers', { body, headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(status);
    if (pointer) expect(answer.body.errors[0].pointer).toBe(pointer);
  });

  test('other content types are refused', async () => {
    for (const type of ['text/plain', 'application/json\ta', 'application/xml', 'application/x-www-form-urlencoded']) {
      const answer = await app.call('POST', '/v1/customers', { body: '{}', headers: { 'content-type': type } });
      expect(answer.status, type).toBe(415);
    }
  });

  test('every change is a version and a log entry', async () => {
    const made = await app.call('POST', '/v1/customers', {
      body: { company: world.company, name: 'Log', number: 'LOG' },
    });
    await app.call('PATCH', `/v1/customers/${made.body.customerId}`, {
      body: { comment: 'x' },
      headers: { 'if-match': '"1"' },
    });
    const versions = await app.superuser.query(
      'select version, event from bonafide.record_version where record_id = $1 order by version',
      [made.body.customerId],
    );
    expect(versions.rows).toEqual([
      { version: 1, event: 'created' },
      { version: 2, event: 'changed' },
    ]);
    const log = await app.call('GET', `/v1/log?ref=customer/${made.body.customerId}`);
    expect(log.body.data.map((entry: { kind: string }) => entry.kind)).toEqual([
      'customer.changed',
      'customer.created',
    ]);
  });
});
