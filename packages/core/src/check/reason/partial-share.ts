import { compare, isDecimal, isNegative, isZero, multiply, subtract } from '../../money/decimal.ts';
import { type Check, catalogueSource, notApplicable, type Observation } from '../check.ts';

/**
 * A claim for a part says how large the part is, and the record taxes the rest. `exemptPercent` on the paper is 0 to 100;
 * `basisPercent` of the record is the taxed share, 0 to 1.
 */
export const partialShare: Check = {
  id: 'RSN-06',
  group: 'reason',
  severity: 'reject',
  about: 'record',
  reads: ['claim.exemptPercent', 'basisPercent', 'exemptAmount', 'fullyExempt'],
  citation: catalogueSource('TR2'),
  run({ certificate }) {
    const { claim, fullyExempt, exemptAmount, basisPercent } = certificate;
    const percent = claim.exemptPercent;
    if (fullyExempt && percent === null && basisPercent === null) return notApplicable('not-partial');
    const found: Observation[] = [];
    const percentFits = percent === null || between(percent, '0', '100');
    const basisFits = basisPercent === null || between(basisPercent, '0', '1');
    if (!percentFits) found.push({ path: '/claim/exemptPercent', values: { value: percent } });
    if (!basisFits) found.push({ path: '/basisPercent', values: { value: basisPercent } });
    if (found.length > 0) return found;
    if (percent !== null)
      return recordAgrees(percent, basisPercent, fullyExempt) ? [] : [differs(percent, basisPercent)];
    // A grant may still exempt its zone in full.
    const zoneExempt = certificate.grants.some((grant) => grant.exempt === true);
    if (basisPercent === null && exemptAmount === null && !zoneExempt)
      return [{ path: '/fullyExempt', values: { value: '' } }];
    return [];
  },
};

function between(text: string, least: string, most: string): boolean {
  return isDecimal(text) && !isNegative(text) && compare(text, least) >= 0 && compare(text, most) <= 0;
}

/** 60 % exempt on the paper means a taxed share of 0.4 in the record. */
function recordAgrees(percent: string, basisPercent: string | null, fullyExempt: boolean): boolean {
  if (compare(percent, '100') === 0) return fullyExempt || (basisPercent !== null && isZero(basisPercent));
  return basisPercent !== null && compare(multiply(subtract('100', percent), '0.01'), basisPercent) === 0;
}

function differs(percent: string, basisPercent: string | null): Observation {
  return { path: '/basisPercent', values: { value: percent, recorded: basisPercent ?? '' } };
}
