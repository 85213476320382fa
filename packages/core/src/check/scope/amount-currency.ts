import { isCurrency } from '../../money/currency.ts';
import { type Check, catalogueSource, notApplicable } from '../check.ts';

/** An amount limit names its currency, one that exists; under the US tree another money than dollars is looked at. */
export const amountCurrency: Check = {
  id: 'SCP-07',
  group: 'scope',
  severity: 'warn',
  about: 'record',
  reads: ['exemptAmount', 'currency', 'taxDataType'],
  citation: catalogueSource('TR1'),
  run({ certificate }) {
    const { exemptAmount, currency, taxDataType } = certificate;
    if (exemptAmount === null) return notApplicable('no-amount');
    const known = currency !== null && isCurrency(currency);
    if (known && (taxDataType !== 'US' || currency === 'USD')) return [];
    return [{ path: '/currency', values: { currency: currency ?? '', amount: exemptAmount } }];
  },
};
