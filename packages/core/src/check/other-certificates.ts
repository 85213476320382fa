import type { Certificate } from '../certificate/certificate.ts';
import { stateOfZone } from './subject.ts';

/** True for certificates a sale may use: active, and approved for good or for a time. */
export function standsForUse(certificate: Certificate): boolean {
  return certificate.active && (certificate.status === 'approved' || certificate.status === 'temporary');
}

/** The first state both certificates are granted in; undefined when they share none. */
export function sharedState(a: Certificate, b: Certificate): string | undefined {
  const states = new Set(b.grants.map((grant) => stateOfZone(grant.zone)));
  return a.grants.map((grant) => stateOfZone(grant.zone)).find((state) => states.has(state));
}

/** True when the periods share at least one day; an open end lasts for ever. */
export function overlap(a: Certificate, b: Certificate): boolean {
  return (b.expires === null || a.validFrom <= b.expires) && (a.expires === null || b.validFrom <= a.expires);
}

/**
 * True when both cover the same kind of sale: same reason and use, and product, commodity and authority lists that meet. Two
 * certificates for different goods or authorities stand side by side and are no duplicates.
 */
export function sameCover(a: Certificate, b: Certificate): boolean {
  if (a.reasonCode !== b.reasonCode || a.use !== b.use || a.taxDataType !== b.taxDataType) return false;
  if (a.use === 'limited' && JSON.stringify(a.usePatterns) !== JSON.stringify(b.usePatterns)) return false;
  return (
    meet(a.productCodes, b.productCodes) &&
    meet(a.commodityCodes, b.commodityCodes) &&
    meet(authorities(a), authorities(b))
  );
}

function authorities(certificate: Certificate): string[] {
  return certificate.grants.flatMap((grant) => [...grant.authorityTypes, ...grant.authorities]);
}

/** An empty list means everything. */
function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((entry) => b.includes(entry));
}

/** True when `a` was recorded after `b`, so that of a pair only one reports. */
export function isLater(a: Certificate, b: Certificate): boolean {
  return a.validFrom > b.validFrom || (a.validFrom === b.validFrom && a.sequence > b.sequence);
}
