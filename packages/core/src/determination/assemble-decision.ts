import { minorUnits } from '../money/currency.ts';
import { type Decimal, DecimalTotal, roundTo } from '../money/decimal.ts';
import {
  type AuthorityResult,
  type Decision,
  type DecisionMessage,
  ENGINE_VERSION,
  type LineDecision,
  type Note,
  type Outcome,
} from './decision.ts';
import { larger, lineBasis, taxOn } from './effect.ts';
import type { Sale, SaleLine } from './sale.ts';

/** Whose line it is and where it goes. */
export type LineIdentity = Pick<LineDecision, 'lineId' | 'customerId' | 'jurisdiction'>;

/** The line's result over its authorities (spec §3 TAX_SUMMARY). */
export function summarizeLine(
  { lineId, customerId, jurisdiction }: LineIdentity,
  currency: string,
  basis: Decimal,
  results: AuthorityResult[],
): LineDecision {
  const [first, second] = results;
  const sole = second === undefined ? first : undefined;
  return {
    lineId,
    outcome: lineOutcome(results),
    basis,
    exemptAmount: sole?.exemptAmount ?? largest(results, 'exemptAmount'),
    taxableAmount: sole?.taxableAmount ?? largest(results, 'taxableAmount'),
    tax: sole?.tax ?? totalTax(results, currency),
    customerId,
    jurisdiction,
    authorities: results,
    nextStep: null,
  };
}

function largest(results: readonly AuthorityResult[], amount: 'exemptAmount' | 'taxableAmount'): Decimal {
  let largest: Decimal = '0';
  for (const result of results) largest = larger(largest, result[amount]);
  return largest;
}

/** Summed as the authorities rounded it, with the currency's places. */
function totalTax(parts: readonly { tax: Decimal }[], currency: string): Decimal {
  const total = new DecimalTotal();
  for (const part of parts) total.add(part.tax);
  return roundTo(total.text(), minorUnits(currency));
}

/** All exempt → exempt, none → taxable, else partly. An authority told not to tax says nothing about exemption. */
function lineOutcome(results: readonly AuthorityResult[]): Outcome {
  let exempt = 0;
  let other = 0;
  for (const result of results) {
    if (result.source === 'no-tax') continue;
    if (result.outcome === 'partly-exempt') return 'partly-exempt';
    if (result.outcome === 'exempt') exempt++;
    else other++;
  }
  if (exempt === 0) return 'taxable';
  return other === 0 ? 'exempt' : 'partly-exempt';
}

/** A line whose place or seller could not be found: nothing of it is exempt. */
export function undecidedLine(
  line: SaleLine,
  basis: Decimal,
  currency: string,
  nextStep: LineDecision['nextStep'],
): LineDecision {
  return {
    lineId: line.lineId,
    outcome: 'cannot-decide',
    basis,
    exemptAmount: '0',
    taxableAmount: basis,
    tax: taxOn('0', '0', currency),
    customerId: null,
    jurisdiction: null,
    authorities: [],
    nextStep,
  };
}

/** A sale that cannot be decided at all, and why. */
export function undecidable(sale: Sale, options: { explain: boolean; contentRelease: string }, why: Note): Decision {
  const step = options.explain ? { code: `correct-${why.code}`, certificateId: null, values: why.values } : null;
  const lines = sale.lines.map((line) => {
    const basis = lineBasis(line, line.isCredit ?? sale.isCredit ?? false);
    return undecidedLine(line, basis, sale.currency, step);
  });
  return assemble(sale, options.contentRelease, lines, null, [{ ...why, lineId: null }]);
}

/** The decision over its lines. */
export function assemble(
  sale: Sale,
  contentRelease: string,
  lines: LineDecision[],
  customer: Decision['customer'],
  messages: DecisionMessage[],
): Decision {
  return {
    engineVersion: ENGINE_VERSION,
    contentRelease,
    outcome: saleOutcome(lines),
    company: sale.company,
    currency: sale.currency,
    customer,
    lines,
    totals: totals(lines, sale.currency),
    messages,
  };
}

/** One line that could not be decided makes the sale one to look at; else all exempt, none, or partly. */
function saleOutcome(lines: readonly LineDecision[]): Outcome {
  let exempt = 0;
  let taxable = 0;
  for (const line of lines) {
    if (line.outcome === 'cannot-decide') return 'cannot-decide';
    if (line.outcome === 'exempt') exempt++;
    else if (line.outcome === 'taxable') taxable++;
  }
  if (taxable === lines.length) return 'taxable';
  return exempt === lines.length ? 'exempt' : 'partly-exempt';
}

function totals(lines: readonly LineDecision[], currency: string): Decision['totals'] {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) {
    return { basis: only.basis, exemptAmount: only.exemptAmount, taxableAmount: only.taxableAmount, tax: only.tax };
  }
  const basis = new DecimalTotal();
  const exempt = new DecimalTotal();
  const taxable = new DecimalTotal();
  for (const line of lines) {
    basis.add(line.basis);
    exempt.add(line.exemptAmount);
    taxable.add(line.taxableAmount);
  }
  return {
    basis: basis.text(),
    exemptAmount: exempt.text(),
    taxableAmount: taxable.text(),
    tax: totalTax(lines, currency),
  };
}
