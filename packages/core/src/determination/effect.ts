import { minorUnits } from '../money/currency.ts';
import {
  absolute,
  compare,
  compareSize,
  type Decimal,
  minimum,
  multiply,
  negate,
  normalDecimal,
  roundedProduct,
  roundTo,
  subtract,
} from '../money/decimal.ts';
import type { Outcome } from './decision.ts';
import type { SaleLine } from './sale.ts';

/** What an exemption does to a basis (spec §4 step 8). */
export interface Effect {
  outcome: Outcome;
  exempt: Decimal;
  taxable: Decimal;
}

/**
 * The basis of a line: gross less discount. A credit's amounts are negative whichever way they were sent, so `isCredit` with
 * -100 and with 100 both give -100; without the flag the sign is kept as it came.
 */
export function lineBasis(line: SaleLine, isCredit: boolean): Decimal {
  const { grossAmount, discountAmount } = line;
  if (!isCredit)
    return discountAmount === undefined ? normalDecimal(grossAmount) : subtract(grossAmount, discountAmount);
  const gross = absolute(grossAmount);
  return negate(discountAmount === undefined ? gross : subtract(gross, absolute(discountAmount)));
}

export function exemptWhole(basis: Decimal): Effect {
  return { outcome: 'exempt', exempt: basis, taxable: '0' };
}

export function taxWhole(basis: Decimal): Effect {
  return { outcome: 'taxable', exempt: '0', taxable: basis };
}

/** Amounts that may still be exempted in this transaction, each drawn down in line order and never below zero. */
export class AmountPools {
  /** Made with the first amount: most sales have none. */
  private left: Map<string, Decimal> | null = null;

  /** Takes at most `wanted` from the pool, which starts at `limit`. Both are sizes, not signed amounts. */
  take(key: string, limit: Decimal, wanted: Decimal): { taken: Decimal; usedUp: boolean } {
    this.left ??= new Map();
    const before = this.left.get(key) ?? absolute(limit);
    const taken = minimum(before, wanted);
    this.left.set(key, subtract(before, taken));
    return { taken, usedUp: before === '0' };
  }
}

/**
 * Exempts a share, an amount, or (both given) the smaller of the two. `share` is the taxed share. The exempt part has the
 * sign of the basis and never exceeds it; a credit draws the amount down like a sale, by its size.
 */
export function exemptPart(
  basis: Decimal,
  share: Decimal | null,
  cap: { key: string; limit: Decimal } | null,
  pools: AmountPools,
): Effect {
  const untaxed = share === null ? basis : subtract(basis, multiply(basis, share));
  if (cap === null) return withOutcome(basis, untaxed, share !== null && compare(share, '1') === 0);
  const { taken, usedUp } = pools.take(cap.key, cap.limit, absolute(untaxed));
  const exempt = compare(basis, '0') < 0 ? negate(taken) : taken;
  return withOutcome(basis, exempt, usedUp);
}

/** On a basis of zero the amounts say nothing, so `nothingLeft` tells whether the exemption had anything to give. */
function withOutcome(basis: Decimal, exempt: Decimal, nothingLeft: boolean): Effect {
  if (nothingLeft) return taxWhole(basis);
  const taxable = subtract(basis, exempt);
  if (taxable === '0') return exemptWhole(basis);
  return { outcome: exempt === '0' ? 'taxable' : 'partly-exempt', exempt, taxable };
}

/** Tax on a taxable amount, rounded to the currency's minor unit, half away from zero. */
export function taxOn(taxable: Decimal, rate: Decimal, currency: string): Decimal {
  const places = minorUnits(currency);
  if (taxable === '0' || rate === '0') return zeroTax(places);
  return roundedProduct(taxable, rate, places);
}

const ZERO_TAX: readonly Decimal[] = ['0', '0.0', '0.00', '0.000', '0.0000'];

function zeroTax(places: number): Decimal {
  return ZERO_TAX[places] ?? roundTo('0', places);
}

/** The amount of larger size, with its sign: the summary's rule over authorities (spec §3 TAX_SUMMARY). */
export function larger(a: Decimal, b: Decimal): Decimal {
  if (a === b || b === '0') return a;
  if (a === '0') return b;
  return compareSize(a, b) >= 0 ? a : b;
}
