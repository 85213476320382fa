import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

// The clock of the tests stands at 2026-11-24. Authorities: Texas 6.25 %, Austin 1 %: 72.50 on 1,000.00.
let app: TestApp;
let world: TestWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
});

const overview = async (key?: string) => (await app.call('GET', '/v1/overview', key ? { key } : {})).body;
const atRisk = async () => (await overview()).exposure.atRisk;

async function sell(number: string, overrides: Record<string, unknown>) {
  const answer = await app.call('POST', '/v1/transactions', { body: austinSale(world, { number, ...overrides }) });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

const untaxed = { isExempt: { all: true } };

describe('exposure', () => {
  test('with no sale it is zero, and no share is made up', async () => {
    const { exposure, byState, months, recent } = await overview();
    expect(exposure).toMatchObject({ atRisk: '0.00', cannotJudge: '0.00', exemptSales: '0.00', coveredShare: null });
    expect({ byState, months }).toEqual({ byState: [], months: [] });
    expect(recent).toEqual({ days: 30, atRisk: '0.00', before: '0.00' });
  });

  test('is the tax that the authorities would have charged on a sale that no certificate covers', async () => {
    await sell('A', { date: '2026-11-20', ...untaxed });
    const { exposure, byState, first } = await overview();
    expect(exposure).toMatchObject({ atRisk: '72.50', exemptSales: '1000.00', coveredShare: 0 });
    expect(byState).toMatchObject([{ jurisdiction: 'US-TX', atRisk: '72.50', cover: 'gap' }]);
    expect(first).toMatchObject([{ customerId: world.customerId, jurisdiction: 'US-TX', act: 'ask' }]);
  });

  test('a taxed sale adds none', async () => {
    await sell('B', { date: '2026-11-20' });
    expect(await atRisk()).toBe('72.50');
  });

  test('where the company has no authority, the statewide rate stands in', async () => {
    await sell('C', { date: '2026-10-01', shipTo: { country: 'US', state: 'OH' }, ...untaxed });
    // Ohio 5.75 %.
    expect(await atRisk()).toBe('130.00');
  });

  test('the last 30 days stand beside the 30 before', async () => {
    await sell('D', { date: '2026-10-20', ...untaxed });
    // A and D; the Ohio sale is 54 days old.
    expect((await overview()).recent).toEqual({ days: 30, atRisk: '72.50', before: '130.00' });
  });

  test('a credit takes away what its sale added', async () => {
    await sell('E', { date: '2026-10-21', isCredit: true, ...untaxed });
    expect(await atRisk()).toBe('130.00');
    expect((await overview()).recent.before).toBe('57.50');
  });

  test('only the latest revision of an invoice counts', async () => {
    await sell('A', { date: '2026-11-20', lines: [{ lineId: '1', grossAmount: '2000.00' }], ...untaxed });
    expect(await atRisk()).toBe('202.50');
  });

  test('a certificate that comes later cures the sales of its days, in its state alone', async () => {
    const answer = await app.call('POST', '/v1/certificates', {
      body: {
        customerId: world.customerId,
        number: 'CURE-1',
        status: 'approved',
        validFrom: '2026-11-01',
        reasonCode: 'RS',
        grants: [stateGrant('US-TX')],
      },
    });
    expect(answer.status, answer.text).toBe(201);
    // The Ohio sale is left; the October sale and its credit undo each other.
    const { exposure } = await overview();
    expect(exposure.atRisk).toBe('57.50');
    // 2,000 of 2,000 + 1,000 + 1,000 + 1,000: a credit weighs like a sale.
    expect(exposure.coveredShare).toBe(0.4);
    await app.call('POST', `/v1/certificates/${answer.body.certificateId}/events`, {
      body: { event: 'revoke', reason: 'test' },
      headers: { 'if-match': `"${answer.body.version}"` },
    });
    expect(await atRisk()).toBe('202.50');
  });

  test('a certificate that a newer one replaced still proves the sales of its days', async () => {
    const made = await app.call('POST', '/v1/certificates', {
      body: {
        customerId: world.customerId,
        number: 'OLD-1',
        status: 'approved',
        validFrom: '2026-11-01',
        reasonCode: 'RS',
        grants: [stateGrant('US-TX')],
      },
    });
    expect(await atRisk()).toBe('57.50');
    const act = (event: string, version: number) =>
      app.call('POST', `/v1/certificates/${made.body.certificateId}/events`, {
        body: { event, reason: 'test' },
        headers: { 'if-match': `"${version}"` },
      });
    expect((await act('supersede', 1)).status).toBe(200);
    expect(await atRisk()).toBe('57.50');
    await act('reopen', 2);
    expect(await atRisk()).toBe('202.50');
  });

  test('a place whose rate nobody knows is set apart, not counted as safe', async () => {
    await sell('F', { date: '2026-11-01', shipTo: { country: 'DE' }, ...untaxed });
    expect((await overview()).exposure).toMatchObject({ atRisk: '202.50', cannotJudge: '1000.00' });
  });

  test('another tenant sees none of it', async () => {
    const other = await app.addTenant('Other');
    expect((await overview(other.key)).exposure.exemptSales).toBe('0.00');
  });
});
