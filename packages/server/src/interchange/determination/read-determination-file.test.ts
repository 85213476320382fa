import { describe, expect, test } from 'vitest';
import { readDeterminationFile } from './read-determination-file.ts';
import { findingsOf, GAZETTEER, readable, sample } from './testing/sample-files.ts';

const HEADER =
  'CertificateNumber,CustomerName,CustomerNumber,Status,ExemptReasonCode,ValidFromDate,ExpiresDate,Active,FullyExempt,TaxDataType';
const certificates = (...rows: string[]) => ['sdiType=ExemptionCertificates', HEADER, ...rows, ''].join('\n');
const GOOD = 'K-1,Prairie,C-1,A,RS,01/15/2026,,Y,Y,US';

/** A good certificate row with some cells replaced, by column name. */
function row(changes: Record<string, string>): string {
  const cells = GOOD.split(',');
  for (const [column, value] of Object.entries(changes)) cells[HEADER.split(',').indexOf(column)] = value;
  return cells.join(',');
}

describe('the sample files', () => {
  test.each([
    ['customers.csv', 300, 300],
    ['exemption-certificates.csv', 572, 572],
    ['exemption-certificates-limited-use.csv', 40, 40],
    ['exemption-certificate-zones-us.csv', 777, 777],
    ['commodity-mappings-us.csv', 8, 8],
  ])('%s is read without a finding', async (name, rows, records) => {
    const file = await readable(sample(name));
    expect(findingsOf(file)).toEqual([]);
    expect([file.rows, file.content.records.length]).toEqual([rows, records]);
  });

  test('each trap of the messy file that the file alone shows is named by line and column', async () => {
    const file = await readable(sample('messy-certificates.csv'));
    expect(findingsOf(file)).toEqual([
      '3 error ValidFromDate two-digit-year',
      '4 error ValidFromDate no-such-date',
      '5 error ExpiresDate expires-before-start',
      '6 error Status unknown-status',
      '10 warning Active flag-read-as-no',
      '10 warning FullyExempt flag-read-as-no',
      '10 warning FullyExempt nothing-exempt',
      '11 error CertificateNumber stray-blanks',
      '11 error CustomerName stray-blanks',
      '12 warning CertificateNumber formula-like',
      '13 warning - blank-row',
      '14 error ExemptReasonCode too-few-cells',
      '15 error TaxDataType unknown-tax-data-type',
      '16 error CertificateNumber too-long',
      '17 warning ExemptReasonCode no-reason',
    ]);
  });
});

describe('one cell of a certificate row', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['a plain row', {}, []],
    ['an ISO date', { ValidFromDate: '2026-01-15' }, []],
    ['month and day of one digit', { ValidFromDate: '1/5/2026' }, []],
    ['a spreadsheet day number', { ValidFromDate: '45292' }, ['3 error ValidFromDate spreadsheet-date']],
    ['a month name', { ValidFromDate: 'Jan-24' }, ['3 error ValidFromDate not-a-date']],
    ['a date with time', { ValidFromDate: '2026-01-15T00:00:00Z' }, ['3 error ValidFromDate not-a-date']],
    ['an ISO date without zeros', { ValidFromDate: '2026-1-5' }, ['3 error ValidFromDate not-a-date']],
    ['full-width digits', { ValidFromDate: '０1/15/2026' }, ['3 error ValidFromDate not-a-date']],
    ['29 February of a common year', { ValidFromDate: '02/29/2026' }, ['3 error ValidFromDate no-such-date']],
    ['year 26 written with four digits', { ValidFromDate: '01/15/0026' }, ['3 error ValidFromDate no-such-date']],
    [
      'the day first',
      { ValidFromDate: '15/01/2026' },
      ['2 warning ValidFromDate dates-may-be-day-first', '3 error ValidFromDate no-such-date'],
    ],
    ['no first day', { ValidFromDate: '' }, ['3 error ValidFromDate missing-value']],
    ['an end that means never', { ExpiresDate: '12/31/9999' }, ['3 warning ExpiresDate far-future-date']],
    ['the first day as the last', { ExpiresDate: '01/15/2026' }, []],
    ['a status in lower case', { Status: 'a' }, ['3 error Status unknown-status']],
    [
      'a number eaten by a spreadsheet',
      { CertificateNumber: '1.23457E+11' },
      ['3 error CertificateNumber spreadsheet-number'],
    ],
    ['a full-width equals sign', { CertificateNumber: '＝1+1' }, ['3 warning CertificateNumber formula-like']],
    ['an at sign', { CustomerName: '@SUM' }, ['3 warning CustomerName formula-like']],
    ['a zero-width space', { CertificateNumber: 'K\u200b1' }, ['3 warning CertificateNumber invisible-character']],
    ['a NUL', { CertificateNumber: 'K\u00001' }, ['3 error CertificateNumber control-character']],
    ['a replacement character', { CustomerName: 'Pr\ufffdirie' }, ['3 error CustomerName damaged-character']],
    ['100 characters outside the basic plane', { CertificateNumber: '\u{1f3e0}'.repeat(100) }, []],
    ['101 of them', { CertificateNumber: '\u{1f3e0}'.repeat(101) }, ['3 error CertificateNumber too-long']],
    ['a no-break space at the end', { CustomerNumber: 'C-1\u00a0' }, ['3 error CustomerNumber stray-blanks']],
    ['a lower-case flag', { Active: 'y' }, ['3 warning Active flag-read-as-no']],
    ['text that looks like SQL', { CustomerName: "O'Brien & Søns <Ltd>; drop table --" }, []],
  ])('%s', async (_name, changes, expected) => {
    expect(findingsOf(await readable(certificates(row(changes))))).toEqual(expected);
  });

  test('a date is stored as the calendar date it says', async () => {
    const { content } = await readable(certificates(row({ ValidFromDate: '02/29/2024', ExpiresDate: '2028-02-29' })));
    expect(content.records[0]?.record).toMatchObject({ validFrom: '2024-02-29', expires: '2028-02-29' });
  });

  test('Yes is stored as N', async () => {
    const { content } = await readable(certificates(row({ Active: 'Yes' })));
    expect(content.records[0]?.record).toMatchObject({ active: false, fullyExempt: true });
  });
});

