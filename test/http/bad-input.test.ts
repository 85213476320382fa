import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { XML_LIMITS } from '../../packages/server/src/interchange/determination/limits.ts';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { austinSale, makeTestWorld, type TestWorld } from '../../packages/server/src/testing/test-world.ts';

const SOAP = '/sabrix/services/taxcalculationservice/2011-09-01/taxcalculationservice';
const NS = 'http://www.sabrix.com/services/taxcalculationservice/2011-09-01';

let t: TestApp;
let world: TestWorld;
beforeAll(async () => {
  t = await startTestApp();
  world = await makeTestWorld(t);
});

async function post(url: string, type: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const answer = await t.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${t.adminKey}`, 'content-type': type, ...headers },
    payload: body,
  });
  return { status: answer.statusCode, text: answer.body };
}
const json = (body: string | Buffer, headers = {}) => post('/v1/determinations', 'application/json', body, headers);
const ndjson = (body: string | Buffer, headers = {}) =>
  post('/v1/determinations:batch', 'application/x-ndjson', body, headers);
const raw = (body: string | Buffer, headers = {}) => post('/sabrix/xmlinvoice', 'text/xml', body, headers);
const soap = (body: string | Buffer, headers = {}) => post(SOAP, 'text/xml', body, headers);

const indata = (...invoices: string[]) =>
  `<INDATA version="G"><EXTERNAL_COMPANY_ID>${world.company}</EXTERNAL_COMPANY_ID>${invoices.join('')}</INDATA>`;
const enveloped = (inside: string) =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><taxCalculationRequest xmlns="${NS}">${inside}</taxCalculationRequest></e:Body></e:Envelope>`;

const TEXAS = '<SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO>';
const LINE = '<LINE ID="1"><GROSS_AMOUNT>10</GROSS_AMOUNT></LINE>';
interface InvoiceParts {
  date?: string;
  currency?: string;
  shipTo?: string;
  lines?: string;
}
const invoice = ({ date = '2026-03-15', currency = 'USD', shipTo = TEXAS, lines = LINE }: InvoiceParts = {}) =>
  `<INVOICE><CURRENCY_CODE>${currency}</CURRENCY_CODE><INVOICE_DATE>${date}</INVOICE_DATE>${shipTo}${lines}</INVOICE>`;

/** The places of a problem, as `pointer code`. */
const places = (problem: { code: string; errors?: { pointer: string; code: string }[] }) =>
  problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`) ?? [problem.code];
const codesIn = (xml: string) => [...xml.matchAll(/<(?:CODE|errorSource)>([^<]*)</g)].map((match) => match[1]);

const line = (changes: object) => ({ lines: [{ lineId: '1', grossAmount: '10', ...changes }] });
const many = (count: number, one: (at: number) => string) => Array.from({ length: count }, (_, at) => one(at)).join('');

/** A sale that cannot be used: as JSON with the place that is named, as an INVOICE with its code. */
const SALES: [
  what: string,
  json: Record<string, unknown>,
  place: string,
  xml: InvoiceParts,
  code: string,
  at: string,
][] = [
  [
    'an unknown currency',
    { currency: 'XTS' },
    '/currency unknown-currency',
    { currency: 'XTS' },
    'unknown-currency',
    '/CURRENCY_CODE',
  ],
  [
    'a date that is none',
    { date: '2026-02-30' },
    '/date not-format',
    { date: '2026-02-30' },
    'not-a-date',
    '/INVOICE_DATE',
  ],
  [
    'a negative quantity',
    line({ quantity: '-1' }),
    '/lines/0/quantity negative-quantity',
    {
      lines:
        '<LINE ID="1"><GROSS_AMOUNT>1</GROSS_AMOUNT><QUANTITIES><QUANTITY><AMOUNT>-1</AMOUNT></QUANTITY></QUANTITIES></LINE>',
    },
    'negative-quantity',
    '/LINE[1]',
  ],
  [
    'an amount of 400 digits',
    line({ grossAmount: '9'.repeat(400) }),
    '/lines/0/grossAmount not-pattern',
    { lines: `<LINE ID="1"><GROSS_AMOUNT>${'9'.repeat(400)}</GROSS_AMOUNT></LINE>` },
    'not-a-number',
    '/LINE/GROSS_AMOUNT',
  ],
  [
    'two lines with one id',
    { lines: [line({}).lines[0], line({}).lines[0]] },
    '/lines/1/lineId repeated-line-id',
    { lines: LINE + LINE },
    'duplicate-line',
    '/LINE[2]',
  ],
  [
    '50,000 lines',
    { lines: Array.from({ length: 50_000 }, (_, at) => ({ lineId: String(at), grossAmount: '1' })) },
    '/lines not-maxItems',
    { lines: many(XML_LIMITS.linesPerInvoice + 1, (at) => `<LINE ID="${at}"><GROSS_AMOUNT>1</GROSS_AMOUNT></LINE>`) },
    'too-many-lines',
    '',
  ],
  ['no line', { lines: [] }, '/lines not-minItems', { lines: '' }, 'missing-element', ''],
  ['no ship-to', { shipTo: undefined }, 'ship-to-missing', { shipTo: '' }, 'ship-to-missing', ''],
  [
    'a state nobody knows',
    { shipTo: { country: 'US', state: 'Atlantis' } },
    'ship-to-state-unknown',
    { shipTo: TEXAS.replace('TX', 'Atlantis') },
    'ship-to-state-unknown',
    '',
  ],
  [
    'a country nobody knows',
    { shipTo: { country: 'Atlantis' } },
    'ship-to-country-unknown',
    { shipTo: TEXAS.replace('US', 'Atlantis') },
    'ship-to-country-unknown',
    '',
  ],
];

describe.each(SALES)('a sale with %s', (_what, changes, place, parts, code, at) => {
  const bad = () => JSON.stringify(austinSale(world, changes));
  /** Refused with its place, or decided as what it is: a sale without a known place is not exempt, and says so. */
  const said = (body: { outcome?: string; messages?: { code: string }[]; code: string }) =>
    body.outcome === undefined ? places(body) : [body.outcome, ...(body.messages ?? []).map((one) => one.code)];
  const expected = () => (place.startsWith('/') ? [place] : ['cannot-decide', place]);

  test('as JSON', async () => {
    const { status, text } = await json(bad());
    expect(status).toBe(place.startsWith('/') ? 422 : 200);
    expect(said(JSON.parse(text))).toEqual(expected());
  });
  test('among lines: the others go on', async () => {
    const good = JSON.stringify(austinSale(world));
    const { text } = await ndjson(`${good}\n${bad()}\n${good}\n`);
    const [first, second, third] = text
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect([first.decision.outcome, third.decision.outcome]).toEqual(['taxable', 'taxable']);
    expect(said(second.problem ?? second.decision)).toEqual(expected());
  });
  // What takes seconds to read goes through one door: both read invoices by the same reader.
  test.each(code === 'too-many-lines' ? ['raw'] : ['raw', 'SOAP'])(
    'among invoices (%s): the others go on',
    async (door) => {
      const document = indata(invoice(), invoice(parts), invoice());
      const { status, text } = await (door === 'raw' ? raw(document) : soap(enveloped(document)));
      expect(status, text.slice(0, 500)).toBe(200);
      expect(text.match(/<IS_SUCCESS>\w+</g)).toEqual(
        ['false', 'true', 'false', 'true'].map((one) => `<IS_SUCCESS>${one}<`),
      );
      expect(text).toContain('<IS_PARTIAL_SUCCESS>true<');
      const error = text.slice(0, text.indexOf('</REQUEST_STATUS>'));
      expect(codesIn(error)).toEqual([code]);
      expect(error).toContain('<ERROR_LOCATION_PATH>/OUTDATA/INVOICE[2]');
      if (at !== '') expect(error).toContain(`/INDATA/INVOICE[2]${at})`);
    },
  );
});

const LONG = 'x'.repeat(10 * 1024 * 1024);
const DEEP = 10_000;
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const badUtf8 = (before: string, after: string) =>
  Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28]), Buffer.from(after)]);

/** Bodies that cannot be read as what they are to be. */
const JSON_BODIES: [string, () => string | Buffer, number, string, Record<string, string>?][] = [
  ['empty', () => '', 400, 'malformed-json'],
  ['cut off', () => JSON.stringify(austinSale(world)).slice(0, -5), 400, 'malformed-json'],
  ['a text of 10 MB', () => JSON.stringify(austinSale(world, { purchaseOrder: LONG })), 413, 'too-large'],
  ['a text with NUL', () => JSON.stringify(austinSale(world, { purchaseOrder: 'a\0b' })), 422, 'invalid-request'],
  ['depth 10,000', () => `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, 400, 'malformed-json'],
  ['a list', () => '[]', 422, 'invalid-request'],
  ['UTF-16', () => utf16(JSON.stringify(austinSale(world))), 400, 'malformed-json'],
  [
    'gzip',
    () => gzipSync(JSON.stringify(austinSale(world))),
    415,
    'unsupported-media-type',
    { 'content-encoding': 'gzip' },
  ],
  ['gzip that is not said', () => gzipSync(JSON.stringify(austinSale(world))), 400, 'malformed-json'],
];

