import Value from 'typebox/value';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';
import { DecisionView } from './sale-schemas.ts';

let app: TestApp;
let world: TestWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
});

const decide = async (overrides: Record<string, unknown> = {}) =>
  (await app.call('POST', '/v1/determinations', { body: austinSale(world, overrides) })).body;

async function certificate(overrides: Record<string, unknown> = {}) {
  const body = {
    customerId: world.customerId,
    number: `D-${Math.random()}`,
    validFrom: '2026-01-01',
    reasonCode: 'RS',
    grants: [stateGrant('US-TX')],
    status: 'approved',
    ...overrides,
  };
  const answer = await app.call('POST', '/v1/certificates', { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

const revoke = (id: string, version: number) =>
  app.call('POST', `/v1/certificates/${id}/events`, {
    body: { event: 'revoke', reason: 'test' },
    headers: { 'if-match': `"${version}"` },
  });

describe('a sale is decided', () => {
  test('taxed without a paper, exempt with one, taxed again once it is revoked: at once, in this process', async () => {
    const before = await decide();
    expect(before.outcome).toBe('taxable');
    expect(before.lines[0].nextStep.code).toBe('ask-for-certificate');
    const made = await certificate();
    const exempt = await decide();
    expect(exempt).toMatchObject({ outcome: 'exempt', totals: { tax: '0.00' } });
    expect(
      exempt.lines[0].authorities.map((result: { certificate: { number: string } }) => result.certificate.number),
    ).toEqual([made.number, made.number]);
    await revoke(made.certificateId, 1);
    const after = await decide();
    expect(after.outcome).toBe('taxable');
    expect(after.lines[0].authorities[0].rejected[0]).toMatchObject({ certificateId: made.certificateId, test: 'b' });
  });

  test('state exempt, city taxed, on one line', async () => {
    const made = await certificate({ grants: [stateGrant('US-TX', { authorityTypes: ['State Sales/Use'] })] });
    const decision = await decide();
    expect(decision.outcome).toBe('partly-exempt');
    expect(
      decision.lines[0].authorities.map((result: { outcome: string; tax: string }) => [result.outcome, result.tax]),
    ).toEqual([
      ['exempt', '0.00'],
      ['taxable', '10.00'],
    ]);
    await revoke(made.certificateId, 1);
  });

  test('for one tax, for goods not for resale, and a purchase from a company of ours', async () => {
    const company = `/v1/companies/${world.company}`;
    const put = async (path: string, body: object) => {
      const answer = await app.call('PUT', `${company}${path}`, { body });
      expect(answer.status, answer.text).toBeLessThan(300);
    };
    await put('/authorities/Leases', { zone: 'US-TX', zoneLevel: 'STATE', type: 'State Rental', rate: '0.1' });
    const made = await certificate({ grants: [stateGrant('US-TX', { taxTypes: ['rental'] })] });
    const outcomes = (decision: { lines: { authorities: { authority: string; outcome: string }[] }[] }) =>
      decision.lines[0]?.authorities.map(({ authority, outcome }) => `${authority} ${outcome}`);
    expect(outcomes(await decide())).toEqual(['Leases exempt', 'Texas taxable', 'Austin taxable']);
    expect(outcomes(await decide({ taxType: 'rental' }))).toEqual(['Leases exempt']);
    const kept = await decide({ taxType: 'rental', notForResale: true });
    expect(kept.lines[0].authorities[0]).toMatchObject({ outcome: 'taxable', taxType: 'rental' });
    expect(kept.lines[0].authorities[0].rejected).toContainEqual(
      expect.objectContaining({ certificateId: made.certificateId, test: 'm' }),
    );
    await revoke(made.certificateId, 1);

    await app.call('POST', '/v1/customers', {
      body: { company: world.company, group: world.group, number: 'SISTER', name: 'Sister' },
    });
    const bought = { company: 'SISTER', companyRole: 'B', vendor: { number: world.company } };
    expect(await decide(bought)).toMatchObject({
      outcome: 'taxable',
      company: 'SISTER',
      customer: { number: 'SISTER' },
      messages: [{ code: 'decided-as-sale-of-vendor' }],
    });
    expect((await decide({ ...bought, vendor: { number: 'MILL' } })).outcome).toBe('cannot-decide');
    await put('/authorities/Leases', { zone: 'US-HI', zoneLevel: 'STATE', type: 'State Rental', rate: '0.1' });
  });

  test('an unknown company cannot be decided and is never exempt', async () => {
    const decision = await decide({ company: 'NOBODY' });
    expect(decision.outcome).toBe('cannot-decide');
    expect(decision.totals.exemptAmount).toBe('0');
  });

  test.each([
    [{ currency: 'XXX' }, '/currency'],
    [{ date: '2026-02-30' }, '/date'],
    [{ lines: [] }, '/lines'],
    [
      {
        lines: [
          { lineId: '1', grossAmount: '1' },
          { lineId: '1', grossAmount: '1' },
        ],
      },
      '/lines/1/lineId',
    ],
    [{ lines: [{ lineId: '1', grossAmount: '9'.repeat(400) }] }, '/lines/0/grossAmount'],
    [{ lines: [{ lineId: '1', grossAmount: 1000 }] }, '/lines/0/grossAmount'],
    [{ lines: [{ lineId: '1', grossAmount: '1', relatedLine: '9' }] }, '/lines/0/relatedLine'],
    [{ lines: [{ lineId: '1', grossAmount: '1', quantity: '-1' }] }, '/lines/0/quantity'],
    [{ basisPercent: '33' }, '/basisPercent'],
    [{ attributes: { ATTRIBUTE51: 'x' } }, '/attributes/ATTRIBUTE51'],
  ])('input that cannot be right is refused with its place: %.60j', async (overrides, pointer) => {
    const answer = await app.call('POST', '/v1/determinations', { body: austinSale(world, overrides) });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  test('10,000 lines are decided, 10,001 refused', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ lineId: `L${n}`, grossAmount: '10.00' }));
    const many = await app.call('POST', '/v1/determinations', {
      body: austinSale(world, { lines: lines(10_000), explain: false }),
    });
    expect(many.status).toBe(200);
    expect(many.body.lines).toHaveLength(10_000);
    expect(
      (await app.call('POST', '/v1/determinations', { body: austinSale(world, { lines: lines(10_001) }) })).status,
    ).toBe(422);
  });
});

describe('a sale is recorded', () => {
  test('with the certificate version and content release it used, and stays as it was', async () => {
    const made = await certificate({ number: 'RECORDED' });
    const commit = await app.call('POST', '/v1/transactions', {
      body: austinSale(world, { number: 'INV-1' }),
      headers: { 'idempotency-key': 'inv-1' },
    });
    expect(commit.status).toBe(201);
    expect(commit.body).toMatchObject({ number: 'INV-1', revision: 1, contentRelease: app.services.content.release });
    await revoke(made.certificateId, 1);
    const read = await app.call('GET', `/v1/transactions/${commit.body.transactionId}`);
    expect(read.body.decision.outcome).toBe('exempt');
    expect(read.body.decision.lines[0].authorities[0].certificate).toMatchObject({
      certificateId: made.certificateId,
      version: 1,
    });
    expect((await app.call('GET', `/v1/transactions/by-number/${world.company}/INV-1`)).body.transactionId).toBe(
      commit.body.transactionId,
    );
  });

  test('once per key, once per unchanged invoice, and changed content is the next revision', async () => {
    const sale = austinSale(world, { number: 'INV-2' });
    const storm = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.call('POST', '/v1/transactions', { body: sale, headers: { 'idempotency-key': 'inv-2' } }),
      ),
    );
    expect(new Set(storm.map((answer) => answer.text)).size).toBe(1);
    const unchanged = await app.call('POST', '/v1/transactions', { body: sale });
    expect(unchanged.status).toBe(200);
    expect(unchanged.body.revision).toBe(1);
    const changed = await app.call('POST', '/v1/transactions', { body: { ...sale, date: '2026-03-16' } });
    expect(changed.body.revision).toBe(2);
    const stored = await app.superuser.query(
      "select revision from bonafide.transaction where number = 'INV-2' order by revision",
    );
    expect(stored.rows.map((row) => row.revision)).toEqual([1, 2]);
  });

  test('twenty writers of one invoice without a key: one record', async () => {
    const sale = austinSale(world, { number: 'INV-3' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.call('POST', '/v1/transactions', { body: sale })),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.body.transactionId)).size).toBe(1);
  });
});

