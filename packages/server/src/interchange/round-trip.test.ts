import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

/** A company with everything that files hold, its values chosen to be bent by a careless writer or reader. */

const CSV = { 'content-type': 'text/csv' };
let t: TestApp;

async function must(method: string, url: string, body: unknown, key?: string): Promise<void> {
  const answer = await t.call(method, url, { body, ...(key ? { key } : {}) });
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
}

const PARENT = {
  name: 'Kestrel Holding',
  usesExemptionCertificates: true,
  activeCustomerGroup: { name: 'Whole; "trade"', ownerExternalId: 'KH' },
};
const CHILD = {
  name: 'Kestrel, Retail "&" Sons',
  parentExternalId: 'KH',
  usesExemptionCertificates: true,
  activeCustomerGroup: { name: 'Main', ownerExternalId: 'KR' },
  autoCreateCertificates: true,
  temporaryCertificatesAffectTax: false,
  strictCustomerLookup: false,
  expiryDayInclusive: false,
  certificateSelection: 'best',
  goodsLists: 'both',
  exemptWithoutCertificate: true,
};
const CUSTOMERS = [
  { number: '=1+1', name: '@Sum(A1)', comment: 'two\nlines, "quoted"' },
  { number: '12E4', name: "'s-Hertogenbosch BV", addressLines: [' 1 Way ', null, '+1', "''x"] },
  { number: '00123', name: ' Blank at its ends ', state: 'TX', fullyExempt: true },
  { number: 'C-ö', name: 'Überholt & Söhne', country: 'DE', city: 'Köln' },
];

const grant = (zone: string, zoneLevel: string, more: object = {}) => ({
  zone,
  zoneLevel,
  exempt: null,
  authorityTypes: [],
  authorities: [],
  reasonCode: null,
  ...more,
});

/** For each customer: papers in an order that decides, of every use, status and measure. */
function papers(number: string): object[] {
  const base = { company: 'KR', customer: { number }, validFrom: '2025-01-01', status: 'approved', reasonCode: 'RS' };
  return [
    {
      ...base,
      number: 'LIMITED-FIRST',
      use: 'limited',
      usePatterns: [
        { element: 'ATTRIBUTE20', pattern: '^A%B$' },
        { element: 'INVOICE_NUMBER', pattern: ' =7' },
        { element: 'PURCHASE_ORDER', pattern: '' },
      ],
      grants: [grant('US-TX', 'STATE')],
    },
    {
      ...base,
      number: '1E5',
      fullyExempt: false,
      exemptAmount: '40.5',
      currency: 'USD',
      productCodes: ['P;1', '"P2"', ' P3 ', 'PUMP'],
      commodityCodes: ['4011'],
      grants: [
        grant('US-TX', 'STATE', { exempt: false, authorityTypes: ['City Sales/Use'] }),
        grant('US-TX', 'STATE', { authorities: ['Texas'] }),
        grant('US-TX/Travis/Austin', 'CITY', { exempt: true, reasonCode: 'MF' }),
        grant('US', 'COUNTRY', { exempt: false }),
      ],
    },
    {
      ...base,
      number: 'SHARE',
      fullyExempt: false,
      basisPercent: '0.25',
      grants: [grant('US-OK', 'STATE', { taxTypes: ['sales', 'rental'] })],
    },
    {
      ...base,
      number: 'ONE',
      use: 'single-purchase',
      claim: { scopeReference: 'PO-7' },
      expires: '2027-12-31',
      formId: 'MTC-UNIFORM',
      grants: [grant('US-OK', 'STATE'), grant('US-TX', 'STATE')],
    },
    { ...base, number: 'TEMP', status: 'temporary', reasonCode: null, grants: [grant('US-TX', 'STATE')] },
    { ...base, number: 'DRAFT', status: 'draft', active: false, grants: [grant('US-OK', 'STATE')] },
    {
      ...base,
      number: 'ABROAD',
      taxDataType: 'INTL',
      imagePath: '/scans/ü 1.pdf',
      grants: [grant('CA-ON', 'PROVINCE'), grant('DE', 'COUNTRY'), grant('CA', 'COUNTRY', { exempt: false })],
    },
  ];
}

