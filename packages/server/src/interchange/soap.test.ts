import { createClientAsync, WSSecurity } from 'soap';
import { beforeAll, describe, expect, test } from 'vitest';
import { DocumentSignIn, SIGN_IN_LIMITS } from '../accounts/document-sign-in.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, stateGrant, type TestWorld } from '../testing/test-world.ts';
import { SOAP_PATH } from './xml-routes.ts';

const NS = 'http://www.sabrix.com/services/taxcalculationservice/2011-09-01';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const PROFILE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0';
const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

let t: TestApp;
let world: TestWorld;
let address: string;
beforeAll(async () => {
  t = await startTestApp();
  world = await makeTestWorld(t);
  const made = await t.call('POST', '/v1/certificates', {
    body: {
      customerId: world.customerId,
      number: 'RS-1',
      validFrom: '2026-01-01',
      expires: '2027-12-31',
      reasonCode: 'RS',
      grants: [stateGrant('US-TX', { authorityTypes: ['State Sales/Use'] })],
      status: 'approved',
    },
  });
  expect(made.status, made.text).toBe(201);
  address = await t.app.listen({ port: 0, host: '127.0.0.1' });
});

const invoice = (changes: Record<string, unknown> = {}) => ({
  CURRENCY_CODE: 'USD',
  CUSTOMER_NUMBER: world.customerNumber,
  INVOICE_DATE: '2026-03-15',
  INVOICE_NUMBER: 'S-1',
  SHIP_TO: { COUNTRY: 'US', STATE: 'TX', COUNTY: 'Travis', CITY: 'Austin', POSTCODE: '78701' },
  LINE: [{ attributes: { ID: '1' }, GROSS_AMOUNT: 1000, LINE_NUMBER: 1, PRODUCT_CODE: 'P-1' }],
  ...changes,
});
const indata = (...invoices: object[]) => ({
  INDATA: { attributes: { version: 'G' }, EXTERNAL_COMPANY_ID: world.company, INVOICE: invoices },
});

describe('the npm client with nothing but the WSDL', () => {
  test('sends objects, gets OUTDATA back with its types, and what is audited is recorded', async () => {
    const client = await createClientAsync(`${address}${SOAP_PATH}?wsdl`);
    client.setSecurity(new WSSecurity('erp', t.adminKey, { passwordType: 'PasswordText' }));
    const [answer] = await client.CalculateTaxAsync(indata(invoice({ IS_AUDITED: true })));
    const { OUTDATA } = answer;
    expect(OUTDATA.REQUEST_STATUS).toEqual({ IS_SUCCESS: true, IS_PARTIAL_SUCCESS: false });
    expect(OUTDATA.attributes).toMatchObject({ version: 'G' });
    const [line] = OUTDATA.INVOICE[0].LINE;
    expect(line.attributes.ID).toBe('1');
    expect(line.TAX_SUMMARY).toMatchObject({ EXEMPT_AMOUNT: 1000, TAXABLE_BASIS: 1000, TAX_RATE: 0.0725 });
    expect(line.TAX_SUMMARY.ADVISORIES.ADVISORY).toContain('VARIABLE_EXEMPT_AMOUNTS');
    const [state, city] = line.TAX;
    expect(state).toMatchObject({
      AUTHORITY_NAME: 'Texas',
      IS_EXEMPT: true,
      EXEMPT_CERTIFICATE: 'RS-1',
      EXEMPT_REASON: 'RS',
      NATURE_OF_TAX: 'E',
      EXEMPT_AMOUNT: { DOCUMENT_AMOUNT: 1000 },
      TAX_AMOUNT: { DOCUMENT_AMOUNT: 0 },
    });
    expect(state.MESSAGE[0]).toMatchObject({ CODE: 'tax-certificate', SEVERITY: 0 });
    expect(city).toMatchObject({ IS_EXEMPT: false, TAX_AMOUNT: { DOCUMENT_AMOUNT: 10 } });
    const recorded = await t.call('GET', `/v1/transactions/by-number/${world.company}/S-1`);
    expect(recorded.body).toMatchObject({ source: 'xml', revision: 1 });
  });

  test('gets a fault it understands', async () => {
    const client = await createClientAsync(`${address}${SOAP_PATH}?WSDL`);
    client.setSecurity(new WSSecurity('erp', 'wrong', { passwordType: 'PasswordText' }));
    const error = await client.CalculateTaxAsync(indata(invoice())).then(
      () => null,
      (caught: { root: { Envelope: { Body: { Fault: { detail: unknown; faultcode: string } } } } }) => caught,
    );
    const { detail, faultcode } = error?.root.Envelope.Body.Fault ?? {};
    expect(faultcode).toContain('FailedAuthentication');
    expect(detail).toMatchObject({ taxCalculationFault: { errorSource: 'not-signed-in' } });
  });

  test('one bad invoice does not take the others along', async () => {
    const client = await createClientAsync(`${address}${SOAP_PATH}?wsdl`);
    client.addHttpHeader('authorization', `Bearer ${t.adminKey}`);
    const [answer] = await client.CalculateTaxAsync(indata(invoice({ CURRENCY_CODE: 'XXX' }), invoice()));
    const { REQUEST_STATUS, INVOICE } = answer.OUTDATA;
    expect(REQUEST_STATUS).toMatchObject({ IS_SUCCESS: false, IS_PARTIAL_SUCCESS: true });
    expect(REQUEST_STATUS.ERROR[0]).toMatchObject({
      CODE: 'unknown-currency',
      ERROR_LOCATION_PATH: '/OUTDATA/INVOICE[1]',
    });
    expect(INVOICE[1].REQUEST_STATUS.IS_SUCCESS).toBe(true);
  });
});

