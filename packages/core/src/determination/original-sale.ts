import { absolute, type Decimal, subtract } from '../money/decimal.ts';
import type { Decision, LineDecision } from './decision.ts';
import type { OriginalReference, Sale, SaleLine } from './sale.ts';

/** A recorded sale that a credit points to, at its latest revision. The caller loads it. */
export interface OriginalSale {
  transactionId: string;
  number: string;
  revision: number;
  sale: Sale;
  decision: Decision;
  /** Line id → size of the basis that other recorded credits have taken back; a line that none has touched is missing. */
  credited: ReadonlyMap<string, Decimal>;
}

/** What a line points to, the line's own word before the invoice's; null when neither names an invoice. */
export function originalOf(sale: Sale, line: SaleLine): { number: string; lineId: string | null } | null {
  const number = line.original?.number || sale.original?.number;
  if (!number) return null;
  return { number, lineId: line.original?.lineId || sale.original?.lineId || null };
}

/** Invoice numbers that a sale points to, each once: what the caller loads before deciding. */
export function originalNumbers(sale: Sale): string[] {
  const numbers = new Set<string>();
  for (const line of sale.lines) {
    const original = originalOf(sale, line);
    if (original !== null) numbers.add(original.number);
  }
  return [...numbers];
}

/** True where anything of the sale points to an earlier one. */
export function pointsToOriginal(sale: Sale): boolean {
  return names(sale.original) || sale.lines.some((line) => names(line.original));
}

function names(reference: OriginalReference | undefined): boolean {
  return reference?.number !== undefined && reference.number !== '';
}

interface SoldLine {
  sold: SaleLine;
  decided: LineDecision;
}

/** The lines of an original sale, found in a few look-ups however many there are. */
export class OriginalLines {
  readonly original: OriginalSale;
  private readonly byId = new Map<string, SoldLine>();
  private readonly byNumber = new Map<string, SoldLine>();
  private readonly byProduct = new Map<string, SoldLine[]>();
  /** What this credit itself has taken back so far. */
  private readonly taken = new Map<string, Decimal>();

  constructor(original: OriginalSale) {
    this.original = original;
    const decisions = new Map(original.decision.lines.map((line) => [line.lineId, line]));
    for (const sold of original.sale.lines) {
      const decided = decisions.get(sold.lineId);
      if (decided === undefined) continue;
      const line = { sold, decided };
      this.byId.set(sold.lineId, line);
      if (sold.lineNumber !== undefined && !this.byNumber.has(sold.lineNumber))
        this.byNumber.set(sold.lineNumber, line);
      if (sold.productCode === undefined) continue;
      const others = this.byProduct.get(sold.productCode);
      if (others === undefined) this.byProduct.set(sold.productCode, [line]);
      else others.push(line);
    }
  }

  /**
   * The line that `line` credits. A named one is that one or none: by line id, else by line number. Otherwise the line of the
   * same id, else of the same number, unless the two name different goods; else the first of the same product that has
   * something left, or the first of them.
   */
  find(line: SaleLine, lineId: string | null): SoldLine | null {
    if (lineId !== null) return this.byId.get(lineId) ?? this.byNumber.get(lineId) ?? null;
    const sameId = this.byId.get(line.lineId);
    if (sameId !== undefined && sameGoods(line, sameId.sold)) return sameId;
    const sameNumber = line.lineNumber === undefined ? undefined : this.byNumber.get(line.lineNumber);
    if (sameNumber !== undefined && sameGoods(line, sameNumber.sold)) return sameNumber;
    const sameProduct = line.productCode === undefined ? [] : (this.byProduct.get(line.productCode) ?? []);
    return sameProduct.find(({ decided }) => this.leftOf(decided) !== '0') ?? sameProduct[0] ?? null;
  }

  creditedOf({ lineId }: LineDecision): Decimal {
    return this.taken.get(lineId) ?? this.original.credited.get(lineId) ?? '0';
  }

  /** Size of the basis that no credit has taken back yet. */
  leftOf(decided: LineDecision): Decimal {
    const left = subtract(absolute(decided.basis), this.creditedOf(decided));
    return left.startsWith('-') ? '0' : left;
  }

  /** From now on `credited` of the line is taken back. */
  take({ lineId }: LineDecision, credited: Decimal): void {
    this.taken.set(lineId, credited);
  }
}

function sameGoods(a: SaleLine, b: SaleLine): boolean {
  return a.productCode === undefined || b.productCode === undefined || a.productCode === b.productCode;
}
