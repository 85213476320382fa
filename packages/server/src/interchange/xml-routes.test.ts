import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { sample } from './determination/testing/sample-files.ts';

const XML = { 'content-type': 'text/xml' };
let t: TestApp;

async function send(xml: string | Buffer, key?: string) {
  return t.call('POST', '/sabrix/xmlinvoice', { body: xml, headers: XML, ...(key && { key }) });
}

const invoice = (inside: string) => `<INVOICE><INVOICE_DATE>2026-03-15</INVOICE_DATE><CURRENCY_CODE>USD</CURRENCY_CODE>
  <SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO>${inside}<LINE ID="1"><GROSS_AMOUNT>1000.00</GROSS_AMOUNT></LINE></INVOICE>`;
const indata = (...invoices: string[]) =>
  `<INDATA version="G"><EXTERNAL_COMPANY_ID>ACME-US</EXTERNAL_COMPANY_ID>${invoices.join('')}</INDATA>`;
const values = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1]);
const recorded = async () =>
  Number((await t.superuser.query('select count(*) from bonafide.transaction')).rows[0].count);

beforeAll(async () => {
  t = await startTestApp();
  const company = {
    name: 'Acme United States',
    usesExemptionCertificates: true,
    activeCustomerGroup: { name: 'Main', ownerExternalId: 'ACME-US' },
  };
  await t.call('PUT', '/v1/companies/ACME-US', { body: company });
  const reasons = {
    RS: 'resale',
    MF: 'manufacturing',
    AG: 'agricultural',
    CH: 'charitable',
    RL: 'religious',
    ED: 'educational',
  };
  for (const [code, reason] of Object.entries(reasons)) {
    await t.call('PUT', `/v1/companies/ACME-US/customer-groups/Main/exempt-reasons/${code}`, {
      body: { name: reason, reason },
    });
  }
  const authority = { zone: 'US-TX', zoneLevel: 'STATE', type: 'State Sales/Use', rate: '0.0625' };
  await t.call('PUT', '/v1/companies/ACME-US/authorities/Texas%20State', { body: authority });
  const names = [
    'customers',
    'exemption-certificates',
    'exemption-certificates-limited-use',
    'exemption-certificate-zones-us',
  ].map((name) => `${name}.csv`);
  const files: (string | Buffer)[] = [
    'sdiType=Customers\nCustomerName,CustomerNumber\nPrairie,P-1\n',
    'sdiType=ExemptionCertificates\nCertificateNumber,CustomerName,CustomerNumber,Status,ExemptReasonCode,ValidFromDate,ExpiresDate,Active,FullyExempt,TaxDataType\nK-1,Prairie,P-1,A,RS,01/01/2026,12/31/2027,Y,Y,US\n',
    'sdiType=ExemptionCertificateZones-US\nZoneName,Exempt,CustomerName,CustomerNumber,ExemptReasonCode\nTexas,,Prairie,P-1,RS\n',
    ...names.map(sample),
  ];
  for (const body of files) {
    const url = '/v1/imports/determination?company=ACME-US';
    const answer = await t.call('POST', url, { body, headers: { 'content-type': 'text/csv' } });
    expect(answer.body.rejected).toEqual([]);
  }
});

