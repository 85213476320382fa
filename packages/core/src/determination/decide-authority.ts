import type { Company } from '../customer/company.ts';
import { absolute, type Decimal, isDecimal } from '../money/decimal.ts';
import type { CompiledAuthority } from './book.ts';
import { type Candidate, choose, inheritedBy } from './choose.ts';
import { isShare } from './compile-certificate.ts';
import type { AppliedCertificate, AuthorityResult, DecisionSource, RejectedCandidate } from './decision.ts';
import { type AmountPools, type Effect, exemptPart, exemptWhole, taxOn, taxWhole } from './effect.ts';
import { firstOf, type LineContext } from './line-context.ts';
import { type Claimed, reasonKinds, taxTypeAt } from './match.ts';
import type { Messages } from './messages.ts';
import { amountAt, flagAt, textCovering } from './zone-values.ts';

/** What all authorities of a sale share. */
export interface AuthorityRun {
  pools: AmountPools;
  messages: Messages;
}

/** The effect on the basis, what it rests on, and the reason that goes with it. */
interface Treatment extends Effect {
  source: DecisionSource;
  candidate: Candidate | null;
  reasonCode: string | null;
}

/**
 * What the input says at one authority and which certificate was found there: steps 4 to 7, which no amount enters. Lines that
 * ask the same share one.
 */
export interface Search {
  /** The flags IS_EXEMPT and IS_NO_TAX at the authority's level; null when not given. */
  forced: boolean | null;
  toldNoTax: boolean;
  claimed: Claimed;
  candidate: Candidate | null;
  applied: AppliedCertificate | null;
  rejected: RejectedCandidate[];
}

const NONE_REJECTED: RejectedCandidate[] = [];

/** Steps 4 to 7. A line that is told not to be taxed, or to be taxed, is not searched for. */
export function searchAt(
  context: LineContext,
  authority: CompiledAuthority,
  selection: Company['certificateSelection'],
  explain: boolean,
): Search {
  const forced = flagAt(context.chain, 'isExempt', authority.zoneLevel);
  const toldNoTax = forced !== true && flagAt(context.chain, 'isNoTax', authority.zoneLevel) === true;
  const claimed = claimedAt(context, authority);
  const rejected: RejectedCandidate[] = explain ? [] : NONE_REJECTED;
  const idle = toldNoTax || forced === false || context.certificates.length === 0;
  const candidate = idle ? null : choose(context, authority, claimed, selection, explain ? rejected : null);
  return {
    forced,
    toldNoTax,
    claimed,
    candidate,
    applied: candidate === null ? null : applied(candidate, context),
    rejected,
  };
}

/** Spec §4 step 8 for one line and one authority, on what {@link searchAt} found. */
export function decideAuthority(
  context: LineContext,
  authority: CompiledAuthority,
  basis: Decimal,
  search: Search,
  run: AuthorityRun,
): AuthorityResult {
  const treatment = treat(context, authority, basis, search, run);
  return {
    authority: authority.name,
    authorityType: authority.type,
    zone: authority.zone,
    zoneLevel: authority.zoneLevel,
    rate: authority.rate,
    taxType: taxTypeAt(context, authority),
    outcome: treatment.outcome,
    source: treatment.source,
    basis,
    exemptAmount: treatment.exempt,
    taxableAmount: treatment.taxable,
    tax: taxOn(treatment.taxable, authority.rate, context.sale.currency),
    reasonCode: treatment.reasonCode,
    certificate: treatment.candidate === null ? null : search.applied,
    rejected: search.rejected,
  };
}

function applied({ certificate }: Candidate, context: LineContext): AppliedCertificate {
  return {
    certificateId: certificate.certificateId,
    version: certificate.version,
    number: certificate.number,
    expires: certificate.expires,
    temporary: certificate.status === 'temporary',
    ...(certificate.singlePurchase && { singlePurchase: true as const }),
    ...inheritedBy(certificate, context),
  };
}

/** What the input claims at an authority's level. */
export function claimedAt(context: LineContext, authority: CompiledAuthority): Claimed {
  return {
    number: textCovering(context.chain, 'exemptCertificate', authority.zoneLevel),
    reason: textCovering(context.chain, 'exemptReason', authority.zoneLevel),
  };
}

