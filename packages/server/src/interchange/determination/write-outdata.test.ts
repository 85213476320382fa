import type { AuthorityResult } from '@bonafide/core/determination/decision.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { describe, expect, test } from 'vitest';
import { emptyLevel } from './indata-fields.ts';
import { OUTDATA_END, OutdataStatus, writeOutdataHead, writeRefusedOutdata } from './outdata-status.ts';
import type { XmlElement } from './read-xml.ts';
import { againstSchema } from './testing/against-schema.ts';
import { readChildren } from './testing/xml-documents.ts';
import { type OutdataInvoice, writeInvoice } from './write-outdata.ts';
import type { OutdataDecision, WordedAuthorityResult } from './write-tax.ts';

const SALE: Sale = {
  company: 'ACME',
  date: '2026-03-15',
  currency: 'USD',
  customer: { number: 'C-1' },
  lines: [{ lineId: '1', lineNumber: '10', productCode: 'P&1', grossAmount: '1000' }],
};

function authority(changes: Partial<AuthorityResult>): WordedAuthorityResult {
  return {
    authority: 'Texas State',
    authorityType: 'State Sales/Use',
    zone: 'US-TX',
    zoneLevel: 'STATE',
    rate: '0.0625',
    outcome: 'exempt',
    source: 'certificate',
    basis: '1000',
    exemptAmount: '1000',
    taxableAmount: '0',
    tax: '0',
    reasonCode: 'RS',
    certificate: { certificateId: 'c', version: 1, number: 'TX-<1>', expires: '2027-12-31', temporary: false },
    rejected: [],
    text: null,
    ...changes,
  };
}

type DecidedInvoice = Extract<OutdataInvoice, { decision: OutdataDecision }>;

function decided(authorities: WordedAuthorityResult[], changes: Partial<OutdataDecision> = {}): DecidedInvoice {
  const sums = { basis: '1000', exemptAmount: '1000', taxableAmount: '1000', tax: '20' };
  const line = {
    lineId: '1',
    outcome: 'partly-exempt' as const,
    ...sums,
    customerId: 'c',
    jurisdiction: 'US-TX',
    authorities,
    nextStep: null,
  };
  const decision: OutdataDecision = {
    engineVersion: '1',
    contentRelease: 'r',
    outcome: 'partly-exempt',
    company: 'ACME',
    currency: 'USD',
    customer: { customerId: 'c', number: 'C-1', name: 'Prairie \u0007"& Søns"' },
    lines: [line],
    totals: sums,
    messages: [{ code: 'a-message', severity: 'warning', lineId: '1', values: {}, text: 'words' }],
    ...changes,
  };
  return { sale: SALE, decision, invoiceNumber: 'SO-1', passed: {} };
}

const OPTIONS = { zoneName: (zone: string) => zone.toUpperCase(), today: '2026-03-16' };

function writeOutdata(invoices: readonly OutdataInvoice[], options: typeof OPTIONS): string {
  const status = new OutdataStatus();
  const written = invoices.map((invoice, at) => {
    const path = `/OUTDATA/INVOICE[${at + 1}]`;
    status.note(invoice, path);
    return writeInvoice(invoice, path, options);
  });
  const head = { batch: emptyLevel(), version: 'G', namespace: '', problems: [] };
  return `${writeOutdataHead(status, head)}${written.join('')}${OUTDATA_END}`;
}

/** The answer as a list of `path = text`, read by our own reader: so it is well-formed too. */
async function flat(xml: string): Promise<string[]> {
  const found: string[] = [];
  const walk = (element: XmlElement, path: string) => {
    const here = `${path}/${element.name}${element.attributes.has('ID') ? `#${element.attributes.get('ID')}` : ''}`;
    if (element.children.length === 0) found.push(`${here} = ${element.text}`);
    for (const child of element.children) walk(child, here);
  };
  for (const child of readChildren(xml)) {
    const type = child.name === 'INVOICE' ? 'OutdataInvoiceType' : 'OutdataRequestStatusType';
    expect(againstSchema(child, type)).toEqual([]);
    walk(child, '');
  }
  return found;
}

const city = authority({
  authority: 'Austin',
  authorityType: 'City Sales/Use',
  zone: 'US-TX/Travis/Austin',
  zoneLevel: 'CITY',
  rate: '0.02',
  outcome: 'taxable',
  source: 'none',
  exemptAmount: '0',
  taxableAmount: '1000',
  tax: '20',
  reasonCode: null,
  certificate: null,
});

