import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XML_LIMITS } from './limits.ts';
import type { IndataInvoice } from './read-indata.ts';
import { sample } from './testing/sample-files.ts';
import { readIndata, type WholeIndata } from './testing/xml-documents.ts';
import { escapeXml } from './xml-writer.ts';

async function read(xml: string | Uint8Array): Promise<WholeIndata> {
  const indata = readIndata(typeof xml === 'string' ? Buffer.from(xml) : xml);
  if ('refusal' in indata) throw new Error(`${indata.refusal.code}: ${indata.refusal.message}`);
  return indata;
}

const BATCH =
  '<EXTERNAL_COMPANY_ID>ACME</EXTERNAL_COMPANY_ID><CURRENCY_CODE>USD</CURRENCY_CODE><INVOICE_DATE>2026-03-15</INVOICE_DATE>';
const LINE = '<LINE ID="1"><GROSS_AMOUNT>1000</GROSS_AMOUNT></LINE>';
const indata = (invoice: string, batch = BATCH) => `<INDATA version="G">${batch}<INVOICE>${invoice}</INVOICE></INDATA>`;

async function invoiceOf(invoice: string, batch?: string): Promise<IndataInvoice> {
  const [first] = (await read(indata(invoice, batch))).invoices;
  if (!first) throw new Error('no invoice');
  return first;
}

test('the sample batch gives 200 sales with 411 lines', async () => {
  const { invoices, ignored, credentials } = await read(sample('invoices.xml'));
  expect(invoices.flatMap((invoice) => invoice.problems)).toEqual([]);
  expect([ignored, credentials]).toEqual([[], null]);
  const sales = invoices.flatMap((invoice) => invoice.sale ?? []);
  expect(sales).toHaveLength(200);
  expect(sales.flatMap((sale) => sale.lines)).toHaveLength(411);
  expect(sales.filter((sale) => sale.isExempt?.all !== undefined).length).toBe(9);
  expect(sales[0]).toMatchObject({
    company: 'ACME-US',
    companyRole: 'S',
    number: 'SO-70000',
    date: '2025-06-05',
    currency: 'USD',
    customer: { number: 'C-1291', name: 'Tidewater Distributing Ltd.' },
    shipTo: { country: 'US', state: 'NC', city: 'Springfield', postalCode: '95087' },
  });
  expect(invoices.every((invoice) => invoice.audited)).toBe(true);
});

