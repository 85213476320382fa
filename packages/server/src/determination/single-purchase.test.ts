import { beforeAll, describe, expect, test } from 'vitest';
import { DATABASE_LIMITS } from '../platform/limits.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
});

/** A paper for the one purchase that the order number names. */
async function paperFor(order: string): Promise<string> {
  const body = {
    customerId: world.customerId,
    number: `P-${order}`,
    validFrom: '2026-01-01',
    reasonCode: 'RS',
    grants: [stateGrant('US-TX')],
    status: 'approved',
    use: 'single-purchase',
    claim: { scopeReference: order },
  };
  const made = await app.call('POST', '/v1/certificates', { body });
  expect(made.status, made.text).toBe(201);
  return made.body.certificateId;
}

const SALES = DATABASE_LIMITS.connections + 4;

const sale = (order: string, number: string, overrides: Record<string, unknown> = {}) =>
  austinSale(world, { number, purchaseOrder: order, ...overrides });
const commit = (body: object, headers: Record<string, string> = {}) =>
  app.call('POST', '/v1/transactions', { body, headers });
const quote = async (body: object) => (await app.call('POST', '/v1/determinations', { body })).body;
const usesOf = async (certificateId: string) =>
  (await app.call('GET', `/v1/certificates/${certificateId}/uses`)).body.data;

describe('a certificate for one purchase', () => {
  test('exempts the sale that is recorded first; others see who has used it', async () => {
    const certificateId = await paperFor('PO-1');
    expect((await quote(sale('PO-1', 'A-1'))).outcome).toBe('exempt');
    expect(await usesOf(certificateId)).toEqual([]);
    expect((await commit(sale('PO-1', 'A-1'))).body.decision.outcome).toBe('exempt');
    const [use] = await usesOf(certificateId);
    expect(use).toMatchObject({ company: world.company, number: 'A-1', date: '2026-03-15', freedAt: null });
    const other = await quote(sale('PO-1', 'A-2'));
    expect(other.outcome).toBe('taxable');
    const rejected = other.lines[0].authorities[0].rejected.find(
      (candidate: { certificateId: string }) => candidate.certificateId === certificateId,
    );
    expect(rejected).toMatchObject({
      test: 'n',
      text: 'It is for one purchase, and invoice A-1 of March 15, 2026 has used it.',
      rule: { check: 'SCP-01' },
    });
    expect(other.lines[0].nextStep.code).toBe('ask-for-another-purchase');
  });

  test('serves the next revision of that sale, and is freed by one that no longer needs it', async () => {
    const certificateId = await paperFor('PO-2');
    await commit(sale('PO-2', 'B-1'));
    const second = await commit(sale('PO-2', 'B-1', { lines: [{ lineId: '1', grossAmount: '70.00' }] }));
    expect(second.body).toMatchObject({ revision: 2, decision: { outcome: 'exempt' } });
    const [use] = await usesOf(certificateId);
    expect(use.transactionId).toBe(second.body.transactionId);
    const third = await commit(sale('PO-OTHER', 'B-1'));
    expect(third.body.decision.outcome).toBe('taxable');
    expect(await usesOf(certificateId)).toEqual([{ ...use, freedAt: expect.any(String) }]);
    expect((await commit(sale('PO-2', 'B-2'))).body.decision.outcome).toBe('exempt');
  });

  test('a rehearsal and a repeated request use nothing more', async () => {
    const certificateId = await paperFor('PO-3');
    const rehearsed = await app.call('POST', '/v1/transactions?dryRun=true', { body: sale('PO-3', 'C-1') });
    expect(rehearsed.body.decision.outcome).toBe('exempt');
    expect(await usesOf(certificateId)).toEqual([]);
    const key = { 'idempotency-key': 'once' };
    const first = await commit(sale('PO-3', 'C-1'), key);
    const again = await commit(sale('PO-3', 'C-1'), key);
    expect(again.body).toEqual(first.body);
    expect((await commit(sale('PO-3', 'C-1'))).body.transactionId).toBe(first.body.transactionId);
    expect(await usesOf(certificateId)).toHaveLength(1);
  });

  test('more sales at once than there are connections: one is exempt, the others are decided anew and taxed', async () => {
    const certificateId = await paperFor('PO-4');
    const answers = await Promise.all(Array.from({ length: SALES }, (_, at) => commit(sale('PO-4', `D-${at}`))));
    expect(answers.map(({ status }) => status)).toEqual(Array(SALES).fill(201));
    const exempt = answers.filter(({ body }) => body.decision.outcome === 'exempt');
    expect(exempt).toHaveLength(1);
    expect(answers.filter(({ body }) => body.decision.outcome === 'taxable')).toHaveLength(SALES - 1);
    const uses = await usesOf(certificateId);
    expect(uses).toHaveLength(1);
    expect(uses[0].transactionId).toBe(exempt[0]?.body.transactionId);
  });

  test('INDATA: of two invoices of one document the first has it', async () => {
    await paperFor('PO-5');
    const invoice = (number: string) => `<INVOICE><INVOICE_NUMBER>${number}</INVOICE_NUMBER>
      <INVOICE_DATE>2026-03-15</INVOICE_DATE><CURRENCY_CODE>USD</CURRENCY_CODE><IS_AUDITED>true</IS_AUDITED>
      <PO_NUMBER>PO-5</PO_NUMBER><CUSTOMER_NUMBER>${world.customerNumber}</CUSTOMER_NUMBER>
      <SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO>
      <LINE ID="1"><GROSS_AMOUNT>100.00</GROSS_AMOUNT></LINE></INVOICE>`;
    const answer = await app.call('POST', '/sabrix/xmlinvoice', {
      body: `<INDATA version="G"><EXTERNAL_COMPANY_ID>${world.company}</EXTERNAL_COMPANY_ID>${invoice('E-1')}${invoice('E-2')}</INDATA>`,
      headers: { 'content-type': 'text/xml' },
    });
    expect(answer.status).toBe(200);
    const outcomes = [];
    for (const number of ['E-1', 'E-2']) {
      const { body } = await app.call('GET', `/v1/transactions/by-number/${world.company}/${number}`);
      outcomes.push(body.decision.outcome);
    }
    expect(outcomes).toEqual(['exempt', 'taxable']);
  });

  test('a credit of the sale that used it has it too, and uses nothing', async () => {
    const certificateId = await paperFor('PO-6');
    await commit(sale('PO-6', 'F-1'));
    const credit = await commit(sale('PO-6', 'F-2', { isCredit: true, original: { number: 'F-1' } }));
    expect(credit.body.decision).toMatchObject({ outcome: 'exempt', messages: [] });
    expect(await usesOf(certificateId)).toHaveLength(1);
  });
});
