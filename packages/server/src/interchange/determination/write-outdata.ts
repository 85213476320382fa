import type {
  AuthorityResult,
  Decision,
  DecisionMessage,
  LineDecision,
} from '@bonafide/core/determination/decision.ts';
import { larger } from '@bonafide/core/determination/effect.ts';
import type { Sale, SaleLine } from '@bonafide/core/determination/sale.ts';
import { minorUnits } from '@bonafide/core/money/currency.ts';
import { type Decimal, divide, isZero, roundTo, subtract, sum } from '@bonafide/core/money/decimal.ts';
import { XmlWriter } from './xml-writer.ts';

type WordedMessage = DecisionMessage & { text: string };

/** A decision whose messages carry their words. */
export type OutdataDecision = Omit<Decision, 'messages'> & { messages: WordedMessage[] };

/** The answer for one invoice of a request: decided, or why not. */
export type OutdataInvoice =
  | { sale: Sale; decision: OutdataDecision; invoiceNumber: string | null }
  | { sale: null; errors: OutdataError[]; invoiceNumber: string | null };

export interface OutdataError {
  code: string;
  description: string;
}

export interface OutdataOptions {
  /** Name of a zone: `US-TX` → `Texas`, `US-TX/Travis` → `Travis`. */
  zoneName(zone: string): string;
}

/** What a reader of OUTDATA must know beyond the sums (spec §3 TAX_SUMMARY). */
const ADVISORIES = { exempt: 'VARIABLE_EXEMPT_AMOUNTS', taxable: 'VARIABLE_TAXABLE_BASIS' } as const;

const SEVERITY: Readonly<Record<DecisionMessage['severity'], string>> = { info: '0', warning: '1', error: '2' };

/**
 * Writes the answer to an INDATA document (spec §3). Amounts stand in the document's currency and the authority's, which here are the same;
 * each rounded to the currency's minor unit and unrounded.
 */
export function writeOutdata(invoices: readonly OutdataInvoice[], options: OutdataOptions): string {
  const xml = new XmlWriter();
  xml.element(
    'OUTDATA',
    () => {
      writeStatus(xml, invoices);
      for (const invoice of invoices) writeInvoice(xml, invoice, options);
    },
    { version: 'G' },
  );
  return xml.toString();
}

/** The answer to a request that was refused whole. */
export function writeRefusedOutdata(error: OutdataError & { path: string }): string {
  const xml = new XmlWriter();
  xml.element(
    'OUTDATA',
    () =>
      xml.element('REQUEST_STATUS', () => {
        xml.value('IS_SUCCESS', false);
        xml.value('IS_PARTIAL_SUCCESS', false);
        writeError(xml, error, error.path);
      }),
    { version: 'G' },
  );
  return xml.toString();
}

/** Errors of an invoice: what kept it from being decided, or the decision's own. */
function errorsOf(invoice: OutdataInvoice): OutdataError[] {
  if (invoice.sale === null) return invoice.errors;
  if (invoice.decision.outcome !== 'cannot-decide') return [];
  const errors = invoice.decision.messages.filter((message) => message.severity === 'error');
  return errors.map((message) => ({ code: message.code, description: message.text }));
}

function writeStatus(xml: XmlWriter, invoices: readonly OutdataInvoice[]): void {
  const errors = invoices.map((invoice) => errorsOf(invoice));
  const undecided = invoices.filter(
    (invoice) => invoice.sale === null || invoice.decision.outcome === 'cannot-decide',
  ).length;
  xml.element('REQUEST_STATUS', () => {
    xml.value('IS_SUCCESS', undecided === 0);
    xml.value('IS_PARTIAL_SUCCESS', undecided > 0 && undecided < invoices.length);
    for (const [index, list] of errors.entries()) {
      for (const error of list) writeError(xml, error, `/OUTDATA/INVOICE[${index + 1}]`);
    }
  });
}

function writeError(xml: XmlWriter, error: OutdataError, path: string): void {
  xml.element('ERROR', () => {
    xml.value('CODE', error.code);
    xml.value('DESCRIPTION', error.description);
    xml.value('ERROR_LOCATION_PATH', path);
  });
}

