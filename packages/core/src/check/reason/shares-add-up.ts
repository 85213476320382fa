import { add, compare, isDecimal, isNegative } from '../../money/decimal.ts';
import { type Check, catalogueSource, notApplicable } from '../check.ts';

/** Shares of a purchase that is used in several places add up to the whole: what is missing is nobody's, and taxable. */
export const sharesAddUp: Check = {
  id: 'RSN-05',
  group: 'reason',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.apportionment'],
  citation: catalogueSource('AN2'),
  run({ certificate }) {
    const shares = certificate.claim.apportionment ?? [];
    if (shares.length === 0) return notApplicable('no-apportionment');
    const bad = shares.findIndex(({ percent }) => !isDecimal(percent) || isNegative(percent));
    if (bad >= 0)
      return [{ path: `/claim/apportionment/${bad}/percent`, values: { total: shares[bad]?.percent ?? '' } }];
    const total = shares.map(({ percent }) => percent).reduce(add, '0');
    return compare(total, '100') === 0 ? [] : [{ path: '/claim/apportionment', values: { total } }];
  },
};