/**
 * Step 4, in this order: forced exempt; told not to tax; forced taxable, which switches the search off; a customer exempt by
 * its own record, where the company allows that; else the search. The first three are the caller's word and hold even where
 * the company uses no certificates.
 */
function treat(
  context: LineContext,
  authority: CompiledAuthority,
  basis: Decimal,
  { forced, toldNoTax, claimed, candidate }: Search,
  run: AuthorityRun,
): Treatment {
  if (toldNoTax) {
    return { outcome: 'taxable', exempt: '0', taxable: '0', source: 'no-tax', candidate: null, reasonCode: null };
  }
  if (forced === false) return taxed(basis, 'forced-taxable');
  if (candidate !== null) noteUnreadReason(context, candidate, run);
  if (forced === true) return forcedExempt(context, authority, basis, run, candidate, claimed);
  if (context.exemptByRecord) return exemptByRecord(context, authority, basis, run, candidate, claimed);
  const share = inputShare(context, run);
  if (share !== null) return shareOf(share, basis, context, run, candidate, claimed);
  if (candidate === null) {
    noteUnusedAmount(context, authority, run);
    return taxed(basis, 'none');
  }
  return byCertificate(context, authority, basis, run, candidate, claimed);
}

function taxed(basis: Decimal, source: DecisionSource): Treatment {
  const { outcome, exempt, taxable } = taxWhole(basis);
  return { outcome, exempt, taxable, source, candidate: null, reasonCode: null };
}

/** Exempt by the caller's word; a certificate found beside it documents it, its absence is said. */
function forcedExempt(
  context: LineContext,
  authority: CompiledAuthority,
  basis: Decimal,
  run: AuthorityRun,
  candidate: Candidate | null,
  claimed: Claimed,
): Treatment {
  if (candidate === null) {
    const values = { authority: authority.name };
    run.messages.add({ code: 'exempt-without-certificate', severity: 'warning', values }, context.line.lineId);
  }
  const effect = wholeOrInputAmount(context, authority, basis, run);
  return { ...effect, source: 'forced-exempt', candidate, reasonCode: reasonGiven(context, candidate, claimed) };
}

/** Like IS_EXEMPT for all levels, but by the customer's record and the company's policy (spec §1.3); always flagged. */
function exemptByRecord(
  context: LineContext,
  authority: CompiledAuthority,
  basis: Decimal,
  run: AuthorityRun,
  candidate: Candidate | null,
  claimed: Claimed,
): Treatment {
  if (candidate === null) {
    const values = { authority: authority.name, name: context.lookup.customer?.name ?? '' };
    run.messages.add({ code: 'exempt-customer-undocumented', severity: 'warning', values }, context.line.lineId);
  }
  const effect = wholeOrInputAmount(context, authority, basis, run);
  const reasonCode = reasonGiven(context, candidate, claimed);
  return { ...effect, source: 'customer-fully-exempt', candidate, reasonCode };
}

/** What an exemption by word gives: everything, unless the input states an amount for the level. */
function wholeOrInputAmount(
  context: LineContext,
  authority: CompiledAuthority,
  basis: Decimal,
  run: AuthorityRun,
): Effect {
  const cap = inputAmount(context, authority, run);
  return cap === null ? exemptWhole(basis) : exemptPart(basis, null, cap, run.pools);
}

/** The reason of an exemption that stands without a certificate: the one claimed, the certificate's, else the company's default. */
function reasonGiven(context: LineContext, candidate: Candidate | null, claimed: Claimed): string | null {
  return claimed.reason ?? candidate?.grant.reasonCode ?? context.defaultReason;
}

/** Law 8: the goods are not for resale, and whether this certificate is, nobody can tell. A person must look. */
function noteUnreadReason(context: LineContext, { certificate, grant }: Candidate, run: AuthorityRun): void {
  if (!context.notForResale || reasonKinds(certificate, grant, context).length > 0) return;
  const values = { number: certificate.number };
  run.messages.add({ code: 'not-for-resale-reason-unknown', severity: 'warning', values }, context.line.lineId);
}

