import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  isNegative,
  minimum,
  multiply,
  negate,
  subtract,
} from '../money/decimal.ts';
import { summarizeLine } from './assemble-decision.ts';
import type { Book } from './book.ts';
import type { AuthorityResult, Decision, LineDecision, Outcome } from './decision.ts';
import { taxOn } from './effect.ts';
import type { Messages } from './messages.ts';
import { OriginalLines, originalOf } from './original-sale.ts';
import type { Sale, SaleLine } from './sale.ts';

/** Places to which an exempt part is kept where a credit takes back a fraction that does not divide evenly. */
const PLACES = 10;

/**
 * Decides the lines of a credit as the lines they take back were decided, whatever has happened to the certificates since:
 * authority by authority the same rate, source, certificate and version, and of the exempt part the share that the credit has
 * of the line. Flags, claims, ship-to and date of the credit change nothing of that.
 *
 * Several credits of one line share it in the order they were recorded: each takes the step of a running total that ends at
 * what the original exempted, so that all together come to it exactly and never exceed it. What goes beyond the line is taxed.
 */
export class Mirror {
  private readonly sale: Sale;
  private readonly book: Book;
  private readonly messages: Messages;
  private readonly originals = new Map<string, OriginalLines | null>();

  constructor(sale: Sale, book: Book, messages: Messages) {
    this.sale = sale;
    this.book = book;
    this.messages = messages;
  }

  /**
   * Null where the line is to be decided as any other: it points nowhere, or its original cannot tell (then a message says why).
   * @param customerOf who the credit says it is for; null when that is nobody on file
   */
  decide(line: SaleLine, basis: Decimal, customerOf: () => string | null): LineDecision | null {
    const reference = originalOf(this.sale, line);
    if (reference === null) return null;
    const { number, lineId } = reference;
    const lines = this.linesOf(number);
    if (lines === null) return this.ordinary(line, 'original-unknown', { number });
    const found = lines.find(line, lineId);
    if (found === null) return this.ordinary(line, 'original-line-unknown', { number, line: lineId ?? line.lineId });
    const { decided, sold } = found;
    if (basis !== '0' && decided.basis !== '0' && isNegative(basis) === isNegative(decided.basis)) {
      // On an invoice that takes back some lines and sells others, those others simply are not credits.
      const own = line.original?.number !== undefined || line.original?.lineId !== undefined;
      return own ? this.ordinary(line, 'original-not-reversed', { number, line: decided.lineId }) : null;
    }
    if (decided.authorities.length === 0) return this.ordinary(line, 'original-not-decided', { number });
    const { sale } = lines.original;
    if (sale.currency !== this.sale.currency) {
      return this.ordinary(line, 'original-currency-differs', { number, currency: sale.currency });
    }
    const customerId = customerOf();
    if (customerId !== null && decided.customerId !== null && customerId !== decided.customerId) {
      return this.ordinary(line, 'original-customer-differs', { number });
    }
    return this.mirrored(line, basis, lines, decided, sold.date ?? sale.date);
  }

  /** The customer of the sale that all lines of a credit take back, where the credit itself names none; else null. */
  customerOf(lines: readonly LineDecision[]): Decision['customer'] {
    const number = lines[0]?.original?.number;
    if (number === undefined || lines.some((line) => line.original?.number !== number)) return null;
    return this.linesOf(number)?.original.decision.customer ?? null;
  }

  private linesOf(number: string): OriginalLines | null {
    const known = this.originals.get(number);
    if (known !== undefined) return known;
    const original = this.book.originalSale?.(number);
    const lines = original === undefined ? null : new OriginalLines(original);
    this.originals.set(number, lines);
    return lines;
  }

  private ordinary(line: SaleLine, code: string, values: Record<string, string>): null {
    this.messages.add({ code, severity: 'warning', values }, line.lineId);
    return null;
  }

  private mirrored(
    line: SaleLine,
    basis: Decimal,
    lines: OriginalLines,
    decided: LineDecision,
    date: string,
  ): LineDecision {
    const { transactionId, number, revision } = lines.original;
    const before = lines.creditedOf(decided);
    const left = lines.leftOf(decided);
    const wanted = absolute(basis);
    const covered = minimum(wanted, left);
    if (compare(wanted, left) > 0) {
      const values = { number, line: decided.lineId, left, wanted };
      this.messages.add({ code: 'credit-exceeds-original', severity: 'warning', values }, line.lineId);
    }
    lines.take(decided, add(before, wanted));
    const step: Step = { whole: absolute(decided.basis), before, covered, excess: subtract(wanted, covered) };
    const results = decided.authorities.map((result) => reversed(result, basis, step, this.sale.currency));
    return {
      ...summarizeLine({ ...decided, lineId: line.lineId }, this.sale.currency, basis, results),
      original: { transactionId, number, revision, date, lineId: decided.lineId, creditedBefore: before },
    };
  }
}

/** Sizes, not signed amounts: the line's whole basis, what was taken back before, what this credit covers, and what goes beyond. */
interface Step {
  whole: Decimal;
  before: Decimal;
  covered: Decimal;
  excess: Decimal;
}

function reversed(result: AuthorityResult, basis: Decimal, step: Step, currency: string): AuthorityResult {
  const sign = (size: Decimal) => (isNegative(basis) ? negate(size) : size);
  const exempt = shareOf(absolute(result.exemptAmount), step);
  // What an authority was told not to tax is neither exempt nor taxable, and stays so.
  const taxable = result.source === 'no-tax' ? '0' : subtract(absolute(basis), exempt);
  const outcome = basis === '0' || result.source === 'no-tax' ? result.outcome : outcomeOf(exempt, taxable);
  return {
    ...result,
    outcome,
    basis,
    exemptAmount: sign(exempt),
    taxableAmount: sign(taxable),
    tax: taxOn(sign(taxable), result.rate, currency),
    rejected: [],
  };
}

/** The step of the running total from what was taken back before to what is now. */
function shareOf(amount: Decimal, { whole, before, covered }: Step): Decimal {
  if (amount === '0' || covered === '0' || whole === '0') return '0';
  const until = (credited: Decimal) => divide(multiply(amount, credited), whole, PLACES);
  return subtract(until(add(before, covered)), until(before));
}

function outcomeOf(exempt: Decimal, taxable: Decimal): Outcome {
  if (taxable === '0') return 'exempt';
  return exempt === '0' ? 'taxable' : 'partly-exempt';
}