describe('precedence', () => {
  test('batch under invoice, element by element; a line keeps only its own, for what it points to stands before its invoice', async () => {
    const { sale } = await invoiceOf(
      `<CURRENCY_CODE>CAD</CURRENCY_CODE><CUSTOMER_GROUP_NAME>G</CUSTOMER_GROUP_NAME><CUSTOMER_GROUP_OWNER>Top</CUSTOMER_GROUP_OWNER>
       <EXEMPT_CERTIFICATE><STATE>S-1</STATE></EXEMPT_CERTIFICATE><SHIP_TO><COUNTRY>US</COUNTRY><POSTCODE>78701</POSTCODE></SHIP_TO>
       <USER_ELEMENT><NAME>ATTRIBUTE1</NAME><VALUE>a</VALUE></USER_ELEMENT>
       <LINE ID="1"><GROSS_AMOUNT>1</GROSS_AMOUNT><INVOICE_DATE>2026-04-01</INVOICE_DATE><CUSTOMER_GROUP_NAME>H</CUSTOMER_GROUP_NAME>
         <EXEMPT_CERTIFICATE><CITY>C-1</CITY></EXEMPT_CERTIFICATE><SHIP_TO><COUNTRY>CA</COUNTRY></SHIP_TO>
         <USER_ELEMENT><NAME>ATTRIBUTE2</NAME><VALUE>b</VALUE></USER_ELEMENT></LINE>
       <LINE ID="2"><GROSS_AMOUNT>2</GROSS_AMOUNT></LINE>`,
    );
    expect(sale).toMatchObject({
      currency: 'CAD',
      date: '2026-03-15',
      company: 'ACME',
      customerGroup: { name: 'G', owner: 'Top' },
      exemptCertificate: { state: 'S-1' },
      attributes: { ATTRIBUTE1: 'a' },
    });
    expect(sale?.lines).toEqual([
      {
        lineId: '1',
        grossAmount: '1',
        date: '2026-04-01',
        customerGroup: { name: 'H' },
        exemptCertificate: { city: 'C-1' },
        shipTo: { country: 'CA' },
        attributes: { ATTRIBUTE2: 'b' },
      },
      { lineId: '2', grossAmount: '2' },
    ]);
  });
  test('batch values count wherever they stand, and a company named by the invoice is not mixed with the batch’s', async () => {
    const xml = `<INDATA><INVOICE><COMPANY_NAME>Child</COMPANY_NAME>${LINE}</INVOICE>${BATCH}</INDATA>`;
    const [invoice] = (await read(xml)).invoices;
    expect(invoice).toMatchObject({ companyIs: 'name', sale: { company: 'Child', currency: 'USD' } });
  });
  test('LINE_NUMBER names a line that has no ID', async () => {
    const { sale } = await invoiceOf('<LINE><LINE_NUMBER>10</LINE_NUMBER><GROSS_AMOUNT>1</GROSS_AMOUNT></LINE>');
    expect(sale?.lines[0]).toMatchObject({ lineId: '10', lineNumber: '10' });
  });
  test.each([
    ['a LINE_NUMBER before an ID', '1', '2'],
    ['a decimal', '2.0', '1'],
    ['an ID where no line has the number', '7', '7'],
    ['a line that is not there, to be refused as it was written', '9', '9'],
  ])('RELATED_LINE_NUMBER means %s', async (_, pointer, related) => {
    const line = (id: string, number: string, more = '') =>
      `<LINE ID="${id}"><LINE_NUMBER>${number}</LINE_NUMBER><GROSS_AMOUNT>1</GROSS_AMOUNT>${more}</LINE>`;
    const { sale } = await invoiceOf(
      line('1', '2') +
        line('2', '1') +
        line('7', '30') +
        line('3', '3', `<RELATED_LINE_NUMBER>${pointer}</RELATED_LINE_NUMBER>`),
    );
    expect(sale?.lines[3]).toMatchObject({ lineId: '3', relatedLine: related });
  });
});