const BODY = () =>
  `<q:taxCalculationRequest xmlns:q="${NS}"><q:INDATA version="G">${'@'}<q:EXTERNAL_COMPANY_ID>${world.company}</q:EXTERNAL_COMPANY_ID>
   <q:INVOICE><q:CURRENCY_CODE>USD</q:CURRENCY_CODE><q:INVOICE_DATE>2026-03-15</q:INVOICE_DATE>
   <q:SHIP_TO><q:COUNTRY>US</q:COUNTRY><q:STATE>TX</q:STATE></q:SHIP_TO>
   <q:LINE ID="1"><q:GROSS_AMOUNT>10</q:GROSS_AMOUNT></q:LINE></q:INVOICE></q:INDATA></q:taxCalculationRequest>`;
const envelope = (header: string, body: string, soap = SOAP_11) =>
  `<e:Envelope xmlns:e="${soap}">${header && `<e:Header>${header}</e:Header>`}<e:Body>${body}</e:Body></e:Envelope>`;
const inside = (text: string) => BODY().replace('@', text);
const token = (username: string, password: string, type = `${PROFILE}#PasswordText`) =>
  `<w:Security xmlns:w="${WSSE}" e:mustUnderstand="1"><w:UsernameToken><w:Username>${username}</w:Username><w:Password Type="${type}">${password}</w:Password></w:UsernameToken></w:Security>`;

