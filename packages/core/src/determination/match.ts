import type { Reason } from '../certificate/reason.ts';
import type { TaxType } from '../customer/tax-type.ts';
import { zoneContains } from '../place/zone-tree.ts';
import type { CompiledAuthority } from './book.ts';
import type { CompiledCertificate } from './compile-certificate.ts';
import type { CompiledGrant } from './compiled-grant.ts';
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
 * Tests a certificate for one line and authority in the order a to n. Answers the grant that fits, or the letter of the first
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
  const goods = goodsTest(certificate, context);
  if (goods !== null) return goods;
  if (!resaleFits(certificate, grant, context)) return 'm';
  return usedElsewhere(certificate, context) ? 'n' : grant;
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
  if (!resaleFits(certificate, grant ?? certificate, context)) failed.push('m');
  if (usedElsewhere(certificate, context)) failed.push('n');
  return failed;
}

/** b: approved counts, temporary where the company lets it, nothing else ever. */
function statusCounts(certificate: CompiledCertificate, context: LineContext): boolean {
  if (certificate.status === 'approved') return true;
  return certificate.status === 'temporary' && context.temporariesCount;
}

/** c: whether the last day itself counts is the company's setting. */
export function coversDate(certificate: CompiledCertificate, context: LineContext): boolean {
  const { day } = context;
  if (day < certificate.firstDay) return false;
  return context.expiryDayInclusive ? day <= certificate.lastDay : day < certificate.lastDay;
}

/** e: the narrowest zone that contains the ship-to and lists this authority and its tax, where it has rows for some only. */
export function fittingGrant(
  certificate: CompiledCertificate,
  context: LineContext,
  authority: CompiledAuthority,
): CompiledGrant | null {
  for (const grant of certificate.grants) {
    if (!zoneContains(grant.zone, context.place)) continue;
    if (listsAuthority(grant, authority) && listsTax(grant, taxTypeAt(context, authority))) return grant;
  }
  return null;
}

/**
 * The tax that is decided at an authority: the one the sale names, else the first the authority levies, so that a sale of
 * goods at a `State Sales/Use` authority is about sales tax. Null where neither says.
 */
export function taxTypeAt(context: LineContext, authority: CompiledAuthority): TaxType | null {
  return context.taxType ?? authority.taxTypes[0] ?? null;
}

/** A grant for some taxes only says nothing about a tax nobody named. */
function listsTax(grant: CompiledGrant, taxType: TaxType | null): boolean {
  return grant.taxTypes === null || (taxType !== null && grant.taxTypes.has(taxType));
}

export function listsAuthority(grant: CompiledGrant, authority: CompiledAuthority): boolean {
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

/**
 * j, k, l: a list names the goods by product or by commodity code. Where both are given, either may name them, or (as the
 * company has chosen) each must, and then the list that does not is the one that fails.
 */
function goodsTest(certificate: CompiledCertificate, context: LineContext): 'j' | 'k' | 'l' | null {
  const { products, commodities } = certificate;
  if (products === null && commodities === null) return null;
  const byProduct = products === null || (context.productCode !== null && products.has(context.productCode));
  if (commodities === null) return byProduct ? null : 'j';
  if (products === null) return commoditiesFit(commodities, context) ? null : 'k';
  if (context.goodsLists === 'either') return byProduct || commoditiesFit(commodities, context) ? null : 'l';
  if (!byProduct) return 'j';
  return commoditiesFit(commodities, context) ? null : 'k';
}

/** m: goods that the buyer uses up are no resale. A reason nobody can read is let through, and said (`decide-authority.ts`). */
function resaleFits(
  certificate: CompiledCertificate,
  grant: { reasonCode: string | null },
  context: LineContext,
): boolean {
  if (!context.notForResale) return true;
  const kinds = reasonKinds(certificate, grant, context);
  return kinds.length === 0 || kinds.some((kind) => kind !== 'resale');
}

/** n: one sale is one invoice number of one company; its later revisions are the same use. */
function usedElsewhere({ usedBy }: CompiledCertificate, { recordedAs, recordedBy }: LineContext): boolean {
  return usedBy !== null && (usedBy.number !== recordedAs || usedBy.company !== recordedBy);
}

const NO_REASONS: readonly Reason[] = [];

/** What a grant's reason stands for: its code by the group's table, else what is ticked on the paper; empty when neither says. */
export function reasonKinds(
  certificate: CompiledCertificate,
  grant: { reasonCode: string | null },
  context: LineContext,
): readonly string[] {
  const byCode = grant.reasonCode === null ? undefined : context.reasons.get(grant.reasonCode)?.reason;
  return byCode === undefined ? (certificate.paperReasons ?? NO_REASONS) : [byCode];
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
