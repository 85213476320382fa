import { zoneContains } from '../place/zone-tree.ts';
import type { CompiledAuthority } from './book.ts';
import type { CompiledCertificate, CompiledGrant } from './compile-certificate.ts';
import type { CandidateTest } from './decision.ts';
import { elementValue, type LineContext } from './line-context.ts';
import { matchesUse } from './use-pattern.ts';

/** What the input claims for one authority's level; null = nothing claimed. */
export interface Claimed {
  number: string | null;
  reason: string | null;
}

/** The tests before choosing, by letter of spec §4 step 5. */
type MatchTest = Exclude<CandidateTest, 'z'>;

/**
 * Tests a certificate for one line and authority in the order a to l. Answers the grant that fits, or the letter of the first
 * test it fails. Allocates nothing.
 */
export function match(
  certificate: CompiledCertificate,
  context: LineContext,
  authority: CompiledAuthority,
  claimed: Claimed,
): CompiledGrant | MatchTest {
  if (!certificate.active) return 'a';
  if (!statusCounts(certificate, context)) return 'b';
  if (!coversDate(certificate, context)) return 'c';
  if (certificate.taxDataType !== context.place.taxDataType) return 'd';
  const grant = fittingGrant(certificate, context, authority);
  if (grant === null || grant.gives.kind === 'nothing') return 'e';
  if (!numberFits(certificate, claimed)) return 'f';
  if (!reasonFits(grant, claimed)) return 'g';
  if (!currencyFits(certificate, context)) return 'h';
  if (!useFits(certificate, context)) return 'i';
  return goodsTest(certificate, context) ?? grant;
}

/** Every letter the certificate fails, in order: what would have to change for it to apply. */
export function failedTests(
  certificate: CompiledCertificate,
  context: LineContext,
  authority: CompiledAuthority,
  claimed: Claimed,
): MatchTest[] {
  const grant = fittingGrant(certificate, context, authority);
  const goods = goodsTest(certificate, context);
  const failed: MatchTest[] = [];
  if (!certificate.active) failed.push('a');
  if (!statusCounts(certificate, context)) failed.push('b');
  if (!coversDate(certificate, context)) failed.push('c');
  if (certificate.taxDataType !== context.place.taxDataType) failed.push('d');
  if (grant === null || grant.gives.kind === 'nothing') failed.push('e');
  if (!numberFits(certificate, claimed)) failed.push('f');
  if (!reasonFits(grant ?? certificate, claimed)) failed.push('g');
  if (!currencyFits(certificate, context)) failed.push('h');
  if (!useFits(certificate, context)) failed.push('i');
  if (goods !== null) failed.push(goods);
  return failed;
}

/** b: approved counts, temporary where the company lets it, nothing else ever. */
function statusCounts(certificate: CompiledCertificate, context: LineContext): boolean {
  if (certificate.status === 'approved') return true;
  return certificate.status === 'temporary' && context.temporariesCount;
}

/** c: dates compare as text (`YYYY-MM-DD`). Whether the last day itself counts is the company's setting. */
export function coversDate(certificate: CompiledCertificate, context: LineContext): boolean {
  const { date, expiryDayInclusive } = context;
  if (date < certificate.validFrom) return false;
  if (certificate.expires === null) return true;
  return expiryDayInclusive ? date <= certificate.expires : date < certificate.expires;
}

/** e: the narrowest zone that contains the ship-to and, where it has authority rows, lists this authority. */
export function fittingGrant(
  certificate: CompiledCertificate,
  context: LineContext,
  authority: CompiledAuthority,
): CompiledGrant | null {
  for (const grant of certificate.grants) {
    if (zoneContains(grant.zone, context.place) && listsAuthority(grant, authority)) return grant;
  }
  return null;
}

function listsAuthority(grant: CompiledGrant, authority: CompiledAuthority): boolean {
  if (grant.authorities === null || grant.authorityTypes === null) return true;
  return grant.authorities.has(authority.name) || grant.authorityTypes.has(authority.type);
}

function numberFits(certificate: CompiledCertificate, claimed: Claimed): boolean {
  return claimed.number === null || claimed.number === certificate.number;
}

/** g: a certificate without a reason fits any reason claimed. */
function reasonFits(grant: { reasonCode: string | null }, claimed: Claimed): boolean {
  return claimed.reason === null || grant.reasonCode === null || grant.reasonCode === claimed.reason;
}

function currencyFits(certificate: CompiledCertificate, context: LineContext): boolean {
  return certificate.currency === null || certificate.currency === context.sale.currency;
}

/** i: any criterion is enough; nothing is counted down. */
function useFits(certificate: CompiledCertificate, context: LineContext): boolean {
  if (certificate.useTests === null) return true;
  for (const test of certificate.useTests) if (matchesUse(test, elementValue(context, test.element))) return true;
  return false;
}

/** j, k, l: a list names the goods by product or by commodity code; where both are given, either may. */
function goodsTest(certificate: CompiledCertificate, context: LineContext): 'j' | 'k' | 'l' | null {
  const { products, commodities } = certificate;
  if (products === null && commodities === null) return null;
  if (products !== null && context.productCode !== null && products.has(context.productCode)) return null;
  if (commodities !== null && commoditiesFit(commodities, context)) return null;
  if (commodities === null) return 'j';
  return products === null ? 'k' : 'l';
}

function commoditiesFit(listed: readonly string[], context: LineContext): boolean {
  if (context.commodityCode !== null && isListed(context.commodityCode, listed)) return true;
  for (const mapping of context.mappings) {
    const begun = mapping.startDate <= context.date;
    const ended = mapping.endDate !== null && mapping.endDate < context.date;
    if (begun && !ended && isListed(mapping.commodityCode, listed)) return true;
  }
  return false;
}

/** A listed code stands for itself and for everything below it in the code tree (its prefix). */
function isListed(code: string, listed: readonly string[]): boolean {
  for (const entry of listed) if (code.startsWith(entry)) return true;
  return false;
}
