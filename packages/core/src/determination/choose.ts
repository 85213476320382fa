import type { Company } from '../customer/company.ts';
import { compare } from '../money/decimal.ts';
import type { CompiledAuthority } from './book.ts';
import { type CompiledCertificate, rowRank } from './compile-certificate.ts';
import type { CompiledGrant, Gives } from './compiled-grant.ts';
import type { InheritedFrom, RejectedCandidate } from './decision.ts';
import type { Ancestor } from './inherited.ts';
import type { LineContext } from './line-context.ts';
import { type Claimed, match } from './match.ts';
import { rejectionValues } from './rejection-values.ts';
import { canCover } from './shelf.ts';

/** A certificate that passed every test, with the grant that fits. */
export interface Candidate {
  certificate: CompiledCertificate;
  grant: CompiledGrant;
}

/**
 * Picks the certificate for a line and authority (spec §4 step 7); the order of `context.certificates` is irrelevant.
 *
 * `first-approved`: Approved before Temporary, then the oldest by creation sequence, then by id.
 *
 * `best`, each step deciding only what the ones before left equal: Approved before Temporary; full before a share before an
 * amount, the smaller taxed share and the larger amount first; the narrower zone; a named authority before an authority type
 * before a tax before all authorities; a list of goods before all goods; limited use before blanket; the later last day (none
 * is latest); then as `first-approved`.
 *
 * A certificate that the customer uses of another stands behind its own of the same status (under `best`, of the same merit), and
 * a nearer one's before a farther one's.
 *
 * Every other certificate goes into `rejected` when it is given, in creation order.
 */
export function choose(
  context: LineContext,
  authority: CompiledAuthority,
  claimed: Claimed,
  selection: Company['certificateSelection'],
  rejected: RejectedCandidate[] | null,
): Candidate | null {
  let chosen: CompiledCertificate | null = null;
  let chosenGrant: CompiledGrant | null = null;
  const { certificates, placeNumber } = context;
  for (let index = 0; index < certificates.length; index++) {
    if (!canCover(certificates, index, placeNumber)) continue;
    const certificate = certificates[index];
    if (certificate === undefined) break;
    const result = match(certificate, context, authority, claimed);
    if (typeof result === 'string') continue;
    if (
      chosen === null ||
      chosenGrant === null ||
      stands(certificate, result, chosen, chosenGrant, context, selection)
    ) {
      chosen = certificate;
      chosenGrant = result;
    }
  }
  if (rejected !== null) collectRejected(context, authority, claimed, chosen, rejected);
  return chosen === null || chosenGrant === null ? null : { certificate: chosen, grant: chosenGrant };
}

function collectRejected(
  context: LineContext,
  authority: CompiledAuthority,
  claimed: Claimed,
  chosen: CompiledCertificate | null,
  rejected: RejectedCandidate[],
): void {
  for (const certificate of [...context.certificates].sort(older)) {
    if (certificate === chosen) continue;
    const { certificateId, number } = certificate;
    const of = { certificateId, number, ...inheritedBy(certificate, context) };
    const result = match(certificate, context, authority, claimed);
    if (typeof result === 'string') {
      const values = rejectionValues(result, certificate, context, authority, claimed);
      rejected.push({ ...of, test: result, values });
    } else {
      rejected.push({ ...of, test: 'z', values: { chosen: chosen?.number ?? '' } });
    }
  }
}

/** True when `a` stands before `b`. */
function stands(
  a: CompiledCertificate,
  aGrant: CompiledGrant,
  b: CompiledCertificate,
  bGrant: CompiledGrant,
  { ancestors }: LineContext,
  selection: Company['certificateSelection'],
): boolean {
  const byStatus = Number(b.status === 'approved') - Number(a.status === 'approved');
  if (byStatus !== 0) return byStatus < 0;
  if (selection === 'best') {
    const byMerit = compareMerit(a, aGrant, b, bGrant);
    if (byMerit !== 0) return byMerit < 0;
  }
  if (ancestors !== null) {
    const byDistance = distance(a, ancestors) - distance(b, ancestors);
    if (byDistance !== 0) return byDistance < 0;
  }
  return older(a, b) < 0;
}

/** 0 for the customer's own. */
function distance({ customerId }: CompiledCertificate, ancestors: ReadonlyMap<string, Ancestor>): number {
  return ancestors.get(customerId)?.distance ?? 0;
}

/** Whose certificate it is, where the customer uses another's. */
export function inheritedBy(
  { customerId }: CompiledCertificate,
  { ancestors }: LineContext,
): { inheritedFrom?: InheritedFrom } {
  const ancestor = ancestors?.get(customerId);
  if (ancestor === undefined) return {};
  const { number, name } = ancestor;
  return { inheritedFrom: { customerId, number, name } };
}

function older(a: CompiledCertificate, b: CompiledCertificate): number {
  return (
    a.sequence - b.sequence || (a.certificateId < b.certificateId ? -1 : a.certificateId > b.certificateId ? 1 : 0)
  );
}

function compareMerit(
  a: CompiledCertificate,
  aGrant: CompiledGrant,
  b: CompiledCertificate,
  bGrant: CompiledGrant,
): number {
  return (
    compareGives(aGrant.gives, bGrant.gives) ||
    bGrant.zone.depth - aGrant.zone.depth ||
    rowRank(bGrant) - rowRank(aGrant) ||
    Number(namesGoods(b)) - Number(namesGoods(a)) ||
    Number(b.useTests !== null) - Number(a.useTests !== null) ||
    compareEnd(a.expires, b.expires)
  );
}

/** Negative when `a` gives more, judged without the amounts of the sale so that all lines choose alike. */
function compareGives(a: Gives, b: Gives): number {
  if (a.kind !== 'part' || b.kind !== 'part') return givesRank(a) - givesRank(b);
  const byKind = givesRank(a) - givesRank(b);
  if (byKind !== 0) return byKind;
  const byShare = compare(a.share ?? '0', b.share ?? '0');
  return byShare !== 0 ? byShare : compare(b.cap ?? '0', a.cap ?? '0');
}

function givesRank(gives: Gives): number {
  if (gives.kind === 'full') return 0;
  if (gives.kind === 'nothing') return 3;
  return gives.cap === null ? 1 : 2;
}

export function namesGoods(certificate: CompiledCertificate): boolean {
  return certificate.products !== null || certificate.commodities !== null;
}

function compareEnd(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a > b ? -1 : 1;
}
