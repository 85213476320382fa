import type { Decision } from '@bonafide/core/determination/decision.ts';
import { ENGINE_VERSION } from '@bonafide/core/determination/decision.ts';
import { differencesBetween, movesMoney, type ResultDifference } from '@bonafide/core/determination/differences.ts';
import { explainDecision } from '@bonafide/core/determination/explain.ts';
import { absolute, add, isNegative, isZero, subtract } from '@bonafide/core/money/decimal.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { checkSale } from './check-sale.ts';
import type { Decider } from './determination.ts';
import { withOriginals } from './past-book.ts';
import type { ReplayBooks } from './replay-books.ts';
import type { ReplayedSale } from './replay-sales.ts';
import type { Against } from './replay-settings.ts';

export type DifferenceKind = 'amount' | 'certificate' | 'undecided';

/** A sale that comes out otherwise. */
export interface SaleDifference {
  sale: ReplayedSale;
  kind: DifferenceKind;
  outcomeAfter: string;
  exemptAfter: string;
  taxAfter: string;
  /** What it is ordered by: tax more or less, else the exempt amount that moved. */
  money: string;
  /** Why it cannot be decided. */
  reason: string | null;
  results: ResultDifference[];
}

/** What sales of one currency come to, then and now. */
export interface ReplaySum {
  currency: string;
  sales: number;
  changed: number;
  exemptBefore: string;
  exemptAfter: string;
  taxBefore: string;
  taxAfter: string;
  taxMore: string;
  taxLess: string;
}

export interface PortionResult {
  differences: SaleDifference[];
  sums: Map<string, ReplaySum>;
  sales: number;
  lines: number;
  otherEngine: boolean;
}

/** Decides sales again and says what comes out otherwise. Nothing is recorded, and nothing that a sale would create is created. */
export async function replayPortion(
  tx: Transaction,
  tenantId: string,
  decider: Decider,
  books: ReplayBooks,
  against: Against,
  until: string,
  sales: readonly ReplayedSale[],
): Promise<PortionResult> {
  const result: PortionResult = { differences: [], sums: new Map(), sales: 0, lines: 0, otherEngine: false };
  const own = against.knownAt === 'recording';
  const bookOf = own
    ? null
    : await books.atOneInstant(
        tx,
        sales.map(({ sale }) => sale),
        until,
      );
  for (const recorded of sales) {
    const { sale } = recorded;
    const found = bookOf ? bookOf(sale) : await books.atItsOwnInstant(tx, sale, recorded.committedAt);
    const book = await withOriginals(tx, tenantId, sale, found, until, recorded);
    count(
      result,
      recorded,
      decideAgain(() => {
        checkSale(sale);
        return decider.decideBy(sale, book, false, recorded.number).decision;
      }),
    );
  }
  return result;
}

/** What was taken once may be beyond today's limits: such a sale is told, and the rest goes on. */
function decideAgain(decide: () => Decision): Decision | { refused: string } {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.errors[0]?.detail ?? error.detail };
    throw error;
  }
}

function count(result: PortionResult, recorded: ReplayedSale, after: Decision | { refused: string }): void {
  result.sales += 1;
  result.lines += recorded.decision.lines.length;
  if (recorded.decision.engineVersion !== ENGINE_VERSION) result.otherEngine = true;
  if ('refused' in after) {
    result.differences.push(undecided(recorded, after.refused));
    return;
  }
  if (after.outcome === 'cannot-decide' && recorded.outcome !== 'cannot-decide') {
    result.differences.push(undecided(recorded, whyUndecided(after)));
    return;
  }
  const results = differencesBetween(recorded.decision, after);
  const sum = sumOf(result, recorded.currency);
  sum.sales += 1;
  sum.exemptBefore = add(sum.exemptBefore, recorded.exempt);
  sum.exemptAfter = add(sum.exemptAfter, after.totals.exemptAmount);
  sum.taxBefore = add(sum.taxBefore, recorded.tax);
  sum.taxAfter = add(sum.taxAfter, after.totals.tax);
  if (results.length === 0) return;
  sum.changed += 1;
  const tax = subtract(after.totals.tax, recorded.tax);
  if (isNegative(tax)) sum.taxLess = add(sum.taxLess, tax);
  else sum.taxMore = add(sum.taxMore, tax);
  const exempt = subtract(after.totals.exemptAmount, recorded.exempt);
  result.differences.push({
    sale: recorded,
    kind: movesMoney(results) ? 'amount' : 'certificate',
    outcomeAfter: after.outcome,
    exemptAfter: after.totals.exemptAmount,
    taxAfter: after.totals.tax,
    money: absolute(isZero(tax) ? exempt : tax),
    reason: null,
    results,
  });
}

/** Its amounts stay as they were recorded: what it would come to is not known. */
function undecided(sale: ReplayedSale, reason: string): SaleDifference {
  const { exempt, tax } = sale;
  const unknown = { outcomeAfter: 'cannot-decide', exemptAfter: exempt, taxAfter: tax, money: '0' };
  return { sale, kind: 'undecided', ...unknown, reason, results: [] };
}

function whyUndecided(decision: Decision): string {
  const { messages, text } = explainDecision(decision);
  return (messages.find(({ severity }) => severity === 'error') ?? messages[0])?.text ?? text;
}

function sumOf(result: PortionResult, currency: string): ReplaySum {
  const known = result.sums.get(currency);
  if (known) return known;
  const zero = { exemptBefore: '0', exemptAfter: '0', taxBefore: '0', taxAfter: '0', taxMore: '0', taxLess: '0' };
  const sum: ReplaySum = { currency, sales: 0, changed: 0, ...zero };
  result.sums.set(currency, sum);
  return sum;
}