describe('what is held in memory is never stale', () => {
  test('a change written by another process is seen: its signal evicts', async () => {
    const made = await certificate({ number: 'OTHER-PROCESS' });
    expect((await decide()).outcome).toBe('exempt');
    // As another process would: the row changes and the signal comes through PostgreSQL.
    await app.superuser.query(
      "update bonafide.certificate set body = jsonb_set(body, '{active}', 'false') where certificate_id = $1",
      [made.certificateId],
    );
    await app.superuser.query('select pg_notify($1, $2)', ['bonafide_book', `${app.tenantId} ${world.customerId}`]);
    await expect.poll(async () => (await decide()).outcome, { timeout: 5000 }).toBe('taxable');
  });

  test('with the listener cut off, answers come from the database', async () => {
    const made = await certificate({ number: 'CUT' });
    expect((await decide()).outcome).toBe('exempt');
    const cut = await app.superuser.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bonafide listener' and datname = current_database()",
    );
    expect(cut.rowCount).toBe(1);
    await expect.poll(() => app.services.books.state().listening, { timeout: 5000 }).toBe(false);
    // No signal can arrive now, and none is sent: memory alone would still say exempt.
    await app.superuser.query(
      "update bonafide.certificate set body = jsonb_set(body, '{active}', 'false') where certificate_id = $1",
      [made.certificateId],
    );
    expect((await decide()).outcome).toBe('taxable');
    await expect.poll(() => app.services.books.state().listening, { timeout: 10_000 }).toBe(true);
    expect((await decide()).outcome).toBe('taxable');
  });
});

test('an answer has the members of its schema and no others: it is written as it was made', async () => {
  await certificate({ number: 'OTHER', reasonCode: null });
  await certificate({ number: 'PART', fullyExempt: false, basisPercent: '0.5', productCodes: ['P9'] });
  const answers = [
    await decide(),
    await decide({ exemptCertificate: { state: 'OTHER' } }),
    await decide({ shipTo: { country: 'XX' } }),
    await decide({ customer: { number: 'nobody' } }),
    await decide({ isExempt: { all: true }, company: 'nobody' }),
  ];
  expect(new Set(answers.map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
  for (const answer of answers) expect(Value.Clean(DecisionView, structuredClone(answer))).toEqual(answer);
  const [first] = answers;
  expect(Value.Clean(DecisionView, { ...structuredClone(first), more: 1 })).toEqual(first);
});