function writeInvoice(xml: XmlWriter, invoice: OutdataInvoice, options: OutdataOptions): void {
  xml.element('INVOICE', () => {
    xml.element('REQUEST_STATUS', () => {
      const errors = errorsOf(invoice);
      xml.value('IS_SUCCESS', invoice.sale !== null && invoice.decision.outcome !== 'cannot-decide');
      xml.value('IS_PARTIAL_SUCCESS', false);
      for (const error of errors) writeError(xml, error, '.');
    });
    xml.value('INVOICE_NUMBER', invoice.invoiceNumber);
    if (invoice.sale !== null) writeDecision(xml, invoice.sale, invoice.decision, options);
  });
}

function writeDecision(xml: XmlWriter, sale: Sale, decision: OutdataDecision, options: OutdataOptions): void {
  xml.value('INVOICE_DATE', sale.date);
  xml.value('CURRENCY_CODE', sale.currency);
  xml.value('EXTERNAL_COMPANY_ID', sale.company);
  xml.value('COMPANY_ROLE', sale.companyRole);
  xml.value('CUSTOMER_NUMBER', decision.customer?.number ?? sale.customer?.number);
  xml.value('CUSTOMER_NAME', decision.customer?.name ?? sale.customer?.name);
  const places = minorUnits(decision.currency);
  const untaxed = sum(decision.lines.map(largestNotTaxable));
  const sums = { ...decision.totals, notTaxable: untaxed };
  writeSummary(xml, sums, decision.lines.flatMap(advisoriesOf), null, places);
  for (const message of decision.messages) if (message.lineId === null) writeMessage(xml, message);
  const byId = new Map(sale.lines.map((line) => [line.lineId, line]));
  for (const line of decision.lines) writeLine(xml, line, byId.get(line.lineId), sale, decision, options);
}

function writeLine(
  xml: XmlWriter,
  line: LineDecision,
  asked: SaleLine | undefined,
  sale: Sale,
  decision: OutdataDecision,
  options: OutdataOptions,
): void {
  const places = minorUnits(decision.currency);
  xml.element(
    'LINE',
    () => {
      xml.value('LINE_NUMBER', asked?.lineNumber ?? line.lineId);
      xml.value('PRODUCT_CODE', asked?.productCode);
      xml.value('COMMODITY_CODE', asked?.commodityCode);
      xml.value('GROSS_AMOUNT', asked?.grossAmount);
      const rate = sum(line.authorities.map((authority) => authority.rate));
      writeSummary(xml, { ...line, notTaxable: largestNotTaxable(line) }, advisoriesOf(line), rate, places);
      for (const message of decision.messages) if (message.lineId === line.lineId) writeMessage(xml, message);
      for (const authority of line.authorities) writeTax(xml, authority, sale, places, options);
    },
    { ID: line.lineId },
  );
}

function advisoriesOf(line: LineDecision): string[] {
  const differ = (values: readonly Decimal[]) => new Set(values).size > 1;
  const found: string[] = [];
  if (differ(line.authorities.map((authority) => authority.exemptAmount))) found.push(ADVISORIES.exempt);
  if (differ(line.authorities.map((authority) => authority.taxableAmount))) found.push(ADVISORIES.taxable);
  return found;
}

interface Sums {
  exemptAmount: Decimal;
  taxableAmount: Decimal;
  notTaxable: Decimal;
  tax: Decimal;
}

/** Each amount is the largest over the authorities of a line, never their sum, whichever authority it comes from; an invoice adds its lines up. */
function writeSummary(
  xml: XmlWriter,
  sums: Sums,
  advisories: readonly string[],
  rate: Decimal | null,
  places: number,
): void {
  xml.element('TAX_SUMMARY', () => {
    xml.value('EXEMPT_AMOUNT', roundTo(sums.exemptAmount, places));
    xml.value('NON_TAXABLE_BASIS', roundTo(sums.notTaxable, places));
    xml.value('TAXABLE_BASIS', roundTo(sums.taxableAmount, places));
    xml.value('TAX_RATE', rate);
    xml.value('EFFECTIVE_TAX_RATE', isZero(sums.taxableAmount) ? '0' : divide(sums.tax, sums.taxableAmount, 10));
    xml.value('TOTAL_TAX_AMOUNT', roundTo(sums.tax, places));
    const once = [...new Set(advisories)];
    if (once.length === 0) return;
    xml.element('ADVISORIES', () => {
      for (const advisory of once) xml.value('ADVISORY', advisory);
    });
  });
}