describe('a JSON body', () => {
  test.each(JSON_BODIES)('%s', async (_what, body, status, code, headers = {}) => {
    const answer = await json(body(), headers);
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code]);
  });
});

const LINES: [string, () => string | Buffer, string][] = [
  ['cut off', () => '{"company":', 'malformed-json'],
  ['a text of 10 MB', () => JSON.stringify(austinSale(world, { purchaseOrder: LONG })), 'too-large'],
  ['a text with NUL', () => JSON.stringify(austinSale(world, { purchaseOrder: 'a\0b' })), 'invalid-request'],
  ['depth 10,000', () => `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`, 'malformed-json'],
  ['no UTF-8', () => badUtf8('{"a":"', '"}'), 'malformed-json'],
  ['XML', () => '<INDATA/>', 'malformed-json'],
];

describe('a line among good ones', () => {
  test.each(LINES)('%s', async (_what, bad, code) => {
    const good = Buffer.from(`${JSON.stringify(austinSale(world))}\n`);
    const { text } = await ndjson(Buffer.concat([good, Buffer.from(bad()), Buffer.from('\n'), good]));
    const answers = text
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(answers.map((one) => [one.line, one.problem?.code ?? one.status])).toEqual([
      [1, 200],
      [2, code],
      [3, 200],
    ]);
    expect(answers[1].problem.detail).toMatch(/^Line 2: /);
  });
});

