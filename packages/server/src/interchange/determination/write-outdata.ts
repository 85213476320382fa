import type { DecisionMessage, LineDecision } from '@bonafide/core/determination/decision.ts';
import type { Sale, SaleLine } from '@bonafide/core/determination/sale.ts';
import { minorUnits } from '@bonafide/core/money/currency.ts';
import { roundTo, sum } from '@bonafide/core/money/decimal.ts';
import { lineSummary, writeSummary } from './tax-summary.ts';
import { type OutdataDecision, type WordedAuthorityResult, type WordedMessage, writeTax } from './write-tax.ts';
import { XmlWriter } from './xml-writer.ts';

export interface OutdataError {
  code: string;
  description: string;
  /** Place in the answer, an XPath (spec §3 REQUEST_STATUS). */
  path: string;
}

/** What an answer gives back as it was sent: the caller finds its documents by it. */
export interface PassedThrough {
  companyName?: string;
  hostSystem?: string;
  callingSystemNumber?: string;
  uniqueInvoiceNumber?: string;
}

/** The answer for one invoice of a request: decided, or why not. */
export type OutdataInvoice = { invoiceNumber: string | null; passed: PassedThrough } & (
  | { sale: Sale; decision: OutdataDecision }
  | { sale: null; errors: { code: string; description: string }[] }
);

export interface OutdataOptions {
  /** Name of a zone: `US-TX` → `Texas`, `US-TX/Travis` → `Travis`, `US` → `United States`. */
  zoneName(zone: string): string;
  /** The day of the answer. */
  today: string;
}

const SEVERITY: Readonly<Record<DecisionMessage['severity'], number>> = { info: 0, warning: 1, error: 2 };

/** How an invoice fared: `part` when some of its lines could be decided and others not. */
export type Success = 'whole' | 'part' | 'none';

export function successOf(invoice: OutdataInvoice): Success {
  if (invoice.sale === null) return 'none';
  const { lines, outcome } = invoice.decision;
  if (outcome !== 'cannot-decide') return 'whole';
  return lines.some((line) => line.outcome !== 'cannot-decide') ? 'part' : 'none';
}

/** What kept the invoice at `path` of the answer from being decided, each with its place. */
export function errorsOf(invoice: OutdataInvoice, path: string): OutdataError[] {
  if (invoice.sale === null) return invoice.errors.map((error) => ({ ...error, path }));
  const { decision } = invoice;
  if (decision.outcome !== 'cannot-decide') return [];
  const places = new Map(decision.lines.map((line, at) => [line.lineId, `${path}/LINE[${at + 1}]`]));
  return decision.messages
    .filter((message) => message.severity === 'error')
    .map(({ code, text, lineId }) => ({ code, description: text, path: (lineId && places.get(lineId)) || path }));
}

/**
 * One INVOICE of OUTDATA (spec §3), its elements in the order of the published schema, which readers made from a WSDL insist on. Amounts
 * stand in the document's currency and the authority's, which here are the same; each rounded to the currency's minor unit and unrounded.
 * @param path of the INVOICE in the answer, `/OUTDATA/INVOICE[3]`
 */
export function writeInvoice(invoice: OutdataInvoice, path: string, options: OutdataOptions): string {
  const xml = new XmlWriter(1);
  xml.element('INVOICE', () => {
    const success = successOf(invoice);
    xml.element('REQUEST_STATUS', () => {
      xml.value('IS_SUCCESS', success === 'whole');
      xml.value('IS_PARTIAL_SUCCESS', success === 'part');
      for (const error of errorsOf(invoice, path)) writeError(xml, error);
    });
    if (invoice.sale === null) writeIdentity(xml, invoice);
    else writeDecided(xml, invoice, path, options);
  });
  return xml.toString();
}

export function writeError(xml: XmlWriter, error: OutdataError): void {
  xml.element('ERROR', () => {
    xml.value('CODE', error.code);
    xml.value('DESCRIPTION', error.description);
    xml.value('ERROR_LOCATION_PATH', error.path);
  });
}

function writeIdentity(xml: XmlWriter, { invoiceNumber, passed }: OutdataInvoice): void {
  xml.value('CALLING_SYSTEM_NUMBER', passed.callingSystemNumber);
  xml.value('COMPANY_NAME', passed.companyName);
  xml.value('HOST_SYSTEM', passed.hostSystem);
  xml.value('INVOICE_NUMBER', invoiceNumber);
  xml.value('UNIQUE_INVOICE_NUMBER', passed.uniqueInvoiceNumber);
}

type DecidedInvoice = Extract<OutdataInvoice, { decision: OutdataDecision }>;

