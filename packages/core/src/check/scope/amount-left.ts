import { isDecimal, isNegative, isZero } from '../../money/decimal.ts';
import { type Check, catalogueSource, notApplicable } from '../check.ts';

/** An amount limit is a positive amount; with nothing left the certificate exempts nothing. */
export const amountLeft: Check = {
  id: 'SCP-04',
  group: 'scope',
  severity: 'reject',
  about: 'record',
  reads: ['exemptAmount'],
  citation: catalogueSource('TR2'),
  run({ certificate }) {
    const amount = certificate.exemptAmount;
    if (amount === null) return notApplicable('no-amount');
    if (isDecimal(amount) && !isNegative(amount) && !isZero(amount)) return [];
    return [{ path: '/exemptAmount', values: { amount } }];
  },
};