interface Sent {
  headers?: Record<string, string>;
  key?: string | null;
}
async function post(xml: string, { headers = {}, key = null }: Sent = {}) {
  const answer = await t.app.inject({
    method: 'POST',
    url: SOAP_PATH,
    headers: { 'content-type': 'text/xml', ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
    payload: xml,
  });
  return {
    status: answer.statusCode,
    text: answer.body,
    type: answer.headers['content-type'],
    headers: answer.headers,
  };
}
const succeeded = (text: string) => text.includes('<IS_SUCCESS>true</IS_SUCCESS>');

describe('an envelope by hand', () => {
  test('other prefixes, unqualified INDATA, any SOAPAction or none', async () => {
    const plain = inside('').replaceAll('q:', '').replace('xmlns:q', 'xmlns').replace('<INDATA', '<INDATA xmlns=""');
    for (const body of [inside(''), plain]) {
      for (const headers of [{}, { soapaction: '""' }, { soapaction: 'anything' }] as Record<string, string>[]) {
        const answer = await post(envelope('', body), { key: t.adminKey, headers });
        expect([answer.status, answer.type], answer.text).toEqual([200, 'text/xml; charset=utf-8']);
        expect(succeeded(answer.text)).toBe(true);
      }
    }
  });

  test('SOAP 1.2 is answered in SOAP 1.2', async () => {
    const headers = { 'content-type': 'application/soap+xml; charset=utf-8; action="CalculateTax"' };
    const good = await post(envelope('', inside(''), SOAP_12), { key: t.adminKey, headers });
    expect([good.status, good.type]).toEqual([200, 'application/soap+xml; charset=utf-8']);
    expect(good.text).toContain(`xmlns:soap="${SOAP_12}"`);
    const bad = await post(envelope('', '<x/>', SOAP_12), { key: t.adminKey, headers });
    expect([bad.status, bad.type]).toEqual([400, 'application/soap+xml; charset=utf-8']);
    expect(bad.text).toContain('<soap:Value>soap:Sender</soap:Value>');
  });

  test.each<[string, () => string, string]>([
    ['two Bodies', () => envelope('', `${inside('')}</e:Body><e:Body>`), 'soap-envelope'],
    ['two requests', () => envelope('', inside('') + inside('')), 'soap-envelope'],
    ['a Body before the Header', () => envelope('', '</e:Body><e:Header/><e:Body>'), 'soap-envelope'],
    [
      'a header nobody knows',
      () => envelope('<h:x xmlns:h="urn:h" e:mustUnderstand="1"/>', inside('')),
      'soap-header-not-understood',
    ],
    ['another operation', () => envelope('', '<q:GetTax xmlns:q="urn:q"/>'), 'wrong-root'],
    ['another namespace', () => envelope('', inside('').replace('2011-09-01', '2012-09-01')), 'wrong-root'],
    ['another envelope', () => envelope('', inside(''), 'urn:soap'), 'soap-version'],
    ['no envelope', () => inside(''), 'wrong-root'],
    [
      'a DOCTYPE',
      () => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${envelope('', inside('&e;'))}`,
      'doctype-refused',
    ],
    ['cut off', () => envelope('', inside('')).slice(0, -30), 'not-well-formed'],
    ['nothing', () => '', 'empty-document'],
  ])('%s is a fault with its reason, and nothing is done', async (_what, xml, code) => {
    const { status, text } = await post(xml(), { key: t.adminKey });
    expect([status, text.match(/<errorSource>(.*)<\/errorSource>/)?.[1]], text).toEqual([500, code]);
    expect(text).toContain('<faultcode>soap:');
  });

  test('only XML is taken, without a content coding, and said so in the format', async () => {
    const json = await post('{}', { key: t.adminKey, headers: { 'content-type': 'application/json' } });
    expect([json.status, json.type]).toEqual([415, 'text/xml; charset=utf-8']);
    const zipped = await post('x', { key: t.adminKey, headers: { 'content-encoding': 'gzip' } });
    expect(zipped.status).toBe(415);
    const get = await t.app.inject({ method: 'GET', url: SOAP_PATH });
    expect(get.statusCode).toBe(404);
    expect((await t.app.inject({ method: 'GET', url: `${SOAP_PATH}?xsd=1` })).body).toContain('<xs:schema');
  });
});

describe('signing in by what the document carries', () => {
  /** A key cut so that its end fits into the 16 characters of PASSWORD. */
  const halves = () => [t.adminKey.slice(0, -16), t.adminKey.slice(-16)] as const;
  const indataToken = (username: string, password: string) =>
    `<q:USERNAME>${username}</q:USERNAME><q:PASSWORD>${password}</q:PASSWORD>`;

  test.each<[string, () => string, Sent]>([
    ['a UsernameToken with the key as password', () => envelope(token('erp', t.adminKey), inside('')), {}],
    ['a UsernameToken with a split key', () => envelope(token(...halves()), inside('')), {}],
    ['USERNAME and PASSWORD with a split key', () => envelope('', inside(indataToken(...halves()))), {}],
  ])('%s', async (_what, xml, sent) => {
    const answer = await post(xml(), sent);
    expect([answer.status, succeeded(answer.text)], answer.text).toEqual([200, true]);
  });

  test('HTTP Basic with the key as password', async () => {
    const basic = `Basic ${Buffer.from(`erp:${t.adminKey}`).toString('base64')}`;
    expect((await post(envelope('', inside('')), { headers: { authorization: basic } })).status).toBe(200);
    const other = await t.call('GET', '/v1/me', { headers: { authorization: basic } });
    expect(other.status).toBe(401);
  });

  test.each<[string, () => string]>([
    ['nothing', () => envelope('', inside(''))],
    ['a wrong password', () => envelope(token('erp', 'wrong'), inside(''))],
    [
      'credentials after the first invoice',
      () =>
        envelope('', inside('').replace('</q:INDATA>', `${indataToken('erp', t.adminKey)}</q:INDATA>`)).replace(
          '@',
          '',
        ),
    ],
    ['a document that breaks off before them', () => '<e:Envelope'],
  ])('%s gets 401, and nothing of the document counts', async (_what, xml) => {
    const { status, text, headers } = await post(xml());
    expect([status, text.match(/<errorSource>(.*)<\/errorSource>/)?.[1]], text).toEqual([401, 'not-signed-in']);
    expect(headers['www-authenticate']).toContain('Basic');
  });

  test('a digest is refused with its reason', async () => {
    const { status, text } = await post(envelope(token('erp', 'eA==', `${PROFILE}#PasswordDigest`), inside('')));
    expect(status).toBe(401);
    expect(text).toContain('wsse:UnsupportedSecurityToken');
    expect(text).toContain('PasswordText');
  });

  test('too many wrong ones from one address are stopped for a minute', async () => {
    let now = 0;
    const signIn = new DocumentSignIn(
      t.services.callers,
      { now: () => now, today: () => '2026-11-24' },
      { braked: true },
    );
    for (let at = 0; at < SIGN_IN_LIMITS.failuresPerWindow; at += 1)
      expect(await signIn.find({ username: 'erp', password: `wrong ${at}` }, '10.0.0.1')).toBeUndefined();
    const right = { username: 'erp', password: t.adminKey };
    await expect(signIn.find(right, '10.0.0.1')).rejects.toThrow('too-many-requests');
    expect(await signIn.find(right, '10.0.0.2')).toBeDefined();
    now = SIGN_IN_LIMITS.windowMilliseconds;
    expect(await signIn.find(right, '10.0.0.1')).toBeDefined();
  });
});
