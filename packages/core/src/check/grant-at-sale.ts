import type { Certificate, Grant } from '../certificate/certificate.ts';
import { isDecimal, isNegative, isZero } from '../money/decimal.ts';
import { ZONE_DEPTH } from '../place/zone.ts';
import type { CheckedSale } from './checked-sale.ts';

type AskedAuthority = CheckedSale['authorities'][number];

/** The grants whose zone contains the ship-to, the narrowest first and in one zone the most exact; of two that disagree the one that gives less. */
export function grantsHere(certificate: Certificate, sale: CheckedSale): Grant[] {
  const here = sale.grantsHere.flatMap((index) => certificate.grants[index] ?? []);
  return here.sort(
    (a, b) =>
      ZONE_DEPTH[b.zoneLevel] - ZONE_DEPTH[a.zoneLevel] ||
      exactness(b) - exactness(a) ||
      Number(givesSomething(a, certificate)) - Number(givesSomething(b, certificate)),
  );
}

function exactness(grant: Grant): number {
  const byTax = (grant.taxTypes ?? []).length > 0 ? 1 : 0;
  if (grant.authorities.length > 0) return 4 + byTax;
  return (grant.authorityTypes.length > 0 ? 2 : 0) + byTax;
}

/** The grant that speaks for an authority, or undefined when none lists it and its tax. */
export function grantFor(grants: readonly Grant[], authority: AskedAuthority): Grant | undefined {
  return grants.find((grant) => {
    const listed = grant.authorities.length === 0 && grant.authorityTypes.length === 0;
    const named = grant.authorities.includes(authority.name) || grant.authorityTypes.includes(authority.type);
    if (!listed && !named) return false;
    const taxes = grant.taxTypes ?? [];
    return taxes.length === 0 || (authority.taxType !== null && taxes.includes(authority.taxType));
  });
}

/** Whether a grant exempts anything: all of it, an amount or a share. */
export function givesSomething(grant: Grant, certificate: Certificate): boolean {
  if (grant.exempt ?? certificate.fullyExempt) return true;
  const { exemptAmount, basisPercent } = certificate;
  if (exemptAmount !== null && (!isDecimal(exemptAmount) || isNegative(exemptAmount))) return false;
  if (basisPercent !== null) return isDecimal(basisPercent) && !isNegative(basisPercent) && Number(basisPercent) <= 1;
  return exemptAmount !== null && !isZero(exemptAmount);
}
