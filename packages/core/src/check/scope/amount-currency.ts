import { isCurrency } from '../../money/currency.ts';
import { type Check, catalogueSource, notApplicable } from '../check.ts';

/**
 * An amount limit names its currency, one that exists; under the US tree another money than dollars is looked at. Beside a sale,
 * a certificate in one money is not used for another.
 */
export const amountCurrency: Check = {
  id: 'SCP-07',
  group: 'scope',
  severity: 'warn',
  about: 'record',
  atSale: true,
  reads: ['exemptAmount', 'currency', 'taxDataType', 'sale.currency'],
  citation: catalogueSource('TR1'),
  run({ certificate, sale }) {
    const { exemptAmount, currency, taxDataType } = certificate;
    if (sale !== null && currency !== null) {
      if (currency === sale.currency) return [];
      return [{ path: '/currency', values: { currency, amount: exemptAmount ?? '' } }];
    }
    if (exemptAmount === null) return notApplicable('no-amount');
    const known = currency !== null && isCurrency(currency);
    if (sale !== null || (known && (taxDataType !== 'US' || currency === 'USD'))) return [];
    return [{ path: '/currency', values: { currency: currency ?? '', amount: exemptAmount } }];
  },
};
