import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
let other: Pick<TestApp, 'services' | 'call'>;
/** Customers of the world's group by number. */
const ids = new Map<string, string>();
let certificateId: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  other = await app.beside();
  ids.set('CHILD', world.customerId);
  for (const number of ['PARENT', 'GRAND', 'A', 'B', 'C', 'D', 'E', 'F', 'L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6']) {
    const made = await app.call('POST', '/v1/customers', {
      body: { company: world.company, name: `Name ${number}`, number },
    });
    ids.set(number, made.body.customerId);
  }
  const body = {
    customerId: ids.get('PARENT'),
    number: 'RS-P',
    validFrom: '2026-01-01',
    reasonCode: 'RS',
    grants: [stateGrant('US-TX')],
    status: 'approved',
  };
  certificateId = (await app.call('POST', '/v1/certificates', { body })).body.certificateId;
});

const use = (customer: string, of: string, more: Record<string, unknown> = {}) =>
  app.call('POST', `/v1/customers/${ids.get(customer)}/inheritance`, {
    body: { fromCustomerId: ids.get(of), from: '2026-01-01', ...more },
  });
const act = (customer: string, rule: { inheritanceId: string; version: number }, body: object) =>
  app.call('POST', `/v1/customers/${ids.get(customer)}/inheritance/${rule.inheritanceId}/events`, {
    body,
    headers: { 'if-match': `"${rule.version}"` },
  });

async function decide(process: Pick<TestApp, 'call'>, headers: Record<string, string> = {}) {
  const { body } = await process.call('POST', '/v1/determinations', { body: austinSale(world), headers });
  return body;
}
/** What both processes say, the second asked with the version of the write. */
async function everywhere(written: { headers: Record<string, unknown> }): Promise<string[]> {
  const own = await decide(app);
  const theirs = await decide(other, { 'if-book-version': String(written.headers['book-version']) });
  return [own.outcome, theirs.outcome];
}

describe('a customer that uses the certificates of another', () => {
  test('is exempt by them at once, in every process, until the rule is undone; and nothing is erased', async () => {
    expect((await decide(app)).outcome).toBe('taxable');
    expect((await decide(other)).outcome).toBe('taxable');
    const made = await use('CHILD', 'PARENT', { comment: 'Franchise agreement' });
    expect(made.status, made.text).toBe(201);
    expect(await everywhere(made)).toEqual(['exempt', 'exempt']);
    const decision = await decide(app);
    expect(decision.lines[0].authorities[0].certificate).toMatchObject({
      certificateId,
      inheritedFrom: { customerId: ids.get('PARENT'), number: 'PARENT', name: 'Name PARENT' },
    });
    expect(decision.text).toBe('Exempt in Texas: certificate RS-P of Name PARENT.');
    const undone = await act('CHILD', made.body, { event: 'undo', reason: 'The agreement was never signed' });
    expect(undone.status, undone.text).toBe(200);
    expect(await everywhere(undone)).toEqual(['taxable', 'taxable']);
    const { body } = await app.call('GET', `/v1/customers/${ids.get('PARENT')}/inheritance`);
    expect(body.usedBy).toEqual([
      expect.objectContaining({
        undone: true,
        version: 2,
        customer: expect.objectContaining({ number: world.customerNumber }),
      }),
    ]);
    const known = await app.call('POST', '/v1/determinations', {
      body: { ...austinSale(world), knownAt: made.body.recordedAt },
    });
    expect(known.body.outcome, known.text).toBe('exempt');
    expect((await act('CHILD', undone.body, { event: 'undo', reason: 'again' })).status).toBe(409);
  });

  test('sees what happens to the other’s certificates, also of one farther up', async () => {
    const rules = [await use('CHILD', 'GRAND'), await use('GRAND', 'PARENT')];
    const [first, second] = rules;
    if (!first || !second) throw new Error('Two rules were made');
    expect(await everywhere(second)).toEqual(['exempt', 'exempt']);
    const off = await app.call('PATCH', `/v1/certificates/${certificateId}`, {
      body: { active: false },
      headers: { 'if-match': '"1"' },
    });
    expect(off.status, off.text).toBe(200);
    expect(await everywhere(off)).toEqual(['taxable', 'taxable']);
    const on = await app.call('PATCH', `/v1/certificates/${certificateId}`, {
      body: { active: true },
      headers: { 'if-match': '"2"' },
    });
    expect(await everywhere(on)).toEqual(['exempt', 'exempt']);
    const ended = await act('GRAND', second.body, { event: 'end', until: '2026-03-14', reason: 'Sold' });
    expect(ended.body).toMatchObject({ until: '2026-03-14', version: 2, undone: false });
    expect(await everywhere(ended)).toEqual(['taxable', 'taxable']);
    await act('CHILD', first.body, { event: 'undo', reason: 'test' });
  });

  test('uses those of one other at a time', async () => {
    expect((await use('A', 'B', { from: '2026-01-01', until: '2026-06-30' })).status).toBe(201);
    expect((await use('A', 'C', { from: '2026-06-30' })).body.code).toBe('already-exists');
    expect((await use('A', 'C', { from: '2026-07-01' })).status).toBe(201);
    expect((await use('A', 'A')).status).toBe(422);
    expect((await use('A', 'D', { from: '2025-05-05', until: '2025-05-01' })).body.errors[0].pointer).toBe('/until');
  });

  test('never in a circle, not even when its links come at once, and not beyond five links', async () => {
    expect((await use('C', 'A', { from: '2030-01-01' })).body.errors[0].code).toBe('circle');
    const answers = await Promise.all([use('D', 'E'), use('E', 'F'), use('F', 'D')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422]);
    for (const at of [0, 1, 2, 3, 4]) expect((await use(`L${at}`, `L${at + 1}`)).status).toBe(201);
    expect((await use('L5', 'L6')).body.errors[0].code).toBe('too-deep');
    expect((await use('B', 'L0')).body.errors[0].code).toBe('too-deep');
  });

  test('of the same group or one above it, and of its tenant', async () => {
    const strange = await makeTestWorld(app, { mark: 'X' });
    ids.set('STRANGE', strange.customerId);
    expect((await use('A', 'STRANGE', { from: '2020-01-01', until: '2020-12-31' })).body.errors[0].code).toBe(
      'other-group',
    );
    const elsewhere = await app.addTenant('Elsewhere');
    const { status } = await app.call('GET', `/v1/customers/${ids.get('A')}/inheritance`, { key: elsewhere.key });
    expect(status).toBe(404);
  });
});
