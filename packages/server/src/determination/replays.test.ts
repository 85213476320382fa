import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
let certificateId: string;
let beforeRevocation: string;

const must = async (method: string, url: string, body?: unknown, headers = {}) => {
  const answer = await app.call(method, url, { body, headers });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};
const commit = (number: string, overrides: Record<string, unknown> = {}) =>
  must('POST', '/v1/transactions', austinSale(world, { number, ...overrides }));
const ended = async (replayId: string) => {
  for (let round = 0; round < 400; round += 1) {
    const view = await must('GET', `/v1/replays/${replayId}`);
    if (view.status !== 'running') return view;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The replay never ended');
};
const replay = async (body: Record<string, unknown>) =>
  ended((await must('POST', '/v1/replays', body)).replayId as string);
const differences = async (replayId: string, query = '') =>
  (await must('GET', `/v1/replays/${replayId}/differences${query}`)).data;
const rows = async (table: string) =>
  Number((await app.superuser.query(`select count(*) from bonafide.${table}`)).rows[0].count);

beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  await must('PUT', `/v1/companies/${world.company}`, {
    ...{
      name: 'Acme Supply',
      usesExemptionCertificates: true,
      autoCreateCertificates: true,
      autoCreateCustomers: true,
    },
  });
  const made = await must('POST', '/v1/certificates', {
    ...{ customerId: world.customerId, number: 'RS-1', validFrom: '2026-01-01', expires: '2026-06-30' },
    ...{ reasonCode: 'RS', grants: [stateGrant('US-TX')], status: 'approved' },
  });
  certificateId = made.certificateId;
  await commit('EXEMPT', { date: '2026-03-01' });
  await commit('LAST-DAY', { date: '2026-06-30', lines: [{ lineId: '1', grossAmount: '50000.00' }] });
  await commit('TAXED', { date: '2026-08-01' });
  await commit('CREDIT', { date: '2026-03-02', isCredit: true });
  await commit('EUROS', { date: '2026-03-03', currency: 'EUR' });
  // A paper of its own making: the very sale that is replayed created customer and certificate.
  await commit('AUTO', {
    ...{ date: '2026-03-04', customer: { number: 'NEW-1', name: 'New Buyer' }, exemptCertificate: { state: 'NB-1' } },
  });
  await commit('NOBODY', { date: '2026-03-05', customer: { number: 'NOBODY' } });
  // Two credits of one sale, the second of more than the first has left; and a paper for one purchase, used by a sale without a number.
  for (const number of ['BACK-1', 'BACK-2']) {
    const lines = [{ lineId: '1', grossAmount: '600.00', productCode: 'PUMP-22' }];
    await commit(number, { date: '2026-03-07', isCredit: true, original: { number: 'EXEMPT' }, lines });
  }
  await must('POST', '/v1/certificates', {
    ...{ customerId: world.customerId, number: 'SP-1', validFrom: '2026-01-01', reasonCode: 'RS', status: 'approved' },
    ...{ grants: [stateGrant('US-TX')], use: 'single-purchase' },
    usePatterns: [{ element: 'PURCHASE_ORDER', pattern: '^PO-1$' }],
  });
  const unnumbered = austinSale(world, { date: '2026-08-02', purchaseOrder: 'PO-1' });
  const once = await must('POST', '/v1/transactions', unnumbered);
  expect(once.decision.outcome).toBe('exempt');
  await commit('REVISED', { date: '2026-03-06' });
  await commit('REVISED', { date: '2026-03-06', lines: [{ lineId: '1', grossAmount: '10.00' }] });
});

test('where nothing changed nothing differs: now, and as known at each recording', async () => {
  for (const knownAt of ['start', 'recording']) {
    const view = await replay({ knownAt });
    expect(view).toMatchObject({ status: 'done', total: 11, processed: 11, changed: 0, undecided: 0, notes: [] });
    expect(view.sums.map((sum: { currency: string; sales: number }) => [sum.currency, sum.sales])).toEqual([
      ['USD', 10],
      ['EUR', 1],
    ]);
    expect(view.sums[0].taxBefore).toBe(view.sums[0].taxAfter);
    expect(await differences(view.replayId)).toEqual([]);
  }
});

test('a draft policy is priced, and leaves records, sales and the log of sales as they are', async () => {
  const before = [await rows('transaction'), await rows('certificate'), await rows('record_version')];
  const view = await replay({ name: 'Last day out', policy: { expiryDayInclusive: false } });
  expect(view).toMatchObject({ name: 'Last day out', changed: 1, certificateOnly: 0 });
  expect(view.sums[0]).toMatchObject({ changed: 1, taxMore: '3625', taxLess: '0' });
  const [difference] = await differences(view.replayId);
  expect(difference).toMatchObject({
    ...{ number: 'LAST-DAY', kind: 'amount', outcomeBefore: 'exempt', outcomeAfter: 'taxable' },
    ...{ exemptBefore: '50000', exemptAfter: '0', taxBefore: '0.00', taxAfter: '3625.00' },
  });
  expect(difference.results.map((result: { authority: string }) => result.authority)).toEqual(['Texas', 'Austin']);
  expect(difference.results[0]).toMatchObject({
    before: { certificate: { number: 'RS-1' } },
    after: { tax: '3125.00' },
  });
  expect([await rows('transaction'), await rows('certificate'), await rows('record_version')]).toEqual(before);
  const noted = await app.superuser.query(
    "select kind from bonafide.ledger_entry where ref = $1 or (kind = 'transaction.committed' and recorded_at > $2)",
    [`replay/${view.replayId}`, view.createdAt],
  );
  expect(noted.rows.map((row) => row.kind)).toEqual(['replay.started']);
});

