import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
let certificateId: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
  certificateId = await addCertificate(world);
  await commit(world, 'SOLD-1');
  await commit(world, 'SOLD-2');
  await commit(world, 'SOLD-3');
  const revoked = await app.call('POST', `/v1/certificates/${certificateId}/events`, {
    body: { event: 'revoke', reason: 'The state withdrew it' },
    headers: { 'if-match': '"1"' },
  });
  expect(revoked.status, revoked.text).toBe(200);
});

async function addCertificate({ customerId }: TestWorld): Promise<string> {
  const body = {
    customerId,
    number: 'RS-1',
    validFrom: '2026-01-01',
    reasonCode: 'RS',
    grants: [stateGrant('US-TX')],
    status: 'approved',
  };
  const made = await app.call('POST', '/v1/certificates', { body });
  expect(made.status, made.text).toBe(201);
  return made.body.certificateId;
}

async function commit(of: TestWorld, number: string, overrides: Record<string, unknown> = {}) {
  const answer = await app.call('POST', '/v1/transactions', { body: austinSale(of, { number, ...overrides }) });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

/** A credit of so much of an invoice's one line. */
const credit = (original: string, grossAmount = '1000.00') => ({
  date: '2026-06-30',
  isCredit: true,
  original: { number: original },
  lines: [{ lineId: '1', grossAmount, productCode: 'PUMP-22' }],
});

describe('a credit of a recorded sale', () => {
  test('has the certificate of the sale, revoked since, and each leads to the other', async () => {
    const made = await commit(world, 'CREDIT-1', credit('SOLD-1', '400.00'));
    const [line] = made.decision.lines;
    expect(line).toMatchObject({
      outcome: 'exempt',
      exemptAmount: '-400',
      original: { number: 'SOLD-1', lineId: '1' },
    });
    expect(line.authorities[0].certificate).toMatchObject({ certificateId, version: 1, number: 'RS-1' });
    expect(line.text).toBe('Exempt in Texas: certificate RS-1. As in invoice SOLD-1 of March 15, 2026.');
    const sold = (await app.call('GET', `/v1/transactions/${line.original.transactionId}`)).body;
    expect(sold.number).toBe('SOLD-1');
    expect(sold.credits).toEqual([
      {
        transactionId: made.transactionId,
        number: 'CREDIT-1',
        revision: 1,
        date: '2026-06-30',
        lines: 1,
        basis: '-400',
      },
    ]);
  });

  test('a quote of it says what recording it would', async () => {
    const { body } = await app.call('POST', '/v1/determinations', { body: austinSale(world, credit('SOLD-2')) });
    expect(body.outcome).toBe('exempt');
    expect(body.lines[0].original).toMatchObject({ number: 'SOLD-2', creditedBefore: '0' });
  });

  test('of more than is left is exempt as far as the sale was; its own next revision does not count against itself', async () => {
    const second = await commit(world, 'CREDIT-2', credit('SOLD-1', '900.00'));
    expect(second.decision.lines[0]).toMatchObject({
      outcome: 'partly-exempt',
      exemptAmount: '-600',
      taxableAmount: '-300',
    });
    expect(second.decision.messages.map((message: { code: string }) => message.code)).toEqual([
      'credit-exceeds-original',
    ]);
    const corrected = await commit(world, 'CREDIT-2', credit('SOLD-1', '600.00'));
    expect(corrected).toMatchObject({ revision: 2, decision: { outcome: 'exempt' } });
    const third = await commit(world, 'CREDIT-3', credit('SOLD-1', '1.00'));
    expect(third.decision.outcome).toBe('taxable');
  });

  test('twelve at once never take back more than was sold', async () => {
    const numbers = Array.from({ length: 12 }, (_, at) => `AT-ONCE-${at}`);
    const made = await Promise.all(numbers.map((number) => commit(world, number, credit('SOLD-3', '150.00'))));
    const exempt = made.map(({ decision }) => Number(decision.totals.exemptAmount)).sort((a, b) => a - b);
    expect(exempt).toEqual([-150, -150, -150, -150, -150, -150, -100, 0, 0, 0, 0, 0].sort((a, b) => a - b));
  });

  test('of an invoice nobody recorded here is decided by itself, and says so', async () => {
    const { decision } = await commit(world, 'CREDIT-9', credit('NEVER-SOLD'));
    expect(decision.outcome).toBe('taxable');
    expect(decision.messages.map((message: { code: string }) => message.code)).toContain('original-unknown');
  });

  test('a company’s invoices are its own, and a tenant’s', async () => {
    const elsewhere = await app.addTenant('Elsewhere');
    const other = await makeTestWorld(app, { key: elsewhere.key });
    const answer = await app.call('POST', '/v1/determinations', {
      key: elsewhere.key,
      body: austinSale(other, credit('SOLD-2')),
    });
    expect(answer.body.messages[0].code).toBe('original-unknown');
  });

  test('INDATA: an invoice and its credit in one document, by ORIGINAL_INVOICE_NUMBER and ORIGINAL_DOCUMENT_ITEM', async () => {
    const own = await makeTestWorld(app, { mark: 'XML' });
    await addCertificate(own);
    const invoice = (number: string, more: string, line: string) => `<INVOICE><INVOICE_NUMBER>${number}</INVOICE_NUMBER>
      <INVOICE_DATE>2026-03-15</INVOICE_DATE><CURRENCY_CODE>USD</CURRENCY_CODE><IS_AUDITED>true</IS_AUDITED>${more}
      <CUSTOMER_NUMBER>${own.customerNumber}</CUSTOMER_NUMBER><SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO>
      <LINE ID="1"><LINE_NUMBER>10</LINE_NUMBER><GROSS_AMOUNT>100.00</GROSS_AMOUNT>${line}</LINE></INVOICE>`;
    const credited = invoice(
      'X-2',
      '<IS_CREDIT>true</IS_CREDIT><ORIGINAL_INVOICE_NUMBER>X-1</ORIGINAL_INVOICE_NUMBER>',
      '<ORIGINAL_DOCUMENT_ITEM>10</ORIGINAL_DOCUMENT_ITEM>',
    );
    const answer = await app.call('POST', '/sabrix/xmlinvoice', {
      body: `<INDATA version="G"><EXTERNAL_COMPANY_ID>${own.company}</EXTERNAL_COMPANY_ID>${invoice('X-1', '', '')}${credited}</INDATA>`,
      headers: { 'content-type': 'text/xml' },
    });
    expect(answer.status).toBe(200);
    const { body } = await app.call('GET', `/v1/transactions/by-number/${own.company}/X-2`);
    expect(body.decision.lines[0]).toMatchObject({ exemptAmount: '-100', original: { number: 'X-1', lineId: '1' } });
    expect(body.decision.messages).toEqual([]);
  });
});
