import { isCouldNotCheck, isNotApplicable } from './check.ts';
import { notExpiredAtSale } from './dates/not-expired-at-sale.ts';
import { shipToCovered } from './jurisdiction/ship-to-covered.ts';
import { amountCurrency } from './scope/amount-currency.ts';
import { fitsTransaction } from './scope/fits-transaction.ts';
import { goodsListed } from './scope/goods-listed.ts';
import { locationCovered } from './scope/location-covered.ts';
import { orderForResale } from './scope/order-for-resale.ts';
import { papersOfAnother } from './scope/papers-of-another.ts';
import { statusAllowsUse } from './scope/status-allows-use.ts';
import { taxCovered } from './scope/tax-covered.ts';
import { usedOnce } from './scope/used-once.ts';
import type { CheckSubject } from './subject.ts';

/**
 * The checks by which a certificate does or does not serve a sale: the tests of the engine, each asked for itself. A test holds
 * them against the engine on generated sales.
 */
export const USE_CHECKS = [
  notExpiredAtSale,
  shipToCovered,
  usedOnce,
  goodsListed,
  taxCovered,
  locationCovered,
  amountCurrency,
  papersOfAnother,
  statusAllowsUse,
  orderForResale,
  fitsTransaction,
] as const;

/**
 * True when none of {@link USE_CHECKS} speaks against the certificate at the sale, and each could be asked. A reason that nobody
 * can read stands against no sale, as in the engine, which asks a person to look.
 */
export function appliesAtSale(subject: CheckSubject): boolean {
  return USE_CHECKS.every((check) => {
    const result = check.run(subject);
    if (isNotApplicable(result)) return true;
    if (isCouldNotCheck(result)) return result.couldNotCheck === 'reason-unknown';
    return result.length === 0;
  });
}