function writeDecided(xml: XmlWriter, invoice: DecidedInvoice, path: string, options: OutdataOptions): void {
  const { sale, decision, invoiceNumber, passed } = invoice;
  const places = minorUnits(decision.currency);
  xml.value('BASIS_PERCENT', sale.basisPercent);
  xml.value('CALLING_SYSTEM_NUMBER', passed.callingSystemNumber);
  xml.value('COMPANY_NAME', passed.companyName);
  xml.value('COMPANY_ROLE', sale.companyRole ?? 'S');
  xml.value('CURRENCY_CODE', sale.currency);
  xml.value('MIN_ACCOUNTABLE_UNIT', places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`);
  xml.value('ROUNDING_PRECISION', places);
  xml.value('CUSTOMER_NAME', decision.customer?.name ?? sale.customer?.name);
  xml.value('CUSTOMER_NUMBER', decision.customer?.number ?? sale.customer?.number);
  xml.value('EXTERNAL_COMPANY_ID', sale.company);
  xml.value('HOST_SYSTEM', passed.hostSystem);
  xml.value('INVOICE_DATE', sale.date);
  xml.value('INVOICE_NUMBER', invoiceNumber);
  xml.value('IS_CREDIT', sale.isCredit);
  for (const message of decision.messages) if (message.lineId === null) writeMessage(xml, message, path);
  xml.value('TOTAL_TAX_AMOUNT', roundTo(decision.totals.tax, places));
  xml.value('TRANSACTION_DATE', options.today);
  xml.value('UNIQUE_INVOICE_NUMBER', passed.uniqueInvoiceNumber);
  xml.value('VENDOR_NAME', sale.vendor?.name);
  xml.value('VENDOR_NUMBER', sale.vendor?.number);
  writeAttributes(xml, sale.attributes);
  const byId = new Map(sale.lines.map((line) => [line.lineId, line]));
  const ofLine = new Map<string, WordedMessage[]>();
  for (const message of decision.messages) {
    if (message.lineId === null) continue;
    const others = ofLine.get(message.lineId);
    if (others) others.push(message);
    else ofLine.set(message.lineId, [message]);
  }
  for (const [at, line] of decision.lines.entries()) {
    const messages = ofLine.get(line.lineId) ?? [];
    const asked = byId.get(line.lineId);
    const target = asked?.relatedLine === undefined ? undefined : byId.get(asked.relatedLine);
    const related = target?.lineNumber ?? asked?.relatedLine;
    writeLine(xml, { line, asked, related, sale, places, messages, path: `${path}/LINE[${at + 1}]` }, options);
  }
  xml.value('CUSTOMER_GROUP_NAME', sale.customerGroup?.name);
  xml.value('CUSTOMER_GROUP_OWNER', sale.customerGroup?.owner);
  const summaries = decision.lines.map(lineSummary);
  const [rate, ...others] = new Set(summaries.map((summary) => summary.rate ?? '0'));
  writeSummary(xml, {
    basis: decision.totals.basis,
    exempt: decision.totals.exemptAmount,
    taxable: decision.totals.taxableAmount,
    nonTaxable: sum(summaries.map((summary) => summary.nonTaxable)),
    tax: decision.totals.tax,
    // Lines of several rates have no rate in common.
    rate: others.length > 0 ? null : (rate ?? null),
    advisories: summaries.flatMap((summary) => summary.advisories),
    places,
  });
}

interface LineParts {
  line: Omit<LineDecision, 'authorities'> & { authorities: WordedAuthorityResult[] };
  asked: SaleLine | undefined;
  /** LINE_NUMBER of the line it points to. */
  related: string | undefined;
  sale: Sale;
  places: number;
  messages: readonly WordedMessage[];
  path: string;
}

function writeLine(xml: XmlWriter, parts: LineParts, options: OutdataOptions): void {
  const { line, asked, related, sale, places, messages, path } = parts;
  xml.element(
    'LINE',
    () => {
      xml.value('BASIS_PERCENT', asked?.basisPercent);
      xml.value('COMMODITY_CODE', asked?.commodityCode);
      xml.value('CUSTOMER_NAME', asked?.customer?.name);
      xml.value('CUSTOMER_NUMBER', asked?.customer?.number);
      xml.value('DISCOUNT_AMOUNT', asked?.discountAmount);
      xml.value('GROSS_AMOUNT', asked?.grossAmount);
      xml.value('LINE_NUMBER', asked?.lineNumber ?? line.lineId);
      xml.value('RELATED_LINE_NUMBER', related);
      for (const message of messages) writeMessage(xml, message, path);
      xml.value('PRODUCT_CODE', asked?.productCode);
      xml.value('SHIP_TO_COUNTRY', (asked?.shipTo ?? sale.shipTo)?.country);
      xml.value('TOTAL_TAX_AMOUNT', roundTo(line.tax, places));
      for (const result of line.authorities)
        writeTax(xml, result, { asked, related, sale, places, licenses: line.licenses ?? [] }, options);
      writeAttributes(xml, asked?.attributes);
      xml.value('IS_CREDIT', asked?.isCredit);
      xml.value('INVOICE_DATE', asked?.date);
      xml.value('CUSTOMER_GROUP_NAME', asked?.customerGroup?.name);
      xml.value('CUSTOMER_GROUP_OWNER', asked?.customerGroup?.owner);
      writeSummary(xml, { ...lineSummary(line), places });
    },
    { ID: line.lineId },
  );
}

function writeAttributes(xml: XmlWriter, attributes: Readonly<Record<string, string>> | undefined): void {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    xml.element('USER_ELEMENT', () => {
      xml.value('NAME', name);
      xml.value('VALUE', value);
    });
  }
}

function writeMessage(xml: XmlWriter, message: WordedMessage, path: string): void {
  xml.element('MESSAGE', () => {
    xml.value('LOCATION', path);
    xml.value('CATEGORY', 'EXEMPTION');
    xml.value('CODE', message.code);
    xml.value('MESSAGE_TEXT', message.text);
    xml.value('SEVERITY', SEVERITY[message.severity]);
  });
}
