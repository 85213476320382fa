import type {
  AppliedLicense,
  AuthorityResult,
  Decision,
  DecisionMessage,
  DecisionSource,
  LineDecision,
} from '@bonafide/core/determination/decision.ts';
import type { Sale, SaleLine, ShipTo } from '@bonafide/core/determination/sale.ts';
import { type Decimal, multiply, roundTo } from '@bonafide/core/money/decimal.ts';
import { nonTaxableOf } from './tax-summary.ts';
import type { XmlWriter } from './xml-writer.ts';

export type WordedMessage = DecisionMessage & { text: string };
/** An authority's result, with the sentence that says why; null where there is nothing to say. */
export type WordedAuthorityResult = AuthorityResult & { text: string | null };

/** A decision whose messages and results carry their words. */
export type OutdataDecision = Omit<Decision, 'messages' | 'lines'> & {
  messages: WordedMessage[];
  lines: (Omit<LineDecision, 'authorities'> & { authorities: WordedAuthorityResult[] })[];
};

export interface TaxParts {
  asked: SaleLine | undefined;
  /** LINE_NUMBER of the line it points to. */
  related: string | undefined;
  sale: Sale;
  places: number;
  /** Those that hold for the line. */
  licenses: readonly AppliedLicense[];
}

/** The public codes: sales, use, rental sales, rental use, excise. For other taxes none is public, and their names stand in capitals. */
function taxTypeCode({ taxType }: AuthorityResult, { companyRole }: Sale): string {
  const buys = companyRole === 'B';
  switch (taxType ?? 'sales') {
    case 'sales':
      return buys ? 'US' : 'SA';
    case 'use':
      return 'US';
    case 'rental':
      return buys ? 'RU' : 'RS';
    case 'excise':
      return 'EXC';
    default:
      return (taxType ?? '').toUpperCase();
  }
}

function writeLicense(xml: XmlWriter, license: AppliedLicense): void {
  xml.element('LICENSES', () => {
    xml.value('LICENSE_NUMBER', license.number);
    xml.value('LICENSE_TYPE_NAME', license.type);
    xml.value('LICENSE_END_DATE', license.endDate);
    xml.value('LICENSE_CATEGORY', license.category);
    xml.value('LICENSE_EXTERNAL_IDENTIFIER', license.externalId);
  });
}

/** One TAX: what one authority with an interest in the line says (spec §3), in the order of the published schema. */
export function writeTax(
  xml: XmlWriter,
  result: WordedAuthorityResult,
  parts: TaxParts,
  options: { zoneName(zone: string): string },
): void {
  const { asked, related, sale, places } = parts;
  const date = asked?.date ?? sale.date;
  const share = result.source === 'basis-percent' ? (asked?.basisPercent ?? sale.basisPercent) : undefined;
  xml.element('TAX', () => {
    xml.value('ADDRESS_TYPE', 'ST');
    xml.value('ADMIN_ZONE_LEVEL', result.zoneLevel);
    xml.value('AUTHORITY_NAME', result.authority);
    xml.value('AUTHORITY_TYPE', result.authorityType);
    xml.value('BASIS_PERCENT', share);
    xml.value('EFFECTIVE_ZONE_LEVEL', result.zoneLevel);
    xml.value('EXEMPT_CERTIFICATE', result.certificate?.number);
    xml.value('EXEMPT_CERTIFICATE_EXPIRE_DATE', result.certificate?.expires);
    xml.value('EXEMPT_REASON', result.reasonCode);
    xml.value('INVOICE_DESCRIPTION', result.authorityType);
    xml.value('JURISDICTION_TEXT', `The goods are shipped to ${options.zoneName(result.zone)}.`);
    xml.value('IS_EXEMPT', result.outcome === 'exempt' || result.outcome === 'partly-exempt');
    xml.value('IS_NOTAX', result.source === 'no-tax');
    if (result.text !== null) writeReason(xml, result.source, result.text);
    writeTaxableZone(xml, result, asked?.shipTo ?? sale.shipTo, options);
    xml.value('TAX_DIRECTION', sale.companyRole === 'B' ? 'I' : 'O');
    xml.value('TAX_TYPE', taxTypeCode(result, sale));
    xml.value('ZONE_NAME', options.zoneName(result.zone));
    xml.value('ZONE_LEVEL', result.zoneLevel);
    xml.value('TAX_RATE', result.rate);
    xml.value('NATURE_OF_TAX', result.outcome === 'exempt' ? 'E' : 'P');
    xml.value('RELATED_LINE_NUMBER', related);
    xml.value('AUTHORITY_CURRENCY_CODE', sale.currency);
    writeAmount(xml, 'EXEMPT_AMOUNT', result.exemptAmount, places);
    writeAmount(xml, 'GROSS_AMOUNT', result.basis, places);
    writeAmount(xml, 'NON_TAXABLE_BASIS', nonTaxableOf(result), places);
    writeAmount(xml, 'TAXABLE_BASIS', result.taxableAmount, places);
    writeAmount(xml, 'TAX_AMOUNT', result.tax, places, multiply(result.taxableAmount, result.rate));
    xml.value('TAX_DETERMINATION_DATE', date);
    for (const license of parts.licenses) writeLicense(xml, license);
    xml.value('TAX_POINT_DATE', date);
  });
}

function writeReason(xml: XmlWriter, source: DecisionSource, text: string): void {
  xml.element('MESSAGE', () => {
    xml.value('CATEGORY', 'EXEMPTION');
    xml.value('CODE', `tax-${source}`);
    xml.value('MESSAGE_TEXT', text);
    xml.value('SEVERITY', 0);
  });
}

const ADDRESS_LEVELS = [
  ['COUNTY', 'county'],
  ['CITY', 'city'],
  ['DISTRICT', 'district'],
  ['GEOCODE', 'geocode'],
  ['POSTCODE', 'postalCode'],
] as const;

/** Where the address lies that led to this tax: country and state by code, the authority's own level by its zone, the rest as sent. */
function writeTaxableZone(
  xml: XmlWriter,
  result: AuthorityResult,
  shipTo: ShipTo | undefined,
  options: { zoneName(zone: string): string },
): void {
  const [widest = '', ...narrower] = result.zone.split('/');
  const [country = '', subdivision] = widest.split('-');
  xml.value('TAXABLE_COUNTRY', country);
  xml.value('TAXABLE_COUNTRY_NAME', options.zoneName(country));
  xml.value(country === 'US' ? 'TAXABLE_STATE' : 'TAXABLE_PROVINCE', subdivision);
  for (const [element, level] of ADDRESS_LEVELS) {
    xml.value(`TAXABLE_${element}`, element === result.zoneLevel ? narrower.at(-1) : shipTo?.[level]);
  }
}

/** @param unrounded where the amount itself is rounded already */
function writeAmount(xml: XmlWriter, name: string, amount: Decimal, places: number, unrounded = amount): void {
  const rounded = roundTo(amount, places);
  xml.element(name, () => {
    xml.value('DOCUMENT_AMOUNT', rounded);
    xml.value('UNROUNDED_DOCUMENT_AMOUNT', unrounded);
    xml.value('AUTHORITY_AMOUNT', rounded);
    xml.value('UNROUNDED_AUTHORITY_AMOUNT', unrounded);
  });
}
