import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

// The clock of the tests stands at 2026-11-24. Statewide rates: Texas 6.25 %, Oklahoma 4.5 %.
let app: TestApp;
let world: TestWorld;
let gulf: string;
let uniform: string;

async function customer(number: string, name: string, state: string | null): Promise<string> {
  const body = { company: world.company, number, name, ...(state ? { state } : {}) };
  const answer = await app.call('POST', '/v1/customers', { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.customerId;
}

async function certificate(customerId: string, number: string, states: string[], more: Record<string, unknown> = {}) {
  const answer = await app.call('POST', '/v1/certificates', {
    body: {
      customerId,
      number,
      status: 'approved',
      reasonCode: 'RS',
      validFrom: '2024-01-01',
      grants: states.map((state) => stateGrant(state)),
      ...more,
    },
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.certificateId as string;
}

async function sell(number: string, buyer: string, state: string, amount: string, more: Record<string, unknown> = {}) {
  const answer = await app.call('POST', '/v1/transactions', {
    body: {
      company: world.company,
      number,
      date: '2026-03-15',
      currency: 'USD',
      customer: { number: buyer },
      shipTo: { country: 'US', state },
      lines: [{ lineId: '1', grossAmount: amount }],
      ...more,
    },
  });
  expect(answer.status, answer.text).toBe(201);
}

beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  uniform = await certificate(world.customerId, 'UNIFORM', ['US-TX', 'US-OK'], { formId: 'MTC-UNIFORM' });
  gulf = await customer('C-2', 'Gulf Fittings', 'LA');
  await certificate(gulf, 'LA-1', ['US-LA']);
  await customer('C-3', 'Walk-in', null);
  const farm = await customer('C-4', 'Cimarron Works', 'OK');
  await certificate(farm, 'KS-1', ['US-KS'], { reasonCode: 'MF' });
  const branch = await customer('C-5', 'Prairie Branch', 'OK');
  const link = await app.call('POST', `/v1/customers/${branch}/inheritance`, {
    body: { fromCustomerId: world.customerId, from: '2024-01-01' },
  });
  expect(link.status, link.text).toBe(201);
  await sell('G-1', 'C-2', 'TX', '1000.00');
  await sell('G-1', 'C-2', 'TX', '1200.00');
  await sell('G-2', 'C-2', 'OK', '2000.00');
  await sell('G-3', 'C-2', 'OK', '300.00', { currency: 'CAD' });
  await sell('G-OLD', 'C-2', 'OK', '9000.00', { date: '2025-11-24' });
  await sell('G-4', 'C-2', 'OR', '700.00');
  await sell('W-1', 'C-3', 'OK', '500.00');
  await sell('P-1', world.customerNumber, 'TX', '4000.00');
});

const rehearse = (body: Record<string, unknown>) =>
  app.call('POST', '/v1/nexus-rehearsals', { body: { company: world.company, ...body } });

describe('the form finder', () => {
  test('asks for the fewest papers and says what else would have served', async () => {
    const { status, body } = await app.call('POST', '/v1/form-finder', {
      body: { needs: [{ state: 'US-TX' }, { state: 'US-OK' }, { state: 'US-NY' }], reasons: ['resale'] },
    });
    expect(status).toBe(200);
    expect(body.papers.map((paper: { formId: string; states: string[] }) => [paper.formId, paper.states])).toEqual([
      ['MTC-UNIFORM', ['US-OK', 'US-TX']],
      ['US-NY-ST-120', ['US-NY']],
    ]);
    const texas = body.needs.find((need: { state: string }) => need.state === 'US-TX');
    expect(texas.text).toMatch(/^Ask for .*Uniform/);
    expect(texas.candidates[0]).toMatchObject({ formId: 'US-TX-01-339-F', notChosen: { code: 'fewer-papers' } });
  });

  test('counts what the customer has on file, unless it is told not to', async () => {
    const ask = (more: object) =>
      app.call('POST', '/v1/form-finder', {
        body: { needs: [{ state: 'US-TX', reasons: ['resale'] }], customerId: world.customerId, ...more },
      });
    const filed = (await ask({})).body;
    expect(filed.papers).toEqual([]);
    expect(filed.needs[0]).toMatchObject({ status: 'on-file', onFile: { certificateId: uniform, until: null } });
    expect((await ask({ useOnFile: false })).body.papers).toHaveLength(1);
  });

  test.each([
    ['a state without a reason', { needs: [{ state: 'US-TX' }] }, '/needs/0/reasons'],
    [
      'a customer that is not here',
      { needs: [{ state: 'US-TX' }], reasons: ['resale'], customerId: '00000000-0000-4000-8000-000000000000' },
      '/customerId',
    ],
    ['a reason nobody knows', { needs: [{ state: 'US-TX' }], reasons: ['because'] }, '/reasons/0'],
    ['no state at all', { needs: [], reasons: ['resale'] }, '/needs'],
    ['a day that is none', { needs: [{ state: 'US-TX' }], reasons: ['resale'], asOf: '2026-02-30' }, '/asOf'],
  ])('refuses %s', async (_, question, pointer) => {
    const { status, body } = await app.call('POST', '/v1/form-finder', { body: question });
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });
});

test('what to ask on a form, with what is known of the customer filled in', async () => {
  const { status, body } = await app.call(
    'GET',
    `/v1/forms/US-TX-01-339-F/fields?customerId=${world.customerId}&company=${world.company}&reason=resale`,
  );
  expect(status).toBe(200);
  const name = body.fields.find((one: { name: string }) => one.name === 'purchaser.name');
  expect([name.label.es, name.prefill[0].value]).toEqual(['Nombre legal de su negocio', 'Prairie Supply']);
  expect((await app.call('GET', '/v1/forms/NO-SUCH/fields')).status).toBe(404);
});

test('the papers a customer owes follow from its sales, its certificates and its address', async () => {
  const { status, body } = await app.call('GET', `/v1/customers/${gulf}/papers-needed`);
  expect(status).toBe(200);
  const places = body.places.map((place: Record<string, unknown>) => [place.state, place.from, place.reasonFrom]);
  expect(places).toEqual([
    ['US-LA', 'certificate', 'certificate-here'],
    ['US-OK', 'sales', 'certificate-elsewhere'],
    ['US-OR', 'sales', 'certificate-elsewhere'],
    ['US-TX', 'sales', 'certificate-elsewhere'],
  ]);
  expect(body.places[1].sales12Months).toEqual([
    { currency: 'CAD', amount: '300.00' },
    { currency: 'USD', amount: '2000.00' },
  ]);
  expect(body.papers.map(({ formId }: { formId: string }) => formId)).toEqual(['MTC-UNIFORM']);
});

describe('a nexus rehearsal', () => {
  test('counts who is covered, who owes papers and who never claimed, with the tax on it', async () => {
    const { status, body, text } = await rehearse({ states: ['US-TX', 'US-OK', 'US-OR'], from: '2027-01-01' });
    expect(status, text).toBe(200);
    expect(body.basis).toEqual({
      salesFrom: '2025-11-25',
      salesTo: '2026-11-24',
      assume: 'resale',
      currency: 'USD',
    });
    // 1,200 × 6.25 % + 2,000 × 4.5 % = 165.00, 300 CAD × 4.5 % = 13.50; the replaced 1,000 and the old sale do not count.
    expect(body.totals).toEqual({
      needed: 2,
      covered: 2,
      noClaim: 1,
      papers: 2,
      papersOneByOne: 3,
      gap: [
        { currency: 'USD', tax: '165.00' },
        { currency: 'CAD', tax: '13.50' },
      ],
      customersNotCounted: 0,
    });
    const [oklahoma, oregon, texas] = body.states;
    expect(oklahoma).toMatchObject({
      state: 'US-OK',
      customers: 4,
      byAddress: 2,
      covered: { customers: 1 },
      noClaim: { customers: 1 },
    });
    expect(oklahoma.noClaim.money).toEqual([{ currency: 'USD', sales: '500.00', tax: '22.50' }]);
    expect(oregon).toMatchObject({ levy: 'none', needed: { customers: 0 }, noClaim: { customers: 0 } });
    expect(texas.coveredBy).toEqual([{ formId: 'MTC-UNIFORM', formName: expect.any(String), customers: 1 }]);
    expect(body.papers[0].customers).toBe(1);
    expect(body.data.map((row: { number: string; gap: string }) => [row.number, row.gap])[0]).toEqual([
      'C-2',
      '165.00',
    ]);
    const farm = body.data.find((row: { number: string }) => row.number === 'C-4');
    expect(farm.states).toEqual([
      expect.objectContaining({ state: 'US-OK', status: 'needed', open: ['manufacturing'], money: [] }),
    ]);
    const branch = body.data.find((row: { number: string }) => row.number === 'C-5');
    expect(branch.states[0]).toMatchObject({ status: 'covered', certificateNumber: 'UNIFORM' });
  });

  test('comes in pages by money, each customer once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await rehearse({ states: ['US-TX', 'US-OK'], limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...body.data.map((row: { number: string }) => row.number));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen[0]).toBe('C-2');
    expect([...seen].sort()).toEqual(['C-1', 'C-2', 'C-3', 'C-4', 'C-5']);
  });

  test('is a file too, and the log says that it was given out', async () => {
    const url = `/v1/nexus-rehearsals/customers.csv?company=${world.company}&states=US-TX,US-OK&from=2027-01-01`;
    const { status, text } = await app.call('GET', url);
    expect(status).toBe(200);
    const rows = text.trim().split('\r\n');
    expect(rows[0]).toMatch(/^CustomerNumber,CustomerName,State,Standing/);
    expect(rows[1]).toBe('C-2,Gulf Fittings,US-OK,needed,resale,resale,,,CAD,300.00,13.50,MTC-UNIFORM');
    expect(rows).toHaveLength(8);
    const { body } = await app.call('GET', '/v1/log?kind=export.made');
    expect(body.data[0].summary).toContain('nexus rehearsal');
  });

  test('refuses a company and a state that are not here', async () => {
    expect((await rehearse({ company: 'NOBODY', states: ['US-TX'] })).status).toBe(404);
    expect((await rehearse({ states: ['US-TX', 'MX-SON'] })).body.errors[0].pointer).toBe('/states/1');
  });
});