async function build(): Promise<void> {
  await must('PUT', '/v1/companies/KH', PARENT);
  await must('PUT', '/v1/companies/KR', CHILD);
  for (const [owner, group] of [
    ['KH', 'Whole; "trade"'],
    ['KR', 'Main'],
  ] as const) {
    for (const [code, reason] of [
      ['RS', 'resale'],
      ['MF', 'manufacturing'],
      ['-1', 'other'],
    ] as const) {
      const url = `/v1/companies/${owner}/customer-groups/${encodeURIComponent(group)}/exempt-reasons/${code}`;
      await must('PUT', url, { name: `${reason} "${code}"`, reason });
    }
  }
  await must('PUT', '/v1/companies/KR', { ...CHILD, defaultExemptReasonUS: 'MF', defaultExemptReasonINTL: '-1' });
  for (const [company, name, zone, zoneLevel, type, rate, taxType = null] of [
    ['KH', 'Texas', 'US-TX', 'STATE', 'State Sales/Use', '0.0625', 'sales'],
    ['KH', 'Oklahoma', 'US-OK', 'STATE', 'State Sales/Use', '0.045'],
    ['KR', 'Austin', 'US-TX/Travis/Austin', 'CITY', 'City Sales/Use', '0.01'],
    ['KR', 'Ontario, CA', 'CA-ON', 'PROVINCE', 'Province Sales/Use', '0.13'],
    ['KR', 'Deutschland', 'DE', 'COUNTRY', 'VAT', '0.19'],
  ] as const) {
    await must('PUT', `/v1/companies/${company}/authorities/${encodeURIComponent(name)}`, {
      zone,
      zoneLevel,
      type,
      rate,
      taxType,
    });
  }
  for (const [company, productCode, commodityCode] of [
    ['KH', 'PUMP-22', '4011724.11'],
    ['KR', '1E9', '4011'],
  ] as const) {
    await must('PUT', `/v1/companies/${company}/commodity-mappings`, {
      productCode,
      commodityCode,
      startDate: '2025-06-01',
      endDate: '2026-12-31',
      description: '=pump',
    });
  }
  await must('PUT', '/v1/companies/KR/license-types', {
    name: 'Dealer, "used" cars',
    startDate: '2020-01-01',
    numberMask: 'AA-###',
    category: '=vehicles',
  });
  await must('PUT', '/v1/companies/KR/license-types', { name: 'Trial', startDate: '2024-01-01', temporary: true });
  for (const [at, customer] of CUSTOMERS.entries()) {
    const { body } = await t.call('POST', '/v1/customers', { body: { company: 'KR', ...customer } });
    for (const license of [
      {
        type: 'Dealer, "used" cars',
        startDate: '2025-01-01',
        endDate: '2027-12-31',
        number: 'TX-123',
        externalId: '=E',
      },
      { type: 'Trial', startDate: '2025-06-01', temporary: true, url: 'https://example.test/?a=1,2' },
    ]) {
      await must('PUT', `/v1/customers/${body.customerId}/licenses`, license);
    }
    // All of them once where numbers and names are the oddest, and two where they are plainer: each kind of row costs time thrice.
    const all = papers(customer.number);
    for (const paper of at < 2 ? all : all.slice(1, 3)) await must('POST', '/v1/certificates', paper);
  }
  await must('POST', '/v1/customers', { company: 'KH', number: 'H-1', name: 'Of the holding' });
}

interface File {
  sdiType: string;
  company: string;
  group: string | null;
  fileName: string;
  rows: number;
  href: string;
  text: string;
}

async function exported(company: string, key?: string): Promise<File[]> {
  const asked = await t.call('GET', `/v1/exports/determination/files?company=${company}`, key ? { key } : {});
  expect(asked.status, asked.text).toBe(200);
  const files: File[] = [];
  for (const file of asked.body.data) {
    const { status, text } = await t.call('GET', file.href, key ? { key } : {});
    expect(status).toBe(200);
    files.push({ ...file, text });
  }
  return files;
}

async function taken(file: File, key: string): Promise<void> {
  const group = file.group === null ? '' : `&group=${encodeURIComponent(file.group)}`;
  const url = `/v1/imports/determination?company=${file.company}${group}`;
  const { status, body, text } = await t.call('POST', url, { body: file.text, headers: CSV, key });
  expect([file.sdiType, status, status === 200 ? body.rejected : text]).toEqual([file.sdiType, 200, []]);
  expect([file.sdiType, body.accepted]).toEqual([file.sdiType, file.rows]);
}

/** Sales over every customer, place, product, reference and day that the papers tell apart. */
function sales(): Record<string, unknown>[] {
  const places = [
    { country: 'US', state: 'TX', county: 'Travis', city: 'Austin' },
    { country: 'US', state: 'OK' },
    { country: 'CA', province: 'ON' },
    { country: 'DE' },
  ];
  const made: Record<string, unknown>[] = [];
  for (const { number, name } of CUSTOMERS) {
    for (const shipTo of places) {
      for (const [at, more] of [
        {},
        { number: 'x =7x' },
        { purchaseOrder: 'PO-7' },
        { attributes: { ATTRIBUTE20: 'A-to-B' }, purchaseOrder: 'other' },
        { exemptCertificate: { state: '1E5' }, purchaseOrder: 'other' },
        { exemptReason: { state: 'MF' }, purchaseOrder: 'other' },
        { date: '2028-01-01', purchaseOrder: 'other' },
        {
          licenses: [
            { type: 'Trial', number: 'given' },
            { type: 'Nobody', number: '1' },
          ],
          purchaseOrder: 'other',
        },
      ].entries()) {
        made.push({
          company: 'KR',
          date: '2026-03-15',
          currency: 'USD',
          customer: at % 2 === 0 ? { number } : { number, name },
          shipTo,
          lines: ['PUMP-22', 'P;1', ' P3 ', '1E9', 'NONE'].map((productCode, index) => ({
            lineId: String(index + 1),
            grossAmount: '100.00',
            productCode,
          })),
          ...more,
        });
      }
    }
  }
  return made;
}