describe('values', () => {
  test.each([
    ['true', true],
    ['Y', true],
    [' false ', false],
    ['N', false],
    ['', undefined],
  ])('IS_EXEMPT/ALL %j is %s', async (text, all) => {
    const { sale } = await invoiceOf(`<IS_EXEMPT><ALL>${text}</ALL></IS_EXEMPT>${LINE}`);
    expect(sale?.isExempt?.all).toBe(all);
  });
  test.each([
    ['1000.00', '1000'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['-7.', '-7'],
    ['1<!-- a comment -->0', '10'],
    ['<![CDATA[12]]>', '12'],
  ])('GROSS_AMOUNT %s is %s', async (text, amount) => {
    const { sale } = await invoiceOf(`<LINE ID="1"><GROSS_AMOUNT>${text}</GROSS_AMOUNT></LINE>`);
    expect(sale?.lines[0]?.grossAmount).toBe(amount);
  });
  test('a purchase names its vendor', async () => {
    const { sale } = await invoiceOf(
      `<COMPANY_ROLE>B</COMPANY_ROLE><VENDOR_NUMBER>V-1</VENDOR_NUMBER><VENDOR_NAME>Mill</VENDOR_NAME>${LINE}`,
    );
    expect(sale).toMatchObject({ companyRole: 'B', vendor: { number: 'V-1', name: 'Mill' } });
  });
  test('user elements of our own say what the public schema cannot', async () => {
    const user = (name: string, value: string) =>
      `<USER_ELEMENT><NAME>${name}</NAME><VALUE>${value}</VALUE></USER_ELEMENT>`;
    const own = `${user('NOT_FOR_RESALE', 'Y')}${user('TAX_TYPE', 'rental')}${user('ATTRIBUTE1', 'a')}`;
    const { sale } = await invoiceOf(
      `${own}<LINE ID="1"><GROSS_AMOUNT>1</GROSS_AMOUNT>${user('NOT_FOR_RESALE', 'N')}</LINE>`,
    );
    expect(sale).toMatchObject({ notForResale: true, taxType: 'rental', attributes: { ATTRIBUTE1: 'a' } });
    expect(sale?.lines[0]).toMatchObject({ notForResale: false });
    const { problems } = await invoiceOf(`${user('TAX_TYPE', 'VAT')}${user('NOT_FOR_RESALE', 'perhaps')}${LINE}`);
    expect(problems.map((problem) => problem.code)).toEqual(['not-a-choice', 'not-a-flag']);
  });
  test('text is kept to the letter', async () => {
    const { sale } = await invoiceOf(`<CUSTOMER_NAME> O&apos;Brien &amp; S&#248;ns </CUSTOMER_NAME>${LINE}`);
    expect(sale?.customer).toEqual({ name: " O'Brien & Søns " });
  });
  test('any text that XML can hold survives the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), async (name) => {
        fc.pre(name.trim() !== '' && !/[\p{Cc}\ufffe\uffff]/u.test(name.replace(/[\r\n\t]/g, '')));
        const { sale } = await invoiceOf(`<CUSTOMER_NAME>${escapeXml(name)}</CUSTOMER_NAME>${LINE}`);
        expect(sale?.customer?.name).toBe(name);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a wrong value keeps its invoice from being decided and is named', () => {
  test.each([
    ['<LINE ID="1"><GROSS_AMOUNT>1,000</GROSS_AMOUNT></LINE>', '/INDATA/INVOICE[1]/LINE/GROSS_AMOUNT not-a-number'],
    ['<LINE ID="1"><GROSS_AMOUNT>5e2</GROSS_AMOUNT></LINE>', '/INDATA/INVOICE[1]/LINE/GROSS_AMOUNT not-a-number'],
    ['<LINE ID="1"/>', '/INDATA/INVOICE[1]/LINE[1] missing-element'],
    ['', '/INDATA/INVOICE[1] missing-element'],
    ['<LINE><GROSS_AMOUNT>1</GROSS_AMOUNT></LINE>', '/INDATA/INVOICE[1]/LINE[1] missing-element'],
    [`${LINE}${LINE}`, '/INDATA/INVOICE[1]/LINE[2] duplicate-line'],
    [`<INVOICE_DATE>2026-02-29</INVOICE_DATE>${LINE}`, '/INDATA/INVOICE[1]/INVOICE_DATE not-a-date'],
    [`<INVOICE_DATE>2026-03-15T00:00:00Z</INVOICE_DATE>${LINE}`, '/INDATA/INVOICE[1]/INVOICE_DATE not-a-date'],
    [`<CURRENCY_CODE>XXX</CURRENCY_CODE>${LINE}`, '/INDATA/INVOICE[1]/CURRENCY_CODE unknown-currency'],
    [`<BASIS_PERCENT>60</BASIS_PERCENT>${LINE}`, '/INDATA/INVOICE[1]/BASIS_PERCENT not-a-share'],
    [`<IS_EXEMPT><ALL>maybe</ALL></IS_EXEMPT>${LINE}`, '/INDATA/INVOICE[1]/IS_EXEMPT/ALL not-a-flag'],
    [`<IS_EXEMPT>false</IS_EXEMPT>${LINE}`, '/INDATA/INVOICE[1]/IS_EXEMPT unexpected-text'],
    [`<COMPANY_ROLE>X</COMPANY_ROLE>${LINE}`, '/INDATA/INVOICE[1]/COMPANY_ROLE not-a-choice'],
    [`<CUSTOMER_NUMBER>${'x'.repeat(101)}</CUSTOMER_NUMBER>${LINE}`, '/INDATA/INVOICE[1]/CUSTOMER_NUMBER too-long'],
    [
      `<CUSTOMER_NUMBER>a</CUSTOMER_NUMBER><CUSTOMER_NUMBER>b</CUSTOMER_NUMBER>${LINE}`,
      '/INDATA/INVOICE[1]/CUSTOMER_NUMBER[2] element-repeated',
    ],
    [`<CUSTOMER_NUMBER><b/></CUSTOMER_NUMBER>${LINE}`, '/INDATA/INVOICE[1]/CUSTOMER_NUMBER unexpected-elements'],
    [
      `<USER_ELEMENT><NAME>ATTRIBUTE51</NAME></USER_ELEMENT>${LINE}`,
      '/INDATA/INVOICE[1]/USER_ELEMENT unknown-attribute-name',
    ],
  ])('%s', async (invoice, expected) => {
    const { sale, problems } = await invoiceOf(invoice);
    expect(sale).toBeNull();
    expect(problems.map((problem) => `${problem.path} ${problem.code}`)).toEqual([expected]);
  });
  test('the other invoices go on', async () => {
    const { invoices } = await read(
      `<INDATA>${BATCH}<INVOICE>${LINE}</INVOICE><INVOICE>${LINE}${LINE}</INVOICE><INVOICE>${LINE}</INVOICE></INDATA>`,
    );
    expect(invoices.map((invoice) => invoice.sale !== null)).toEqual([true, false, true]);
  });
  test('no company at all', async () => {
    const { problems } = await invoiceOf(LINE, BATCH.replace(/<EXTERNAL_COMPANY_ID>.*?<\/EXTERNAL_COMPANY_ID>/, ''));
    expect(problems.map((problem) => problem.code)).toEqual(['missing-element']);
  });
});

test('elements that are not ours are passed over and listed; credentials are read', async () => {
  const result = await read(
    `<INDATA><USERNAME>u</USERNAME><PASSWORD>p</PASSWORD><SCENARIO_NAME>x</SCENARIO_NAME>${BATCH}<INVOICE><BILL_TO><CITY>A</CITY></BILL_TO>${LINE}</INVOICE></INDATA>`,
  );
  expect(result.ignored).toEqual(['INDATA/SCENARIO_NAME', 'INVOICE/BILL_TO']);
  expect(result.credentials).toEqual({ username: 'u', password: 'p' });
});

describe('a document that is hostile or not ours is refused', () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "lol">${[...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]>`;
  const nested = (depth: number) => `<INDATA>${'<A>'.repeat(depth)}${'</A>'.repeat(depth)}</INDATA>`;
  const latin = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="UTF-8"?><INDATA>'),
    Buffer.from([0xe9]),
    Buffer.from('</INDATA>'),
  ]);
  test.each<[string, string | Uint8Array, number, string]>([
    [
      'external entity to a file',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><INDATA>&e;</INDATA>',
      400,
      'doctype-refused',
    ],
    ['external DTD', '<!DOCTYPE INDATA SYSTEM "http://127.0.0.1/x.dtd"><INDATA/>', 400, 'doctype-refused'],
    [
      'parameter entity',
      '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/"> %p;]><INDATA/>',
      400,
      'doctype-refused',
    ],
    ['billion laughs', `${laughs}<INDATA>&j;</INDATA>`, 400, 'doctype-refused'],
    ['DOCTYPE without entities', '<!DOCTYPE INDATA><INDATA/>', 400, 'doctype-refused'],
    ['DOCTYPE that never ends', `<!DOCTYPE x [${' '.repeat(100_000)}`, 400, 'not-well-formed'],
    ['an entity nobody declared', '<INDATA>&nbsp;</INDATA>', 400, 'not-well-formed'],
    ['a million numeric references', `<INDATA><X>${'&#65;'.repeat(1_000_000)}</X></INDATA>`, 413, 'xml-limit'],
    ['depth 50,000', nested(50_000), 413, 'xml-limit'],
    ['one level too deep', nested(XML_LIMITS.depth), 413, 'xml-limit'],
    [
      '10,000 attributes',
      `<INDATA ${Array.from({ length: 10_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`,
      413,
      'xml-limit',
    ],
    ['a doubled attribute', '<INDATA a="1" a="2"/>', 400, 'not-well-formed'],
    [
      'too many nodes in one invoice',
      `<INDATA><INVOICE>${'<A/>'.repeat(XML_LIMITS.nodesPerInvoice)}</INVOICE></INDATA>`,
      413,
      'xml-limit',
    ],
    [
      'a processing instruction in a number',
      '<INDATA><INVOICE><LINE ID="1"><GROSS_AMOUNT>1<?x y?>0</GROSS_AMOUNT></LINE></INVOICE></INDATA>',
      400,
      'processing-instruction-refused',
    ],
    ['a style sheet', '<?xml-stylesheet href="http://127.0.0.1/x"?><INDATA/>', 400, 'processing-instruction-refused'],
    ['another namespace below', '<INDATA><INVOICE xmlns="urn:x"/></INDATA>', 422, 'foreign-namespace'],
    [
      'XInclude',
      '<INDATA><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></INDATA>',
      422,
      'foreign-namespace',
    ],
    ['another namespace at the root', '<INDATA xmlns="urn:x"/>', 422, 'foreign-namespace'],
    ['an undeclared prefix', '<INDATA><x:INVOICE/></INDATA>', 400, 'not-well-formed'],
    [
      'xsi:nil',
      '<INDATA xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><INVOICE xsi:nil="true"/></INDATA>',
      422,
      'schema-instance-refused',
    ],
    ['two roots', '<INDATA/><INDATA/>', 400, 'not-well-formed'],
    ['text after the root', '<INDATA/>x', 400, 'not-well-formed'],
    ['cut off', '<INDATA><INVOICE>', 400, 'not-well-formed'],
    ['CDATA end in text', '<INDATA>]]></INDATA>', 400, 'not-well-formed'],
    ['NUL by reference', '<INDATA>&#0;</INDATA>', 400, 'not-well-formed'],
    ['OUTDATA', '<OUTDATA/>', 422, 'wrong-root'],
    ['nothing', '', 400, 'empty-document'],
    ['UTF-8 that is Latin-1', latin, 400, 'unreadable-encoding'],
    ['UTF-7', '<?xml version="1.0" encoding="UTF-7"?><INDATA/>', 400, 'unreadable-encoding'],
  ])('%s', async (_name, xml, status, code) => {
    expect(readIndata(typeof xml === 'string' ? Buffer.from(xml) : xml)).toMatchObject({
      refusal: { status, code },
    });
  });
  test('UTF-16 with its mark and declared Latin-1 are read', async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${indata(`<CUSTOMER_NAME>Café</CUSTOMER_NAME>${LINE}`)}`;
    for (const bytes of [
      Buffer.from(text, 'latin1'),
      Buffer.from(`\ufeff${text.replace('ISO-8859-1', 'UTF-16')}`, 'utf16le'),
    ]) {
      expect((await read(bytes)).invoices[0]?.sale?.customer).toEqual({ name: 'Café' });
    }
  });
});

test('10,000 invoices pass, more than the limit do not; one invoice may have 10,000 lines and no more', async () => {
  const one = `<INVOICE><CUSTOMER_NUMBER>C</CUSTOMER_NUMBER><SHIP_TO><COUNTRY>US</COUNTRY><STATE>TX</STATE></SHIP_TO>${LINE}</INVOICE>`;
  const batch = (count: number) => `<INDATA>${BATCH}${one.repeat(count)}</INDATA>`;
  const { invoices } = await read(batch(10_000));
  expect(invoices.filter((invoice) => invoice.sale)).toHaveLength(10_000);
  expect(invoices.at(-1)?.path).toBe('/INDATA/INVOICE[10000]');
  const tooMany = Buffer.from(`<INDATA>${'<INVOICE/>'.repeat(XML_LIMITS.invoices + 1)}</INDATA>`);
  expect(readIndata(tooMany)).toMatchObject({ refusal: { status: 413, code: 'xml-limit' } });
  const lines = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => `<LINE ID="${at}"><PRODUCT_CODE>P</PRODUCT_CODE><GROSS_AMOUNT>1</GROSS_AMOUNT></LINE>`,
    ).join('');
  expect((await invoiceOf(lines(10_000))).sale?.lines).toHaveLength(10_000);
  expect((await invoiceOf(lines(10_001))).problems.map((problem) => problem.code)).toEqual(['too-many-lines']);
}, 30_000);

test('a document reads the same in whatever portions it comes', () => {
  const text = `<?xml version="1.0" encoding="UTF-16"?>${indata(`<CUSTOMER_NAME>Søns 𝔸 &#248;&amp;</CUSTOMER_NAME>${LINE}`)}`;
  for (const bytes of [Buffer.from(text.replace('UTF-16', 'UTF-8')), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
    const whole = readIndata(bytes);
    for (const portion of [1, 2, 3, 7, 199, 201]) expect(readIndata(bytes, portion)).toEqual(whole);
  }
});
