import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, type TestWorld } from '../testing/test-world.ts';

let app: TestApp;
let world: TestWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeTestWorld(app);
});

/** A sale that claims a certificate number in Texas. */
const claiming = (number: string, overrides: Record<string, unknown> = {}) =>
  austinSale(world, {
    exemptCertificate: { state: number },
    exemptReason: { state: 'RS' },
    autoCreateCertificates: true,
    ...overrides,
  });

const commit = (body: object) => app.call('POST', '/v1/transactions', { body });

async function onFile(number: string) {
  const { body } = await app.call('GET', `/v1/certificates?q=${number}`);
  return body.data.filter((row: { number: string }) => row.number === number);
}

describe('a sale that claims a certificate which is not on file (spec §4 step 9)', () => {
  test('a company that does not create leaves it at that', async () => {
    const answer = await commit(claiming('AUTO-OFF', { autoCreateCertificates: false }));
    expect(answer.body.decision.outcome).toBe('taxable');
    expect(await onFile('AUTO-OFF')).toEqual([]);
  });

  test('a quote says what would be, and stores nothing', async () => {
    const { body } = await app.call('POST', '/v1/determinations', { body: claiming('AUTO-QUOTE') });
    expect(body.outcome).toBe('exempt');
    expect(body.messages.map((message: { code: string }) => message.code)).toContain('certificate-created');
    expect(await onFile('AUTO-QUOTE')).toEqual([]);
  });

  test('recorded: the certificate is on file as temporary, the decision names it, and the next sale finds it', async () => {
    const { body } = await commit(claiming('AUTO-1', { number: 'INV-1' }));
    expect(body.decision.outcome).toBe('exempt');
    const [row] = await onFile('AUTO-1');
    expect(row).toMatchObject({ status: 'temporary', source: 'auto', customerId: world.customerId });
    expect(body.decision.lines[0].authorities[0].certificate.certificateId).toBe(row.certificateId);
    const again = await commit(claiming('AUTO-1', { number: 'INV-2' }));
    expect(again.body.decision.messages).toEqual([]);
    expect(again.body.decision.lines[0].authorities[0].certificate.certificateId).toBe(row.certificateId);
    expect(await onFile('AUTO-1')).toHaveLength(1);
  });

  test('rehearsed: nothing stays', async () => {
    const answer = await app.call('POST', '/v1/transactions?dryRun=true', { body: claiming('AUTO-DRY') });
    expect(answer.body.decision.outcome).toBe('exempt');
    expect(await onFile('AUTO-DRY')).toEqual([]);
  });

  test('a customer that is not on file is created with it, and never without one', async () => {
    const customer = { number: 'NEW-1', name: 'Newly Known Supply' };
    const none = await commit(austinSale(world, { customer, autoCreateCustomers: true, autoCreateCertificates: true }));
    expect(none.body.decision.customer).toBeNull();
    const { body } = await commit(claiming('AUTO-NEW', { customer, autoCreateCustomers: true }));
    expect(body.decision).toMatchObject({ outcome: 'exempt', customer: { number: 'NEW-1' } });
    const stored = await app.call('GET', `/v1/customers/${body.decision.customer.customerId}`);
    expect(stored.body).toMatchObject({ name: 'Newly Known Supply', number: 'NEW-1' });
    expect(await onFile('AUTO-NEW')).toHaveLength(1);
  });

  test('an unapproved certificate bars the customer', async () => {
    const { body } = await commit(claiming('AUTO-BAD'));
    const certificateId = body.decision.lines[0].authorities[0].certificate.certificateId;
    await app.call('POST', `/v1/certificates/${certificateId}/events`, {
      body: { event: 'revoke', reason: 'test' },
      headers: { 'if-match': '"1"' },
    });
    const barred = await commit(claiming('AUTO-OTHER', { exemptCertificate: { state: 'AUTO-BAD' } }));
    expect(barred.body.decision.outcome).toBe('taxable');
    expect(barred.body.decision.messages.map((message: { code: string }) => message.code)).toContain('creation-barred');
  });

  test.each([
    ['of a customer on file', 'RACE-A', {}],
    [
      'of a customer that is not',
      'RACE-B',
      { customer: { number: 'NEW-2', name: 'Raced Supply' }, autoCreateCustomers: true },
    ],
  ])('twenty sales at once with one number %s: one certificate, twenty exempt sales', async (_what, number, extra) => {
    // Something on file would bar creation here: each race has a world of its own.
    const own = await makeTestWorld(app, { mark: number });
    const sales = Array.from({ length: 20 }, (_, at) => ({
      ...claiming(number, { number: `${number}-${at}`, date: `2026-03-${String(at + 1).padStart(2, '0')}` }),
      company: own.company,
      customer: { number: own.customerNumber },
      ...extra,
    }));
    const answers = await Promise.all(sales.map(commit));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(201));
    const made = await onFile(number);
    expect(made).toHaveLength(1);
    const exempt = answers.filter((answer) => answer.body.decision.outcome === 'exempt');
    // The certificate holds from the day of the sale that created it; sales of days before it find it and are taxed.
    const before = sales.filter((sale) => (sale.date as string) < made[0].validFrom).length;
    expect(exempt).toHaveLength(20 - before);
    for (const answer of exempt) {
      expect(answer.body.decision.lines[0].authorities[0].certificate.certificateId).toBe(made[0].certificateId);
    }
  });

  test('an INDATA batch: what an invoice creates counts for the next', async () => {
    const invoice = (number: string) => `<INVOICE>
      <INVOICE_NUMBER>${number}</INVOICE_NUMBER><INVOICE_DATE>2026-03-15</INVOICE_DATE><CURRENCY_CODE>USD</CURRENCY_CODE>
      <IS_AUDITED>true</IS_AUDITED><AUTO_CREATE_CERTIFICATES>true</AUTO_CREATE_CERTIFICATES>
      <AUTO_CREATE_CUSTOMERS>true</AUTO_CREATE_CUSTOMERS>
      <CUSTOMER_NUMBER>NEW-3</CUSTOMER_NUMBER><CUSTOMER_NAME>Batch Supply</CUSTOMER_NAME>
      <EXEMPT_CERTIFICATE><STATE>AUTO-XML</STATE></EXEMPT_CERTIFICATE>
      <SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO>
      <LINE ID="1"><GROSS_AMOUNT>100.00</GROSS_AMOUNT></LINE></INVOICE>`;
    const answer = await app.call('POST', '/sabrix/xmlinvoice', {
      body: `<INDATA version="G"><EXTERNAL_COMPANY_ID>${world.company}</EXTERNAL_COMPANY_ID><COMPANY_ROLE>S</COMPANY_ROLE>${invoice('X-1')}${invoice('X-2')}</INDATA>`,
      headers: { 'content-type': 'text/xml' },
    });
    expect(answer.status).toBe(200);
    const [made, ...more] = await onFile('AUTO-XML');
    expect(more).toEqual([]);
    for (const number of ['X-1', 'X-2']) {
      const { body } = await app.call('GET', `/v1/transactions/by-number/${world.company}/${number}`);
      expect(body.decision.outcome).toBe('exempt');
      expect(body.decision.lines[0].authorities[0].certificate.certificateId).toBe(made.certificateId);
    }
  });
});
