import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

// The clock of the tests stands at 2026-11-24. Authorities: Texas 6.25 %, Austin 1 %: 72.50 on 1,000.00.
let app: TestApp;
let world: TestWorld;
let used: string;
let unused: string;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  const create = async (number: string) => {
    const answer = await app.call('POST', '/v1/certificates', {
      body: {
        customerId: world.customerId,
        number,
        status: 'approved',
        reasonCode: 'RS',
        validFrom: '2024-01-01',
        grants: [stateGrant('US-TX')],
        active: number === 'USED',
      },
    });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.certificateId as string;
  };
  used = await create('USED');
  unused = await create('UNUSED');
});

async function sell(number: string, date: string): Promise<void> {
  const answer = await app.call('POST', '/v1/transactions', { body: austinSale(world, { number, date }) });
  expect(answer.status, answer.text).toBe(201);
  expect(answer.body.decision.lines[0].outcome).toBe('exempt');
}

test('adds up the sales of 12 months that a certificate exempted; a replaced revision, and an older sale, do not count', async () => {
  await sell('A', '2026-11-20');
  await sell('B', '2026-03-15');
  await sell('B', '2026-03-16');
  await sell('OLD', '2025-11-24');
  const { status, body } = await app.call('GET', `/v1/certificates/figures?certificateId=${used},${unused}`);
  expect(status).toBe(200);
  expect(body.data).toEqual([
    {
      certificateId: used,
      currency: 'USD',
      exempt12Months: '2000.00',
      taxNotCharged12Months: '145.00',
      invoices: 2,
    },
  ]);
});

test('ids that are none are refused', async () => {
  expect((await app.call('GET', '/v1/certificates/figures?certificateId=x')).status).toBe(422);
});
