import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
let certificateId: string;
let transactionId: string;
/** Instants as the database told them: before the certificate came, with it, and after it was revoked. */
const at: Record<'before' | 'approved' | 'revoked', string> = { before: '', approved: '', revoked: '' };

const instant = async () => {
  // The database keeps microseconds and answers tell milliseconds: two instants of one test must not share one.
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { rows } = await app.superuser.query('select clock_timestamp() as at');
  await new Promise((resolve) => setTimeout(resolve, 5));
  return (rows[0].at as Date).toISOString();
};
const decide = async (clocks: Record<string, unknown>, overrides: Record<string, unknown> = {}) =>
  (await app.call('POST', '/v1/determinations', { body: { ...austinSale(world, overrides), ...clocks } })).body;
const must = async (method: string, url: string, body: unknown, headers = {}) => {
  const answer = await app.call(method, url, { body, headers });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};
const authority = (rate: string) =>
  must('PUT', `/v1/companies/${world.company}/authorities/Texas`, {
    ...{ zone: 'US-TX', zoneLevel: 'STATE', type: 'State Sales/Use', rate },
  });

beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  at.before = await instant();
  const made = await must('POST', '/v1/certificates', {
    ...{ customerId: world.customerId, number: 'RS-1', validFrom: '2026-01-01', expires: '2026-06-30' },
    ...{ reasonCode: 'RS', grants: [stateGrant('US-TX')], status: 'approved' },
  });
  certificateId = made.certificateId;
  const recorded = await must('POST', '/v1/transactions', austinSale(world, { number: 'INV-1' }));
  transactionId = recorded.transactionId;
  expect(recorded.decision.outcome).toBe('exempt');
  at.approved = await instant();
  await must(
    'POST',
    `/v1/certificates/${certificateId}/events`,
    { event: 'revoke', reason: 'The buyer closed its permit' },
    { 'if-match': '"1"' },
  );
  await authority('0.07');
  await must('PATCH', `/v1/customers/${world.customerId}`, { number: 'C-NEW' }, { 'if-match': '"1"' });
  at.revoked = await instant();
});

test('decides by what was known then: certificate, authority and customer number alike', async () => {
  const then = await decide({ knownAt: at.approved });
  expect(then).toMatchObject({ outcome: 'exempt', customer: { number: world.customerNumber } });
  expect(then.lines[0].authorities[0].certificate).toMatchObject({ certificateId, version: 1, number: 'RS-1' });
  expect(then.messages[0]).toMatchObject({ code: 'decided-as-known-at', values: { knownAt: at.approved } });

  const before = await decide({ knownAt: at.before });
  expect(before).toMatchObject({ outcome: 'taxable', totals: { tax: '72.50' } });
  // The number it carries now was nobody's then, and the one it had then is nobody's now.
  expect((await decide({ knownAt: at.approved }, { customer: { number: 'C-NEW' } })).customer).toBeNull();
  expect((await decide({})).customer).toBeNull();
  expect(await decide({}, { customer: { number: 'C-NEW' } })).toMatchObject({ totals: { tax: '80.00' } });
  expect(await decide({ knownAt: at.revoked }, { customer: { number: 'C-NEW' } })).toMatchObject({
    totals: { tax: '80.00' },
  });
});

test('decides as of another day, which goes before the dates of lines', async () => {
  const lines = [{ lineId: '1', grossAmount: '1000.00', date: '2026-03-20' }];
  expect(await decide({ knownAt: at.approved, asOf: '2026-06-30' }, { lines })).toMatchObject({ outcome: 'exempt' });
  const late = await decide({ knownAt: at.approved, asOf: '2026-07-01' }, { lines });
  expect(late.outcome).toBe('taxable');
  expect(late.lines[0].authorities[0].rejected[0]).toMatchObject({ test: 'c', values: { date: '2026-07-01' } });
});

test('before anything was known nothing can be decided, and what is to come is refused', async () => {
  expect(await decide({ knownAt: '2001-01-01T00:00:00Z' })).toMatchObject({ outcome: 'cannot-decide' });
  for (const knownAt of ['2999-01-01T00:00:00Z', '2026-03-15', 'yesterday', '2026-13-45T00:00:00Z']) {
    const answer = await app.call('POST', '/v1/determinations', { body: { ...austinSale(world), knownAt } });
    expect([answer.status, answer.body.errors?.[0]?.pointer], knownAt).toEqual([422, '/knownAt']);
  }
});