describe('an answer', () => {
  test('names the line that another points to by its LINE_NUMBER, in the line and in its taxes', async () => {
    const invoice = decided([city]);
    const lines = [
      { lineId: '1', lineNumber: '10', grossAmount: '1000', relatedLine: '2' },
      { lineId: '2', lineNumber: '20', grossAmount: '1000' },
    ];
    const found = await flat(writeOutdata([{ ...invoice, sale: { ...SALE, lines } }], OPTIONS));
    const related = found.filter((line) => line.includes('RELATED_LINE_NUMBER'));
    expect(related).toEqual([
      '/INVOICE/LINE#1/RELATED_LINE_NUMBER = 20',
      '/INVOICE/LINE#1/TAX/RELATED_LINE_NUMBER = 20',
    ]);
  });
  test('carries certificate, expiry, reason and the four amounts for each authority', async () => {
    const lines = await flat(
      writeOutdata([decided([authority({ exemptAmount: '333.333', taxableAmount: '666.667' })])], OPTIONS),
    );
    const tax = lines
      .filter((line) => line.startsWith('/INVOICE/LINE#1/TAX/'))
      .map((line) => line.slice('/INVOICE/LINE#1/TAX/'.length));
    expect(tax).toEqual(
      expect.arrayContaining([
        'AUTHORITY_NAME = Texas State',
        'ZONE_NAME = US-TX',
        'TAXABLE_STATE = TX',
        'IS_EXEMPT = true',
        'IS_NOTAX = false',
        'EXEMPT_CERTIFICATE = TX-<1>',
        'EXEMPT_CERTIFICATE_EXPIRE_DATE = 2027-12-31',
        'EXEMPT_REASON = RS',
        'EXEMPT_AMOUNT/DOCUMENT_AMOUNT = 333.33',
        'EXEMPT_AMOUNT/UNROUNDED_DOCUMENT_AMOUNT = 333.333',
        'EXEMPT_AMOUNT/AUTHORITY_AMOUNT = 333.33',
        'EXEMPT_AMOUNT/UNROUNDED_AUTHORITY_AMOUNT = 333.333',
        'NON_TAXABLE_BASIS/DOCUMENT_AMOUNT = 0.00',
        'TAXABLE_BASIS/DOCUMENT_AMOUNT = 666.67',
        'NATURE_OF_TAX = E',
      ]),
    );
  });

  test('a taxed authority names no certificate', async () => {
    const lines = await flat(writeOutdata([decided([city])], OPTIONS));
    expect(lines.filter((line) => line.includes('CERTIFICATE') || line.includes('EXEMPT_REASON'))).toEqual([]);
    expect(lines).toEqual(
      expect.arrayContaining(['/INVOICE/LINE#1/TAX/TAXABLE_CITY = Austin', '/INVOICE/LINE#1/TAX/NATURE_OF_TAX = P']),
    );
  });

  test('its summary warns when the authorities differ (scenario 78)', async () => {
    const lines = await flat(writeOutdata([decided([authority({}), city])], OPTIONS));
    expect(lines.filter((line) => line.startsWith('/INVOICE/LINE#1/TAX_SUMMARY'))).toEqual([
      '/INVOICE/LINE#1/TAX_SUMMARY/TAXABLE_BASIS = 1000.00',
      '/INVOICE/LINE#1/TAX_SUMMARY/NON_TAXABLE_BASIS = 0.00',
      '/INVOICE/LINE#1/TAX_SUMMARY/EXEMPT_AMOUNT = 1000.00',
      '/INVOICE/LINE#1/TAX_SUMMARY/TAX_RATE = 0.0825',
      '/INVOICE/LINE#1/TAX_SUMMARY/EFFECTIVE_TAX_RATE = 0.02',
      '/INVOICE/LINE#1/TAX_SUMMARY/ADVISORIES/ADVISORY = VARIABLE_EXEMPT_AMOUNTS',
      '/INVOICE/LINE#1/TAX_SUMMARY/ADVISORIES/ADVISORY = VARIABLE_TAXABLE_BASIS',
    ]);
  });

  test('what was neither taxed nor exempt is said', async () => {
    const noTax = authority({
      outcome: 'taxable',
      source: 'no-tax',
      exemptAmount: '0',
      certificate: null,
      reasonCode: null,
    });
    const lines = await flat(writeOutdata([decided([noTax])], OPTIONS));
    expect(lines).toEqual(
      expect.arrayContaining([
        '/INVOICE/LINE#1/TAX/IS_NOTAX = true',
        '/INVOICE/LINE#1/TAX/IS_EXEMPT = false',
        '/INVOICE/LINE#1/TAX/NON_TAXABLE_BASIS/DOCUMENT_AMOUNT = 1000.00',
      ]),
    );
  });

  test('the summary takes each amount from whichever authority has the largest', async () => {
    const changes = { outcome: 'taxable' as const, exemptAmount: '0', certificate: null, reasonCode: null };
    const noTax = authority({ ...changes, authority: 'County', source: 'no-tax' });
    const lines = await flat(writeOutdata([decided([authority({}), city, noTax])], OPTIONS));
    for (const at of ['/INVOICE/TAX_SUMMARY/', '/INVOICE/LINE#1/TAX_SUMMARY/']) {
      for (const name of ['EXEMPT_AMOUNT', 'NON_TAXABLE_BASIS', 'TAXABLE_BASIS']) {
        expect(lines).toContain(`${at}${name} = 1000.00`);
      }
    }
  });

  test.each([
    ['sales', 'S', 'SA'],
    ['sales', 'B', 'US'],
    ['use', 'S', 'US'],
    ['rental', 'S', 'RS'],
    ['rental', 'B', 'RU'],
    ['lodging', 'S', 'LODGING'],
    [null, 'S', 'SA'],
  ] as const)('%s tax of a sale with role %s has the type %s', async (taxType, companyRole, expected) => {
    const invoice = decided([authority({ taxType })]);
    if (invoice.sale === null) throw new Error('a decided invoice has its sale');
    const lines = await flat(writeOutdata([{ ...invoice, sale: { ...SALE, companyRole } }], OPTIONS));
    expect(lines).toContain(`/INVOICE/LINE#1/TAX/TAX_TYPE = ${expected}`);
  });

  test('text is escaped, and what XML cannot hold is shown as such', async () => {
    const lines = await flat(writeOutdata([decided([])], OPTIONS));
    expect(lines).toEqual(
      expect.arrayContaining(['/INVOICE/CUSTOMER_NAME = Prairie \ufffd"& Søns"', '/INVOICE/LINE#1/PRODUCT_CODE = P&1']),
    );
  });

  test('messages stand at their line with words and severity', async () => {
    const lines = await flat(writeOutdata([decided([])], OPTIONS));
    expect(lines.filter((line) => line.includes('MESSAGE'))).toEqual([
      '/INVOICE/LINE#1/MESSAGE/LOCATION = /OUTDATA/INVOICE[1]/LINE[1]',
      '/INVOICE/LINE#1/MESSAGE/CATEGORY = EXEMPTION',
      '/INVOICE/LINE#1/MESSAGE/CODE = a-message',
      '/INVOICE/LINE#1/MESSAGE/MESSAGE_TEXT = words',
      '/INVOICE/LINE#1/MESSAGE/SEVERITY = 1',
    ]);
  });
});