describe('an invoice', () => {
  test('is exempt by the imported certificate, with its number, end and reason', async () => {
    const { status, text, headers } = await send(indata(invoice('<CUSTOMER_NUMBER>P-1</CUSTOMER_NUMBER>')));
    expect([status, headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
    expect(values(text, 'EXEMPT_CERTIFICATE')).toEqual(['K-1']);
    expect(values(text, 'EXEMPT_CERTIFICATE_EXPIRE_DATE')).toEqual(['2027-12-31']);
    expect(values(text, 'EXEMPT_REASON')).toEqual(['RS']);
    expect(values(text, 'AUTHORITY_NAME')).toEqual(['Texas State']);
    expect(values(text, 'ZONE_NAME')).toEqual(['Texas']);
    expect(values(text, 'TOTAL_TAX_AMOUNT')).toEqual(['0.00', '0.00']);
  });

  test('with IS_EXEMPT false is taxed without a look-up (scenario 58)', async () => {
    const { text } = await send(
      indata(invoice('<CUSTOMER_NUMBER>P-1</CUSTOMER_NUMBER><IS_EXEMPT><ALL>false</ALL></IS_EXEMPT>')),
    );
    expect(values(text, 'EXEMPT_CERTIFICATE')).toEqual([]);
    expect(values(text, 'TOTAL_TAX_AMOUNT')).toEqual(['62.50', '62.50']);
  });

  test('of a company named by its name is recorded under its id', async () => {
    const xml = indata(
      invoice(
        '<COMPANY_NAME>Acme United States</COMPANY_NAME><INVOICE_NUMBER>N-1</INVOICE_NUMBER><IS_AUDITED>Y</IS_AUDITED>',
      ),
    );
    expect((await send(xml)).status).toBe(200);
    const found = await t.call('GET', '/v1/transactions/by-number/ACME-US/N-1');
    expect(found.body).toMatchObject({ source: 'xml', revision: 1 });
  });

  test('that cannot be decided is named, and the others go on', async () => {
    const wrong = invoice('<BASIS_PERCENT>60</BASIS_PERCENT>');
    const unknown = invoice('<EXTERNAL_COMPANY_ID>NOBODY</EXTERNAL_COMPANY_ID><IS_AUDITED>true</IS_AUDITED>');
    const { text } = await send(indata(invoice(''), wrong, unknown));
    expect(values(text, 'IS_SUCCESS')).toEqual(['false', 'true', 'false', 'false']);
    expect(values(text, 'IS_PARTIAL_SUCCESS')[0]).toBe('true');
    expect(values(text, 'CODE')).toEqual(expect.arrayContaining(['not-a-share', 'company-unknown']));
    expect(values(text, 'ERROR_LOCATION_PATH')).toEqual(
      expect.arrayContaining(['/OUTDATA/INVOICE[2]', '/OUTDATA/INVOICE[3]']),
    );
  });
});

test('the sample batch is decided and recorded, each invoice once however often it is sent', async () => {
  const before = await recorded();
  const first = await send(sample('invoices.xml'));
  expect(first.status).toBe(200);
  expect(values(first.text, 'INVOICE_NUMBER')).toHaveLength(200);
  expect(values(first.text, 'IS_SUCCESS').filter((value) => value !== 'true')).toEqual([]);
  expect(values(first.text, 'EXEMPT_CERTIFICATE').length).toBeGreaterThan(20);
  expect(await recorded()).toBe(before + 200);
  const again = await send(sample('invoices.xml'));
  expect(again.text).toBe(first.text);
  expect(await recorded()).toBe(before + 200);
});

test.each([
  ['a DOCTYPE', '<!DOCTYPE x><INDATA/>', 400, 'doctype-refused'],
  ['another root', '<OUTDATA/>', 422, 'wrong-root'],
  ['cut off', '<INDATA>', 400, 'not-well-formed'],
])('%s is refused in XML', async (_name, xml, status, code) => {
  const answer = await send(xml);
  expect(answer.status).toBe(status);
  expect(values(answer.text, 'CODE')).toEqual([code]);
});

test('recording needs the right to record, asking does not', async () => {
  const viewer = await t.keyFor('viewer');
  expect((await send(indata(invoice('')), viewer)).status).toBe(200);
  const before = await recorded();
  expect((await send(indata(invoice('<IS_AUDITED>true</IS_AUDITED>')), viewer)).status).toBe(403);
  expect(await recorded()).toBe(before);
  expect(
    (await t.call('POST', '/sabrix/xmlinvoice', { body: '{}', headers: { 'content-type': 'application/json' } }))
      .status,
  ).toBe(415);
});
