import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { SPOOL_LIMITS } from '../platform/spool.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { makeTestWorld, type TestWorld } from '../testing/test-world.ts';
import { IndataContents, rawShape } from './determination/read-indata.ts';
import { XmlReader } from './determination/read-xml.ts';

let t: TestApp;
let world: TestWorld;
beforeAll(async () => {
  t = await startTestApp();
  world = await makeTestWorld(t);
});

/** Makes a document of a few invoices a big one, as far as reading it goes. */
const PADDING = `<!--${' '.repeat(30_000)}-->`;
const COUNT = 40;
const invoice = (number: string, inside = '') =>
  `<INVOICE>${PADDING}<INVOICE_NUMBER>${number}</INVOICE_NUMBER><INVOICE_DATE>2026-03-15</INVOICE_DATE><IS_AUDITED>true</IS_AUDITED>
  ${inside}<SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO><LINE ID="1"><GROSS_AMOUNT>10.00</GROSS_AMOUNT></LINE></INVOICE>`;
/** Batch values stand behind the invoices, where they count as well. */
const document = (mark: string, bad = -1) =>
  `<INDATA version="E">${Array.from({ length: COUNT }, (_, at) =>
    invoice(`${mark}-${at}`, at === bad ? '<CURRENCY_CODE>XXX</CURRENCY_CODE>' : ''),
  ).join('')}<CURRENCY_CODE>USD</CURRENCY_CODE><EXTERNAL_COMPANY_ID>${world.company}</EXTERNAL_COMPANY_ID></INDATA>`;
const send = (body: string) => t.call('POST', '/sabrix/xmlinvoice', { body, headers: { 'content-type': 'text/xml' } });
const recorded = async () =>
  Number((await t.superuser.query('select count(*) from bonafide.transaction')).rows[0].count);
/** Files of the spool have no name: whatever lies in its folder was forgotten. */
const left = () => readdirSync(join(t.services.dataDir, 'spool'));

test('a document beyond what is held is read again, answered invoice by invoice, and its status tells the truth', async () => {
  const xml = document('BIG', 33);
  expect(xml.length).toBeGreaterThan(SPOOL_LIMITS.memoryBytes);
  const before = await recorded();
  const { status, text, headers } = await send(xml);
  expect([status, Number(headers['content-length'])]).toEqual([200, Buffer.byteLength(text)]);
  expect(text).toMatch(/^<\?xml[^\n]*\n<OUTDATA version="E">\n {2}<REQUEST_STATUS>\n {4}<IS_SUCCESS>false</);
  expect(text).toContain('<IS_PARTIAL_SUCCESS>true</IS_PARTIAL_SUCCESS>');
  expect(text).toContain('<ERROR_LOCATION_PATH>/OUTDATA/INVOICE[34]</ERROR_LOCATION_PATH>');
  expect([...text.matchAll(/<INVOICE_NUMBER>BIG-(\d+)</g)].map(([, at]) => Number(at))).toEqual(
    Array.from({ length: COUNT }, (_, at) => at),
  );
  expect(await recorded()).toBe(before + COUNT - 1);
  expect((await send(xml)).text).toBe(text);
  expect(await recorded()).toBe(before + COUNT - 1);
  expect(left()).toEqual([]);
});

test('a document that is broken at its end has done nothing', async () => {
  const before = await recorded();
  const { status, text } = await send(document('CUT').slice(0, -1));
  expect([status, text.includes('<CODE>not-well-formed</CODE>')]).toEqual([400, true]);
  expect(await recorded()).toBe(before);
  expect(left()).toEqual([]);
});

test('a caller that leaves finds what was recorded when it comes again, and nothing twice', async () => {
  const address = await t.app.listen({ port: 0, host: '127.0.0.1' });
  const before = await recorded();
  const leaving = new AbortController();
  const request = fetch(`${address}/sabrix/xmlinvoice`, {
    method: 'POST',
    headers: { authorization: `Bearer ${t.adminKey}`, 'content-type': 'text/xml' },
    body: document('LEFT'),
    signal: leaving.signal,
  }).catch((error: unknown) => error);
  await expect.poll(recorded, { interval: 5, timeout: 10_000 }).toBeGreaterThan(before);
  leaving.abort();
  await request;
  expect((await send(document('LEFT'))).status).toBe(200);
  expect(await recorded()).toBe(before + COUNT);
});

test('what is held while a document is read does not grow with it', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const contents = new IndataContents();
  const reader = new XmlReader(rawShape(contents));
  const portion = Buffer.from(invoice('HELD').replace(PADDING, '').repeat(100));
  const heldAfter = (portions: number) => {
    for (let at = 0; at < portions; at += 1) {
      reader.write(portion);
      contents.take();
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  reader.write(Buffer.from('<INDATA>'));
  const few = heldAfter(5);
  const many = heldAfter(45);
  expect(contents.invoices).toBe(5_000);
  // Ten times the invoices: keeping them would take some five megabytes.
  expect(many - few).toBeLessThan(2 * 1024 * 1024);
});