test('a revocation changes what rests on the paper; what was known before it does not', async () => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  beforeRevocation = new Date((await app.superuser.query('select clock_timestamp() as at')).rows[0].at).toISOString();
  await must(
    'POST',
    `/v1/certificates/${certificateId}/events`,
    { event: 'revoke', reason: 'Closed' },
    { 'if-match': '"1"' },
  );
  const view = await replay({});
  expect(view).toMatchObject({ changed: 5, undecided: 0 });
  const found = await differences(view.replayId);
  expect(found.map((row: { number: string }) => row.number)).toEqual([
    'LAST-DAY',
    'EXEMPT',
    'CREDIT',
    'EUROS',
    'REVISED',
  ]);
  expect(found[2]).toMatchObject({ taxBefore: '0.00', taxAfter: '-72.50' });
  // What one sale gains another does not hide.
  expect(view.sums[0]).toMatchObject({ currency: 'USD', taxMore: '3698.23', taxLess: '-72.5' });
  expect(await replay({ knownAt: beforeRevocation })).toMatchObject({ changed: 0, knownAt: beforeRevocation });
  expect(await replay({ knownAt: 'recording' })).toMatchObject({ changed: 0, knownAt: null });
  const page = await must('GET', `/v1/replays/${view.replayId}/differences?limit=2`);
  expect(page.total).toBe(5);
  const next = await must('GET', `/v1/replays/${view.replayId}/differences?limit=2&cursor=${page.nextCursor}`);
  expect([...page.data, ...next.data].map((row: { number: string }) => row.number)).toEqual(
    found.slice(0, 4).map((row: { number: string }) => row.number),
  );
  expect(await differences(view.replayId, '?currency=EUR')).toHaveLength(1);
  const file = await app.call('GET', `/v1/replays/${view.replayId}/differences.csv`);
  const lines = file.text.trim().split('\r\n');
  expect(lines).toHaveLength(11);
  expect(lines[1]).toContain(
    'LAST-DAY,1,2026-06-30,ACME,C-1,"Prairie Supply ",USD,amount,exempt,taxable,50000,0,0.00,3625.00,1,Texas',
  );
});

test('the filters of the list choose; none is a replay of nothing; a sale that cannot be decided then is told', async () => {
  expect(await replay({ filter: { from: '2026-03-02', to: '2026-03-05', outcome: 'taxable' } })).toMatchObject({
    ...{ total: 1, processed: 1, changed: 0 },
  });
  expect(await replay({ filter: { company: 'NONE' } })).toMatchObject({ status: 'done', total: 0, sums: [] });
  const early = await replay({ knownAt: '2001-01-01T00:00:00Z' });
  expect(early).toMatchObject({ processed: 11, undecided: 11, changed: 0, sums: [] });
  expect((await differences(early.replayId))[0]).toMatchObject({
    ...{ kind: 'undecided', outcomeAfter: 'cannot-decide', reason: 'No company ACME is set up here.' },
  });
  for (const body of [{ filter: { view: 'unknown' } }, { knownAt: '2999-01-01T00:00:00Z' }, { policy: { rate: 1 } }])
    expect((await app.call('POST', '/v1/replays', { body })).status, JSON.stringify(body)).toBe(422);
});

test('goes on where a killed process left it, and counts nothing twice', async () => {
  const whole = await replay({});
  // As a process leaves it that was killed after its first portion: the lease ran out, the last commit stands.
  await app.superuser.query(
    `update bonafide.replay set status = 'stopped', finished_at = now(), processed = 2, lines = 2, changed = 0, undecided = 0,
      differences = 0, after_date = sales.sale_date, after_id = sales.transaction_id
     from (select sale_date, transaction_id from bonafide.transaction where tenant_id = $2 and number <> 'REVISED'
       order by sale_date, transaction_id offset 1 limit 1) as sales where replay_id = $1`,
    [whole.replayId, app.tenantId],
  );
  await app.superuser.query('delete from bonafide.replay_difference where replay_id = $1', [whole.replayId]);
  await app.superuser.query('delete from bonafide.replay_sum where replay_id = $1', [whole.replayId]);
  await must('POST', `/v1/replays/${whole.replayId}/run`);
  const rest = await ended(whole.replayId);
  expect(rest).toMatchObject({ status: 'done', processed: 11, changed: 3, snapshotAt: whole.snapshotAt });
  expect(rest.differencesKept).toBe(3);
});

test('is stopped, goes on, is removed; another role reads and another tenant sees nothing', async () => {
  const { replayId } = await replay({});
  expect((await app.call('POST', `/v1/replays/${replayId}/stop`)).status).toBe(409);
  // Nobody works on it: it is stopped at once.
  await app.superuser.query("update bonafide.replay set status = 'running', leased_until = null where replay_id = $1", [
    replayId,
  ]);
  expect((await app.call('DELETE', `/v1/replays/${replayId}`)).status).toBe(409);
  expect(await must('POST', `/v1/replays/${replayId}/stop`)).toMatchObject({ status: 'stopped' });
  const clerk = await app.keyFor('clerk');
  expect((await app.call('POST', '/v1/replays', { key: clerk, body: {} })).status).toBe(403);
  expect((await app.call('GET', `/v1/replays/${replayId}`, { key: clerk })).status).toBe(200);
  const other = await app.addTenant('Other');
  expect((await app.call('GET', '/v1/replays', { key: other.key })).body.data).toEqual([]);
  expect((await app.call('DELETE', `/v1/replays/${replayId}`, { key: other.key })).status).toBe(404);
  expect((await app.call('DELETE', `/v1/replays/${replayId}`)).status).toBe(204);
  expect((await app.call('GET', `/v1/replays/${replayId}`)).status).toBe(404);
});
