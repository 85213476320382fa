import type { AuthorityResult, LineDecision } from '@bonafide/core/determination/decision.ts';
import { larger } from '@bonafide/core/determination/effect.ts';
import { type Decimal, divide, isZero, roundTo, subtract, sum } from '@bonafide/core/money/decimal.ts';
import type { XmlWriter } from './xml-writer.ts';

/** What a reader of a summary must know beyond its sums (spec §3 TAX_SUMMARY). */
const ADVISORIES = { exempt: 'VARIABLE_EXEMPT_AMOUNTS', taxable: 'VARIABLE_TAXABLE_BASIS' } as const;

/**
 * A TAX_SUMMARY. Exempt, taxable and non-taxable of a line are each the largest over its authorities, never their sum; an invoice adds its
 * lines up. So the three need not add up to the basis, which is what the advisories say.
 */
export interface TaxSummary {
  basis: Decimal;
  exempt: Decimal;
  taxable: Decimal;
  nonTaxable: Decimal;
  tax: Decimal;
  /** The sum of the authorities' rates; null where there is none to tell. */
  rate: Decimal | null;
  advisories: readonly string[];
  /** Digits after the point of the currency. */
  places: number;
}

/** What an authority neither taxes nor exempts: it was told not to tax. */
export function nonTaxableOf(result: AuthorityResult): Decimal {
  return subtract(subtract(result.basis, result.exemptAmount), result.taxableAmount);
}

export function lineSummary(line: LineDecision): Omit<TaxSummary, 'places'> {
  const { authorities } = line;
  let nonTaxable: Decimal = '0';
  for (const result of authorities) nonTaxable = larger(nonTaxable, nonTaxableOf(result));
  const differ = (values: readonly Decimal[]) => new Set(values).size > 1;
  const advisories: string[] = [];
  if (differ(authorities.map((result) => result.exemptAmount))) advisories.push(ADVISORIES.exempt);
  if (differ(authorities.map((result) => result.taxableAmount))) advisories.push(ADVISORIES.taxable);
  return {
    basis: line.basis,
    exempt: line.exemptAmount,
    taxable: line.taxableAmount,
    nonTaxable,
    tax: line.tax,
    rate: sum(authorities.map((result) => result.rate)),
    advisories,
  };
}

export function writeSummary(xml: XmlWriter, summary: TaxSummary): void {
  const { taxable, nonTaxable, exempt, tax, rate, places } = summary;
  xml.element('TAX_SUMMARY', () => {
    xml.value('TAXABLE_BASIS', roundTo(taxable, places));
    xml.value('NON_TAXABLE_BASIS', roundTo(nonTaxable, places));
    xml.value('EXEMPT_AMOUNT', roundTo(exempt, places));
    xml.value('TAX_RATE', rate);
    xml.value('EFFECTIVE_TAX_RATE', isZero(taxable) ? '0' : divide(tax, taxable, 10));
    const once = [...new Set(summary.advisories)];
    if (once.length === 0) return;
    xml.element('ADVISORIES', () => {
      for (const advisory of once) xml.value('ADVISORY', advisory);
    });
  });
}