const laughs = `<!DOCTYPE l [<!ENTITY a "lol">${[...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]>`;
/** The document, with something before its root and in its invoice; and how it is refused. */
const DOCUMENTS: [
  string,
  (wrap: (inside: string) => string) => string | Buffer,
  number,
  string,
  Record<string, string>?,
][] = [
  ['empty', () => '', 400, 'empty-document'],
  ['cut off', (wrap) => wrap(indata(invoice())).slice(0, -12), 400, 'not-well-formed'],
  ['billion laughs', (wrap) => `${laughs}${wrap(indata(invoice({ currency: '&j;' })))}`, 400, 'doctype-refused'],
  [
    'an external entity',
    (wrap) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${wrap(indata('&e;'))}`,
    400,
    'doctype-refused',
  ],
  ['depth 10,000', (wrap) => wrap(indata(`${'<A>'.repeat(DEEP)}${'</A>'.repeat(DEEP)}`)), 413, 'xml-limit'],
  ['another root', () => '<OUTDATA/>', 422, 'wrong-root'],
  ['JSON', () => '{"company":"ACME"}', 400, 'not-well-formed'],
  ['NUL', (wrap) => wrap(indata(invoice({ currency: 'U\0D' }))), 400, 'not-well-formed'],
  ['NUL by reference', (wrap) => wrap(indata(invoice({ currency: '&#0;' }))), 400, 'not-well-formed'],
  ['no UTF-8', (wrap) => badUtf8(wrap(indata(invoice())).slice(0, -30), '</x>'), 400, 'unreadable-encoding'],
  [
    'an encoding nobody takes',
    (wrap) => `<?xml version="1.0" encoding="EBCDIC-US"?>${wrap(indata(invoice()))}`,
    400,
    'unreadable-encoding',
  ],
  ['gzip', (wrap) => gzipSync(wrap(indata(invoice()))), 415, 'unsupported-media-type', { 'content-encoding': 'gzip' }],
  ['gzip that is not said', (wrap) => gzipSync(wrap(indata(invoice()))), 400, 'unreadable-encoding'],
];

/** Read by the same reader as all the others, so one door is enough for what takes long to send. */
const HUGE: [string, () => string][] = [
  ['a text of 10 MB', () => indata(invoice({ currency: LONG }))],
  ['an attribute of 10 MB', () => indata(`<INVOICE a="${LONG}"/>`)],
  ['1,000,000 attributes', () => indata(`<INVOICE ${many(1_000_000, (at) => `a${at}="" `)}/>`)],
];

test.each(HUGE)('a document with %s', async (_what, document) => {
  const answer = await raw(document());
  expect([answer.status, codesIn(answer.text)]).toEqual([413, ['xml-limit']]);
  expect(answer.text).toContain('<IS_SUCCESS>false<');
});

describe.each([
  ['INDATA', raw, (inside: string) => inside],
  ['SOAP', soap, enveloped],
] as const)('a document as %s', (door, send, wrap) => {
  test.each(DOCUMENTS)('%s', async (_what, document, status, code, headers = {}) => {
    const answer = await send(document(wrap), headers);
    const faulted = door === 'SOAP' && status !== 413 && status !== 415 ? 500 : status;
    expect([answer.status, codesIn(answer.text)]).toEqual([faulted, [code]]);
    expect(answer.text).toContain(door === 'SOAP' ? '<faultcode>' : '<IS_SUCCESS>false<');
  });
  test('in UTF-16, or in Latin-1 that says so, it is read', async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${wrap(indata(invoice({ lines: `<CUSTOMER_NAME>Café</CUSTOMER_NAME>${LINE}` })))}`;
    for (const bytes of [utf16(text.replace('ISO-8859-1', 'UTF-16')), Buffer.from(text, 'latin1')]) {
      const answer = await send(bytes);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('<CUSTOMER_NAME>Café<');
    }
  });
});

test('after all of it the service decides as before', async () => {
  const answer = await json(JSON.stringify(austinSale(world)));
  expect([answer.status, JSON.parse(answer.text).outcome]).toEqual([200, 'taxable']);
});