describe('the status', () => {
  const failed: OutdataInvoice = {
    sale: null,
    passed: {},
    invoiceNumber: null,
    errors: [{ code: 'not-a-date', description: 'x' }],
  };
  const undecided = decided([], {
    outcome: 'cannot-decide',
    lines: [],
    messages: [{ code: 'company-unknown', severity: 'error', lineId: null, values: {}, text: 'words' }],
  });
  test.each<[string, OutdataInvoice[], string[]]>([
    ['all decided', [decided([])], ['IS_SUCCESS = true', 'IS_PARTIAL_SUCCESS = false']],
    [
      'one of two',
      [decided([]), failed],
      [
        'IS_SUCCESS = false',
        'IS_PARTIAL_SUCCESS = true',
        'ERROR/CODE = not-a-date',
        'ERROR/DESCRIPTION = x',
        'ERROR/ERROR_LOCATION_PATH = /OUTDATA/INVOICE[2]',
      ],
    ],
    [
      'none',
      [undecided],
      [
        'IS_SUCCESS = false',
        'IS_PARTIAL_SUCCESS = false',
        'ERROR/CODE = company-unknown',
        'ERROR/DESCRIPTION = words',
        'ERROR/ERROR_LOCATION_PATH = /OUTDATA/INVOICE[1]',
      ],
    ],
  ])('%s', async (_name, invoices, expected) => {
    const lines = await flat(writeOutdata(invoices, OPTIONS));
    expect(
      lines.filter((line) => line.startsWith('/REQUEST_STATUS/')).map((line) => line.slice('/REQUEST_STATUS/'.length)),
    ).toEqual(expected);
  });
  test('of a refused document', async () => {
    const lines = await flat(writeRefusedOutdata({ code: 'doctype-refused', description: 'no', path: '/INDATA' }));
    expect(lines).toContain('/REQUEST_STATUS/ERROR/CODE = doctype-refused');
  });
});