describe('amount, share and lists', () => {
  const money = (cells: string) =>
    [
      'sdiType=ExemptionCertificates',
      `${HEADER},ExemptAmount,Currency,BasisPercent,ProductCodes`,
      `K-1,P,C-1,A,RS,01/15/2026,,Y,N,US,${cells}`,
    ].join('\n');
  test.each<[string, string[]]>([
    ['400.50,USD,,', []],
    ['400,,,', ['3 error Currency currency-needed']],
    ['-1,USD,,', ['3 error ExemptAmount negative-amount']],
    ['"1,234.56",USD,,', ['3 error ExemptAmount not-a-number']],
    ['1E+5,USD,,', ['3 error ExemptAmount spreadsheet-number']],
    ['$5,USD,,', ['3 error ExemptAmount not-a-number']],
    ['1234567890123456,USD,,', ['3 error ExemptAmount not-a-number']],
    ['5,XXX,,', ['3 error Currency unknown-currency']],
    [',,0.6,', []],
    [',,60,', ['3 error BasisPercent not-a-share']],
    ['5,USD,0.6,', ['3 warning ExemptAmount several-benefits']],
    [',,,', ['3 warning FullyExempt nothing-exempt']],
    [',,0.5,P1; P2;P1;', []],
  ])('%s', async (cells, expected) => {
    const file = await readable(money(cells));
    expect(findingsOf(file)).toEqual(expected);
  });

  test('decimals keep their value exactly and lists their order', async () => {
    const { content } = await readable(
      money('9007199254740993.10,USD,,P2;P1; P2'.replace('9007199254740993', '900719925474099')),
    );
    expect(content.records[0]?.record).toMatchObject({ exemptAmount: '900719925474099.1', productCodes: ['P2', 'P1'] });
  });
});

describe('the header', () => {
  const withHeader = (header: string) => `sdiType=CommodityMappings-US\n${header}\nA,,B,01/01/2026,,N,x\n`;
  test('other letter case and blanks are read and reported', async () => {
    const file = await readable(
      withHeader(' product code,ProductCodeType,COMMODITYCODE,StartDate,EndDate,CustomProduct,ProductCodeDesc'),
    );
    expect(findingsOf(file)).toEqual([
      '2 warning ProductCode header-spelling',
      '2 warning CommodityCode header-spelling',
    ]);
  });
  test('an unknown column is reported and not read', async () => {
    const file = await readable(
      withHeader('ProductCode,Colour,CommodityCode,StartDate,EndDate,CustomProduct,ProductCodeDesc'),
    );
    expect(findingsOf(file)).toEqual(['2 warning Colour column-not-read']);
  });
  test.each([
    [
      'a column twice',
      withHeader('ProductCode,productcode,CommodityCode,StartDate,EndDate,CustomProduct,x'),
      'duplicate-column',
      2,
    ],
    [
      'a required column missing',
      withHeader('ProductCode,a,b,StartDate,EndDate,CustomProduct,x'),
      'missing-columns',
      2,
    ],
    ['no sdiType line', `${HEADER}\n${GOOD}\n`, 'missing-sdi-type', 1],
    ['only the sdiType line', 'sdiType=Customers\n', 'missing-header', 2],
    ['an unknown sdiType', 'sdiType=Vendors\na\n', 'unknown-sdi-type', 1],
    ['an object key as sdiType', 'sdiType=constructor\na\n', 'unknown-sdi-type', 1],
    ['201 columns', `sdiType=Customers\n${'x,'.repeat(200)}x\n`, 'too-many-columns', 2],
    ['only blank lines', '\n\n,,,\n', 'empty-file', null],
  ])('%s refuses the whole file', async (_name, content, code, line) => {
    expect(await readDeterminationFile(Buffer.from(content), GAZETTEER)).toMatchObject({ refusal: { code, line } });
  });
  test('both names of the customers file are taken', async () => {
    for (const type of ['Customers', 'Customer']) {
      expect(findingsOf(await readable(`sdiType=${type}\nCustomerName,CustomerNumber\nPrairie,C-1\n`))).toEqual([]);
    }
  });
});

