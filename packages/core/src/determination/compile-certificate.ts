import { type CalendarDate, dayNumber } from '../calendar/calendar-date.ts';
import type { Certificate, CertificateStatus, Grant, TaxDataType } from '../certificate/certificate.ts';
import type { Reason } from '../certificate/reason.ts';
import type { CurrencyCode } from '../money/currency.ts';
import { compare, type Decimal, isDecimal, isNegative, isZero } from '../money/decimal.ts';
import type { Gazetteer } from '../place/gazetteer.ts';
import type { ZoneLevel, ZonePath } from '../place/zone.ts';
import { isZone, type Zone } from '../place/zone-tree.ts';
import type { CompiledGrant, Gives } from './compiled-grant.ts';
import { sharedGrant, sharedList, sharedParts, sharedZone } from './shared-parts.ts';
import { compilePattern, isUseElement, type UseTest } from './use-pattern.ts';

/** Something in a certificate that cannot be used and therefore exempts nothing. */
export interface CompileProblem {
  code:
    | 'zone-not-understood'
    | 'no-zone'
    | 'amount-invalid'
    | 'percent-invalid'
    | 'no-reference'
    | 'use-element-unknown';
  value: string;
}

/** The sale that a single-purchase certificate was used for. */
export interface CertificateUse {
  /** External id of the company that recorded it. */
  company: string;
  number: string;
  date: CalendarDate;
}

/** A certificate ready for matching: zones read, lists as sets, patterns taken apart. Never stored; made anew from the certificate. */
export interface CompiledCertificate {
  // What every search looks at stands first: of a large book it is all that the processor has to fetch.
  active: boolean;
  status: CertificateStatus;
  /** First and last day that it holds, as {@link dayNumber} counts them; {@link NO_LAST_DAY} where it has no end. */
  firstDay: number;
  lastDay: number;
  taxDataType: TaxDataType;
  currency: CurrencyCode | null;
  reasonCode: string | null;
  /** Reasons ticked on the paper itself: they speak where no reason code does. */
  paperReasons: readonly Reason[];
  /** Narrowest zone first, and in one zone rows for some authorities or taxes before the zone row: the first that fits decides. */
  grants: readonly CompiledGrant[];
  /** Null: blanket. Else any of the tests must hold; an empty list never matches. */
  useTests: readonly UseTest[] | null;
  /** Serves one sale: whoever records that consumes it. */
  singlePurchase: boolean;
  /** Of a single-purchase certificate; null while no recorded sale uses it. */
  usedBy: CertificateUse | null;
  products: ReadonlySet<string> | null;
  /** Null: all goods. A listed code fits a line's code that equals it or starts with it. */
  commodities: readonly string[] | null;
  certificateId: string;
  customerId: string;
  version: number;
  number: string;
  sequence: number;
  validFrom: CalendarDate;
  expires: CalendarDate | null;
  problems: readonly CompileProblem[];
}

/** Later than any day a calendar date can name. */
export const NO_LAST_DAY = 1_000_000_000;

/**
 * Prepares a certificate for {@link CompiledCertificate} matching. What it cannot read it drops and names in `problems`.
 * @param usedBy the sale that has used it, for a single-purchase one
 */
export function compileCertificate(
  certificate: Certificate,
  gazetteer: Gazetteer,
  usedBy: CertificateUse | null = null,
): CompiledCertificate {
  const problems: CompileProblem[] = [];
  const own = ownGives(certificate, problems);
  const shared = sharedParts(gazetteer);
  const grants: CompiledGrant[] = [];
  for (const grant of certificate.grants) {
    const zone = sharedZone(grant, gazetteer, shared);
    if (isZone(zone)) grants.push(sharedGrant(compileGrant(grant, zone, certificate, own), shared));
    else problems.push({ code: 'zone-not-understood', value: grant.zone });
  }
  if (certificate.grants.length === 0) problems.push({ code: 'no-zone', value: '' });
  const { products, commodities } = goods(certificate);
  return {
    active: certificate.active,
    status: certificate.status,
    firstDay: dayNumber(certificate.validFrom),
    lastDay: certificate.expires === null ? NO_LAST_DAY : dayNumber(certificate.expires),
    taxDataType: certificate.taxDataType,
    currency: certificate.currency,
    reasonCode: certificate.reasonCode,
    paperReasons: certificate.claim.reasons,
    grants: sharedList(grants.sort(narrowestFirst), shared),
    useTests: useTests(certificate, problems),
    singlePurchase: certificate.use === 'single-purchase',
    usedBy,
    products,
    commodities,
    certificateId: certificate.certificateId,
    customerId: certificate.customerId,
    version: certificate.version,
    number: certificate.number,
    sequence: certificate.sequence,
    validFrom: certificate.validFrom,
    expires: certificate.expires,
    problems: problems.length === 0 ? NO_PROBLEMS : problems,
  };
}