/** The input's BASIS_PERCENT replaces whatever a certificate would have given (spec §2.1). */
function shareOf(
  share: Decimal,
  basis: Decimal,
  context: LineContext,
  run: AuthorityRun,
  candidate: Candidate | null,
  claimed: Claimed,
): Treatment {
  const { outcome, exempt, taxable } = exemptPart(basis, share, null, run.pools);
  if (candidate === null && outcome !== 'taxable') {
    const values = { basisPercent: share };
    run.messages.add({ code: 'basis-percent-without-certificate', severity: 'warning', values }, context.line.lineId);
  }
  const reasonCode = candidate === null ? claimed.reason : (candidate.grant.reasonCode ?? claimed.reason);
  return { outcome, exempt, taxable, source: 'basis-percent', candidate, reasonCode };
}

function byCertificate(
  context: LineContext,
  authority: CompiledAuthority,
  basis: Decimal,
  run: AuthorityRun,
  candidate: Candidate,
  claimed: Claimed,
): Treatment {
  const { certificate, grant } = candidate;
  const given = inputAmount(context, authority, run);
  const effect = certificateEffect(candidate, authority, basis, run, given);
  if (effect.outcome === 'taxable') {
    const values = { number: certificate.number, authority: authority.name };
    run.messages.add({ code: 'certificate-gives-nothing-more', severity: 'info', values }, context.line.lineId);
  }
  const reasonCode = grant.reasonCode ?? claimed.reason;
  const { outcome, exempt, taxable } = effect;
  return { outcome, exempt, taxable, source: 'certificate', candidate, reasonCode };
}

/** Step 8. An amount given in the input replaces the certificate's own measure. */
function certificateEffect(
  { certificate, grant }: Candidate,
  authority: CompiledAuthority,
  basis: Decimal,
  run: AuthorityRun,
  given: { key: string; limit: Decimal } | null,
): Effect {
  if (given !== null) return exemptPart(basis, null, given, run.pools);
  const { gives } = grant;
  if (gives.kind === 'full') return exemptWhole(basis);
  if (gives.kind === 'nothing') return taxWhole(basis);
  const key = `${certificate.certificateId}\n${authority.authorityId}`;
  return exemptPart(basis, gives.share, gives.cap === null ? null : { key, limit: gives.cap }, run.pools);
}

/**
 * EXEMPT_AMOUNT for the authority's own level. Given at the invoice it is one amount for all lines; given at a line it is that
 * line's. Text that is no number exempts nothing.
 */
function inputAmount(
  context: LineContext,
  authority: CompiledAuthority,
  run: AuthorityRun,
): { key: string; limit: Decimal } | null {
  const found = amountAt(context.chain, authority.zoneLevel);
  if (found === null) return null;
  const { givenBy, amount } = found;
  const owner = 'lineId' in givenBy ? `line:${String(givenBy.lineId)}` : 'invoice';
  const key = `input\n${owner}\n${authority.authorityId}`;
  if (isDecimal(amount)) return { key, limit: absolute(amount) };
  run.messages.add({ code: 'exempt-amount-invalid', severity: 'error', values: { amount } }, context.line.lineId);
  return { key, limit: '0' };
}

function noteUnusedAmount(context: LineContext, authority: CompiledAuthority, run: AuthorityRun): void {
  const found = amountAt(context.chain, authority.zoneLevel);
  if (found === null) return;
  const values = { amount: found.amount, authority: authority.name };
  run.messages.add({ code: 'exempt-amount-without-certificate', severity: 'warning', values }, context.line.lineId);
}

/** The input's taxed share; one outside 0 to 1 taxes in full and is said so. */
function inputShare(context: LineContext, run: AuthorityRun): Decimal | null {
  const share = firstOf(context.chain, (given) => given.basisPercent);
  if (share === undefined) return null;
  if (isShare(share)) return share;
  const values = { basisPercent: share };
  run.messages.add({ code: 'basis-percent-invalid', severity: 'error', values }, context.line.lineId);
  return '1';
}