/** What an authority neither taxes nor exempts: everything where it was told not to tax. */
function notTaxable({ basis, exemptAmount, taxableAmount }: AuthorityResult): Decimal {
  return subtract(subtract(basis, exemptAmount), taxableAmount);
}

function largestNotTaxable(line: LineDecision): Decimal {
  return line.authorities.map(notTaxable).reduce(larger, '0');
}

function writeMessage(xml: XmlWriter, message: WordedMessage): void {
  xml.element('MESSAGE', () => {
    xml.value('CATEGORY', 'EXEMPTION');
    xml.value('CODE', message.code);
    xml.value('MESSAGE_TEXT', message.text);
    xml.value('SEVERITY', SEVERITY[message.severity]);
  });
}

function writeTax(xml: XmlWriter, result: AuthorityResult, sale: Sale, places: number, options: OutdataOptions): void {
  const exempt = result.outcome === 'exempt' || result.outcome === 'partly-exempt';
  xml.element('TAX', () => {
    xml.value('AUTHORITY_NAME', result.authority);
    xml.value('AUTHORITY_TYPE', result.authorityType);
    xml.value('ZONE_NAME', options.zoneName(result.zone));
    xml.value('ZONE_LEVEL', result.zoneLevel);
    xml.value('EFFECTIVE_ZONE_LEVEL', result.zoneLevel);
    xml.value('ADDRESS_TYPE', 'ST');
    writeTaxableZone(xml, result);
    xml.value('IS_EXEMPT', exempt);
    xml.value('IS_NOTAX', result.source === 'no-tax');
    xml.value('EXEMPT_CERTIFICATE', result.certificate?.number);
    xml.value('EXEMPT_CERTIFICATE_EXPIRE_DATE', result.certificate?.expires);
    xml.value('EXEMPT_REASON', result.reasonCode);
    writeAmount(xml, 'GROSS_AMOUNT', result.basis, places);
    writeAmount(xml, 'EXEMPT_AMOUNT', result.exemptAmount, places);
    writeAmount(xml, 'NON_TAXABLE_BASIS', notTaxable(result), places);
    writeAmount(xml, 'TAXABLE_BASIS', result.taxableAmount, places);
    writeAmount(xml, 'TAX_AMOUNT', result.tax, places);
    xml.value('TAX_RATE', result.rate);
    xml.value('TAX_DIRECTION', sale.companyRole === 'B' ? 'I' : 'O');
    xml.value('TAX_TYPE', taxTypeCode(result, sale));
    xml.value('NATURE_OF_TAX', result.outcome === 'exempt' ? 'E' : 'P');
    xml.value('TAX_DETERMINATION_DATE', sale.date);
  });
}

/** The public codes: sales, use, rental sales, rental use. For other taxes none is public, and their names stand in capitals. */
function taxTypeCode({ taxType }: AuthorityResult, { companyRole }: Sale): string {
  const buys = companyRole === 'B';
  if (taxType === 'rental') return buys ? 'RU' : 'RS';
  if (taxType === 'use' || ((taxType ?? 'sales') === 'sales' && buys)) return 'US';
  return (taxType ?? 'sales') === 'sales' ? 'SA' : (taxType ?? '').toUpperCase();
}

/** TAXABLE_COUNTRY, TAXABLE_STATE or TAXABLE_PROVINCE, and the element of the zone's own level. */
function writeTaxableZone(xml: XmlWriter, result: AuthorityResult): void {
  const parts = result.zone.split('/');
  const [country, subdivision] = (parts[0] ?? '').split('-');
  xml.value('TAXABLE_COUNTRY', country);
  const first = result.zoneLevel === 'PROVINCE' ? 'TAXABLE_PROVINCE' : 'TAXABLE_STATE';
  xml.value(first, subdivision);
  if (parts.length > 1) xml.value(`TAXABLE_${result.zoneLevel}`, parts.at(-1));
}

function writeAmount(xml: XmlWriter, name: string, amount: Decimal, places: number): void {
  const rounded = roundTo(amount, places);
  xml.element(name, () => {
    xml.value('DOCUMENT_AMOUNT', rounded);
    xml.value('UNROUNDED_DOCUMENT_AMOUNT', amount);
    xml.value('AUTHORITY_AMOUNT', rounded);
    xml.value('UNROUNDED_AUTHORITY_AMOUNT', amount);
  });
}