describe('limited use', () => {
  const LIMITED =
    'sdiType=ExemptionCertificatesLimitedUse\nCertificateNumber,CustomerName,CustomerNumber,Status,ExemptReasonCode,ValidFromDate,FullyExempt,TaxDataType,UseElement,UsePattern\n';
  const base = 'K-1,P,C-1,A,RS,01/15/2026,Y,US';
  test('rows of one certificate become one certificate with all criteria, and Active is Y when not given', async () => {
    const file = await readable(
      `${LIMITED}${base},ATTRIBUTE20,^1001$\n${base},ATTRIBUTE50,\n${base},ATTRIBUTE20,^1001$\n`,
    );
    expect(findingsOf(file)).toEqual([]);
    expect(file.content.records).toMatchObject([
      {
        lines: [3, 4, 5],
        record: {
          use: 'limited',
          active: true,
          usePatterns: [
            { element: 'ATTRIBUTE20', pattern: '^1001$' },
            { element: 'ATTRIBUTE50', pattern: '' },
          ],
        },
      },
    ]);
  });
  test('one bad row keeps all rows of its certificate out, and no other', async () => {
    const file = await readable(
      `${LIMITED}${base},ATTRIBUTE20,x\n${base},ATTRIBUTE51,y\n${base.replace('K-1', 'K-2')},ATTRIBUTE1,z\n`,
    );
    expect(findingsOf(file)).toEqual(['3 error - other-row-rejected', '4 error UseElement unknown-element']);
    expect(file.content.records).toHaveLength(1);
  });
  test('rows that disagree in another column are kept out', async () => {
    const file = await readable(`${LIMITED}${base},ATTRIBUTE1,x\n${base.replace('A,RS', 'T,RS')},ATTRIBUTE2,y\n`);
    expect(findingsOf(file)).toEqual(['3 error - other-row-rejected', '4 error - criterion-rows-differ']);
  });
  test('a certificate without criterion is warned of', async () => {
    expect(findingsOf(await readable(`${LIMITED}${base},,\n`))).toEqual(['3 warning UseElement no-criterion']);
  });
});

describe('zones', () => {
  const zones = (tree: string, name: string) =>
    `sdiType=ExemptionCertificateZones-${tree}\nZoneName,Exempt,CustomerName,CustomerNumber,ExemptReasonCode\n${name},,P,C-1,\n`;
  test.each([
    ['US', 'Texas', 'US-TX', 'STATE', []],
    ['US', 'TEXAS', 'US-TX', 'STATE', []],
    ['US', 'District of Columbia', 'US-DC', 'STATE', []],
    ['US', 'United States', 'US', 'COUNTRY', []],
    ['US', 'TX', 'US-TX', 'STATE', ['3 warning ZoneName zone-by-code']],
    ['INTL', 'Canada', 'CA', 'COUNTRY', []],
    ['INTL', 'EU.Germany', 'DE', 'COUNTRY', []],
    ['INTL', 'EU.GERMANY', 'DE', 'COUNTRY', []],
  ])('%s %s is %s', async (tree, name, zone, zoneLevel, expected) => {
    const file = await readable(zones(tree, name));
    expect(findingsOf(file)).toEqual(expected);
    expect(file.content.records[0]?.record).toMatchObject({ zone, zoneLevel, exempt: null, authorityTypes: null });
  });
  test.each([
    ['US', 'Texass', 'unknown-zone'],
    ['US', 'Canada', 'unknown-zone'],
    ['US', '', 'missing-value'],
    ['INTL', 'Texas', 'unknown-zone'],
    ['INTL', 'EU', 'unknown-zone'],
  ])('%s "%s" is refused', async (tree, name, code) => {
    expect(findingsOf(await readable(zones(tree, name)))).toEqual([`3 error ZoneName ${code}`]);
  });
});

test('a key that stands twice counts once, with its last row', async () => {
  const file = await readable(certificates(GOOD, row({ CertificateNumber: 'K-2' }), row({ Status: 'T' })));
  expect(findingsOf(file)).toEqual(['5 warning - repeated-in-file']);
  expect(file.content.records.map((read) => read.line)).toEqual([4, 5]);
});
