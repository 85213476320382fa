import { gunzipSync } from 'node:zlib';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { decideOffline, openSnapshot, type Snapshot } from '@bonafide/core/snapshot/open-snapshot.ts';
import { nodeVerifying } from '@bonafide/core/snapshot/testing/node-signing.ts';
import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
let certificate: { certificateId: string; number: string };
let snapshot: Snapshot;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  const paper = { customerId: world.customerId, number: 'TX-1', status: 'approved', validFrom: '2026-01-01' };
  const made = { ...paper, reasonCode: 'RS', grants: [stateGrant('US-TX')] };
  certificate = (await app.call('POST', '/v1/certificates', { body: made })).body;
  const taken = await app.call('POST', '/v1/snapshots', { body: { company: world.company } });
  const answer = await app.app.inject({
    method: 'GET',
    url: `/v1/snapshots/${taken.body.snapshotId}/file`,
    headers: { authorization: `Bearer ${app.adminKey}` },
  });
  snapshot = await openSnapshot([gunzipSync(answer.rawPayload).toString('utf8')], { verifying: nodeVerifying });
}, 60_000);

function decided(number: string, hours = 1) {
  const sale: Sale = {
    company: world.company,
    number,
    date: '2026-03-15',
    currency: 'USD',
    customer: { number: world.customerNumber },
    shipTo: { country: 'US', state: 'TX' },
    lines: [{ lineId: '1', grossAmount: '1000.00' }],
  };
  const decidedAt = new Date(Date.parse(snapshot.header.takenAt) + hours * 3_600_000).toISOString();
  const { decision } = decideOffline(snapshot, sale, decidedAt);
  return { snapshotId: snapshot.header.snapshotId, decidedAt, sale, decision };
}

const send = (...decisions: object[]) => app.call('POST', '/v1/reconciliations', { body: { decisions } });

test('what still holds is recorded as the same; sent again it is known, and one refused stops no other', async () => {
  const same = decided('OFF-1');
  const { number: _number, ...unnumbered } = same.sale;
  const foreign = { ...decided('OFF-2'), snapshotId: '00000000-0000-4000-8000-000000000000' };
  const { status, body } = await send({ ...same, sale: unnumbered }, foreign, same);
  expect([status, body.data.map((row: { status: string }) => row.status)]).toEqual([
    200,
    ['refused', 'refused', 'recorded'],
  ]);
  expect(body.data.map((row: { problem: { code: string } | null }) => row.problem?.code)).toEqual([
    'invalid-request',
    'unknown-reference',
    undefined,
  ]);
  const { reconciliation } = body.data[2];
  expect(reconciliation).toMatchObject({ differs: false, taxDifference: '0', stale: false, differences: [] });
  const again = await send(same);
  expect(again.body.data[0]).toEqual({ ...body.data[2], status: 'known' });
  const sale = await app.call('GET', `/v1/transactions/${reconciliation.transactionId}`);
  expect([sale.body.number, sale.body.source, sale.body.revision]).toEqual(['OFF-1', 'offline', 1]);
});

test('a certificate revoked meanwhile: both answers are kept, priced, with why', async () => {
  const before = decided('OFF-3', 100);
  expect(before.decision.outcome).toBe('exempt');
  const revoked = await app.call('POST', `/v1/certificates/${certificate.certificateId}/events`, {
    body: { event: 'revoke', reason: 'Closed its business' },
    headers: { 'if-match': '"1"' },
  });
  expect(revoked.status).toBe(200);
  const { body } = await send(before);
  const { reconciliation } = body.data[0];
  expect(reconciliation).toMatchObject({
    ...{ number: 'OFF-3', stale: true, differs: true, offlineOutcome: 'exempt', outcome: 'taxable' },
    ...{ offlineTax: '0.00', tax: '62.50' },
    differences: [{ lineId: '1', why: expect.stringContaining(certificate.number) }],
  });
  expect(Number(reconciliation.taxDifference)).toBe(62.5);
  const kept = await app.call('GET', `/v1/reconciliations/${reconciliation.reconciliationId}`);
  expect(kept.body.offlineDecision).toEqual(JSON.parse(JSON.stringify(before.decision)));
  const list = await app.call('GET', '/v1/reconciliations?differs=true');
  expect(list.body.data.map(({ number }: { number: string }) => number)).toEqual(['OFF-3']);
});