test('past books leave no trace in those of today', async () => {
  const today = () => decide({}, { customer: { number: 'C-NEW' } });
  const first = await today();
  await decide({ knownAt: at.approved });
  expect(await today()).toEqual(first);
});

test('a recorded sale beside what is known now: what differs, what changed, who did it, and which bears on which', async () => {
  const answer = await app.call('POST', '/v1/determinations/compare', { body: { transactionId } });
  expect(answer.status, answer.text).toBe(200);
  const { sides, comparisons } = answer.body;
  expect(sides.map((side: { recorded: boolean; day: string }) => [side.recorded, side.day])).toEqual([
    [true, '2026-03-15'],
    [false, '2026-03-15'],
    [false, '2026-11-24'],
  ]);
  const [now] = comparisons;
  expect(now.differences.map((row: { authority: string }) => row.authority)).toEqual(['Texas', 'Austin']);
  const [texas] = now.differences;
  expect(texas).toMatchObject({ fields: ['outcome', 'amount', 'certificate', 'reason'], causes: ['records'] });
  expect(texas.before).toMatchObject({ tax: '0.00', certificate: { certificateId, number: 'RS-1' } });
  expect(texas.after).toMatchObject({ tax: '70.00', certificate: null });
  const told = now.changes.map((change: { kind: string; name: string; event: string }) => [
    change.kind,
    change.name,
    change.event,
  ]);
  expect(told).toContainEqual(['certificate', 'RS-1', 'revoke']);
  expect(told).toContainEqual(['authority', 'Texas', 'changed']);
  const revoked = now.changes.find((change: { event: string }) => change.event === 'revoke');
  expect(revoked).toMatchObject({
    ...{ id: certificateId, actor: { kind: 'api-key', name: 'test' }, reason: 'The buyer closed its permit' },
    ...{ fields: [{ path: '/status', before: 'approved', after: 'revoked', decides: true }], explains: [0, 1] },
  });
  const rate = now.changes.find((change: { kind: string }) => change.kind === 'authority');
  expect(rate).toMatchObject({ fields: [{ path: '/rate', before: '0.0625', after: '0.07' }], explains: [0] });
  // What was known when it was recorded still gives what was recorded.
  const again = await app.call('POST', '/v1/determinations/compare', {
    body: { transactionId, sides: [{ recorded: true }, { knownAt: sides[0].knownAt }] },
  });
  expect(again.body.comparisons[0]).toMatchObject({ differences: [], changes: [] });
});

test('names the day as the cause where the day alone was turned, and both where both were', async () => {
  const compare = async (sides: unknown[]) =>
    (await app.call('POST', '/v1/determinations/compare', { body: { sale: austinSale(world), sides } })).body
      .comparisons[0];
  const day = await compare([{ knownAt: at.approved }, { knownAt: at.approved, asOf: '2026-07-01' }]);
  expect(day.differences[0]).toMatchObject({ causes: ['day'], changes: [] });
  expect(day.changes).toEqual([]);
  const both = await compare([{ knownAt: at.before, asOf: '2026-07-01' }, { knownAt: at.approved }]);
  expect(both.differences[0]).toMatchObject({ causes: ['day'], after: { outcome: 'exempt' } });
  expect(both.changes).toMatchObject([{ kind: 'certificate', event: 'created', explains: [0, 1] }]);
});

test('another tenant’s sale is not found, and a sale and a transaction are not one question', async () => {
  const other = await app.addTenant('Other');
  const compare = (body: unknown, key?: string) =>
    app.call('POST', '/v1/determinations/compare', { body, ...(key ? { key } : {}) });
  expect((await compare({ transactionId }, other.key)).status).toBe(404);
  expect((await compare({ transactionId, sale: austinSale(world) })).status).toBe(422);
  expect((await compare({})).status).toBe(422);
  const tried = await compare({ sale: austinSale(world), sides: [{ recorded: true }] });
  expect([tried.status, tried.body.errors?.[0]?.pointer]).toEqual([422, '/sides/0/recorded']);
});

test('settings that stood before versions were kept are taken as they stood, and the answer says so', async () => {
  await app.superuser.query(
    "update bonafide.setting_version set from_start = true where kind = 'authority' and tenant_id = $1",
    [app.tenantId],
  );
  await app.superuser.query(
    'update bonafide.setting_version set recorded_at = now() where from_start and tenant_id = $1',
    [app.tenantId],
  );
  const then = await decide({ knownAt: at.approved });
  expect(then.messages.map((message: { code: string }) => message.code)).toContain('settings-before-history');
});