/** The decision without what differs between two stores: ids and versions. */
function idless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(idless);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !/Id$/.test(name) || name === 'lineId');
  return Object.fromEntries(kept.filter(([name]) => name !== 'version').map(([name, one]) => [name, idless(one)]));
}

async function decisions(key: string, company = 'KR'): Promise<unknown[]> {
  const body = sales().map((sale) => JSON.stringify({ ...sale, company }));
  const headers = { 'content-type': 'application/x-ndjson' };
  const answer = await t.call('POST', '/v1/determinations:batch', { body: body.join('\n'), headers, key });
  const answers = answer.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map(({ status }) => status)).toEqual(body.map(() => 200));
  return answers.map(({ decision }) => idless(decision));
}

/** The entries of a ZIP archive, read by its table of contents. */
function unzipped(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const entries = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const text = inflateRawSync(bytes.subarray(start, start + packed)).toString('utf8');
    expect(Buffer.byteLength(text)).toBe(bytes.readUInt32LE(at + 24));
    entries.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), text);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

let files: File[];
let before: unknown[];
beforeAll(async () => {
  t = await startTestApp();
  await build();
  files = await exported('KR');
  before = await decisions(t.adminKey);
}, 60_000);

describe('the export of a company, taken in again', () => {
  test('lists its files company by company, in the order of import, with their rows', () => {
    expect(files.map(({ sdiType, company, group, rows }) => [company, group, sdiType, rows])).toEqual([
      ['KH', null, 'Companies', 1],
      ['KH', null, 'CustomerGroups', 1],
      ['KH', 'Whole; "trade"', 'ExemptReasons', 3],
      ['KH', null, 'CommodityMappings-US', 1],
      ['KH', 'Whole; "trade"', 'Customers', 1],
      ['KH', null, 'Authorities', 2],
      ['KR', null, 'Companies', 1],
      ['KR', null, 'CustomerGroups', 1],
      ['KR', 'Main', 'ExemptReasons', 3],
      ['KR', null, 'CommodityMappings-US', 1],
      ['KR', null, 'LicenseTypes', 2],
      ['KR', 'Main', 'Customers', 4],
      ['KR', 'Main', 'CustomerLicense', 8],
      ['KR', 'Main', 'ExemptionCertificates', 18],
      ['KR', 'Main', 'ExemptionCertificatesLimitedUse', 6],
      ['KR', 'Main', 'ExemptionCertificateZones-US', 30],
      ['KR', 'Main', 'ExemptionCertificateZones-INTL', 6],
      ['KR', null, 'Authorities', 3],
    ]);
    expect(files.map(({ fileName }) => fileName).toSorted()).toEqual(files.map(({ fileName }) => fileName));
  });

  test('changes nothing where it came from', async () => {
    for (const file of files) await taken(file, t.adminKey);
    const again = await exported('KR');
    expect(again.map(({ text }) => text)).toEqual(files.map(({ text }) => text));
  });

  test('makes another tenant decide the same, and its export is the same to the byte', async () => {
    const { key } = await t.addTenant('Another');
    for (const file of files) await taken(file, key);
    const again = await exported('KR', key);
    expect(again.map(({ text }) => text)).toEqual(files.map(({ text }) => text));
    expect(before.length).toBeGreaterThan(100);
    const told = JSON.stringify(before);
    for (const word of [
      'exempt',
      'partly-exempt',
      'taxable',
      'LIMITED-FIRST',
      '1E5',
      'SHARE',
      'ONE',
      'ABROAD',
      'TX-123',
      'given',
      'license-type-not-owned',
    ])
      expect(told).toContain(`"${word}"`);
    expect(await decisions(key)).toEqual(before);
  }, 30_000);

  test('makes a new company of the same tenant decide the same', async () => {
    const own = files.filter(({ company }) => company === 'KR');
    const renamed = (text: string) => text.replace('"Kestrel, Retail ""&"" Sons"', 'New').replace(',KR,', ',NR,');
    for (const file of own) await taken({ ...file, company: 'NR', text: renamed(file.text) }, t.adminKey);
    const asNew = (await decisions(t.adminKey, 'NR')).map((one) => JSON.stringify(one).replaceAll('"NR"', '"KR"'));
    expect(asNew).toEqual(before.map((one) => JSON.stringify(one)));
  }, 30_000);

  test('is one archive of the same files', async () => {
    const answer = await t.app.inject({
      method: 'GET',
      url: '/v1/exports/determination.zip?company=KR',
      headers: { authorization: `Bearer ${t.adminKey}` },
    });
    expect(answer.statusCode).toBe(200);
    expect(Object.fromEntries(unzipped(answer.rawPayload))).toEqual(
      Object.fromEntries(files.map(({ fileName, text }) => [fileName, text])),
    );
  });
});