const NO_PROBLEMS: readonly CompileProblem[] = Object.freeze([]);

const FULL: Gives = Object.freeze({ kind: 'full' });
const NOTHING: Gives = Object.freeze({ kind: 'nothing' });

/** The partial measure of a certificate; an amount and a share together limit each other, so that doubt never exempts more. */
function ownGives(certificate: Certificate, problems: CompileProblem[]): Gives {
  const { exemptAmount, basisPercent } = certificate;
  const badAmount = exemptAmount !== null && (!isDecimal(exemptAmount) || isNegative(exemptAmount));
  const badShare = basisPercent !== null && !isShare(basisPercent);
  if (badAmount) problems.push({ code: 'amount-invalid', value: exemptAmount });
  if (badShare) problems.push({ code: 'percent-invalid', value: basisPercent });
  if (badAmount || badShare) return NOTHING;
  const cap = exemptAmount === null || isZero(exemptAmount) ? null : exemptAmount;
  if (cap === null && basisPercent === null) return NOTHING;
  return { kind: 'part', share: basisPercent, cap };
}

/** True for a decimal from 0 to 1. */
export function isShare(value: Decimal): boolean {
  return isDecimal(value) && !isNegative(value) && compare(value, '1') <= 0;
}

function compileGrant(grant: Grant, zone: Zone, certificate: Certificate, own: Gives): CompiledGrant {
  const full = grant.exempt ?? certificate.fullyExempt;
  const hasRows = grant.authorityTypes.length > 0 || grant.authorities.length > 0;
  const taxTypes = grant.taxTypes ?? [];
  return {
    zone,
    taxTypes: taxTypes.length > 0 ? new Set(taxTypes) : null,
    authorityTypes: hasRows ? new Set(grant.authorityTypes) : null,
    authorities: hasRows ? new Set(grant.authorities) : null,
    reasonCode: grant.reasonCode ?? certificate.reasonCode,
    exempt: grant.exempt,
    gives: full ? FULL : own,
  };
}

function narrowestFirst(a: CompiledGrant, b: CompiledGrant): number {
  return b.zone.depth - a.zone.depth || rowRank(b) - rowRank(a) || cautious(a) - cautious(b);
}

/** How exactly a grant names who levies what: single authorities before authority types before taxes before all of the zone. */
export function rowRank(grant: CompiledGrant): number {
  const byTax = grant.taxTypes === null ? 0 : 1;
  if (grant.authorities === null) return byTax;
  return (grant.authorities.size > 0 ? 4 : 2) + byTax;
}

/** Two rows for the same place that disagree: the one that gives less decides. */
function cautious(grant: CompiledGrant): number {
  return grant.gives.kind === 'nothing' ? 0 : grant.gives.kind === 'part' ? 1 : 2;
}

function useTests(certificate: Certificate, problems: CompileProblem[]): readonly UseTest[] | null {
  if (certificate.use === 'blanket') return null;
  const tests: UseTest[] = [];
  for (const pattern of certificate.usePatterns) {
    const test = compilePattern(pattern);
    if (isUseElement(test.element)) tests.push(test);
    else problems.push({ code: 'use-element-unknown', value: pattern.element });
  }
  const reference = certificate.claim.scopeReference?.trim() ?? '';
  if (certificate.use === 'single-purchase' && certificate.usePatterns.length === 0 && reference !== '') {
    tests.push({ element: 'INVOICE_NUMBER', kind: 'exact', text: reference });
    tests.push({ element: 'PURCHASE_ORDER', kind: 'exact', text: reference });
  }
  if (tests.length === 0) problems.push({ code: 'no-reference', value: certificate.use });
  return tests;
}

function goods(certificate: Certificate): Pick<CompiledCertificate, 'products' | 'commodities'> {
  const products = certificate.productCodes.filter((code) => code !== '');
  const commodities = certificate.commodityCodes.filter((code) => code !== '');
  return {
    products: products.length > 0 ? new Set(products) : null,
    commodities: commodities.length > 0 ? commodities : null,
  };
}

/** For words: where a grant holds. */
export function grantPlaces(certificate: CompiledCertificate): { zone: ZonePath; zoneLevel: ZoneLevel }[] {
  return certificate.grants.map((grant) => ({ zone: grant.zone.path, zoneLevel: grant.zone.level }));
}
