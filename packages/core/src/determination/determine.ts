import { minorUnits } from '../money/currency.ts';
import { add, type Decimal, roundTo } from '../money/decimal.ts';
import { isPlace } from '../place/place.ts';
import type { Book, CompanyBook, CompiledAuthority } from './book.ts';
import { authoritiesAt, authoritiesFor, syntheticAuthority } from './book.ts';
import type { CompiledCertificate } from './compile-certificate.ts';
import { decideAuthority } from './decide-authority.ts';
import {
  type AuthorityResult,
  type Decision,
  type DecisionMessage,
  ENGINE_VERSION,
  type LineDecision,
  type Note,
  type Outcome,
} from './decision.ts';
import { AmountPools, addTax, larger, lineBasis, taxOn } from './effect.ts';
import { firstOf, goodsOf, type LineContext, placeFinder } from './line-context.ts';
import { Messages } from './messages.ts';
import { nextStepFor, stepForProblem } from './next-step.ts';
import { asSellerSends, isPurchase, undecidableParty } from './purchase.ts';
import { relatedLines } from './related-lines.ts';
import { type CustomerLookup, customerNames, defaultReason, isExemptByRecord, resolveCustomer } from './resolve.ts';
import type { Sale, SaleLine, SaleOverrides } from './sale.ts';

export interface DetermineOptions {
  /** Off: `rejected` stays empty and `nextStep` null; the amounts are the same. */
  explain: boolean;
  /** Written into the decision (law 9). */
  contentRelease: string;
}

/**
 * Decides one sale: for each line and each authority with an interest in its ship-to, what is exempt and by which certificate
 * (spec §4, steps 1 to 8, 10 and 11; step 9 is in `auto-create.ts`). Pure: the same sale, book and options give the same
 * decision, byte for byte. What cannot be placed is `cannot-decide`, never exempt.
 */
export function determine(sale: Sale, book: Book, options: DetermineOptions): Decision {
  const { companyBook } = book;
  const problem = undecidableParty(sale, companyBook);
  if (problem !== null || companyBook === null) {
    const unknown: Note = { code: 'company-unknown', severity: 'error', values: { company: sale.company } };
    return undecidable(sale, options, problem ?? unknown);
  }
  if (!isPurchase(sale)) return new SaleRun(sale, book, companyBook, options).decide();
  const decision = new SaleRun(asSellerSends(sale), book, companyBook, options).decide();
  const values = { vendor: companyBook.company.name, number: sale.company };
  const note = { code: 'decided-as-sale-of-vendor', severity: 'info' as const, lineId: null, values };
  return { ...decision, company: sale.company, messages: [note, ...decision.messages] };
}

/** The state of one determination: what its lines share. */
class SaleRun {
  private readonly sale: Sale;
  private readonly book: Book;
  private readonly companyBook: CompanyBook;
  private readonly options: DetermineOptions;
  private readonly messages = new Messages();
  private readonly pools = new AmountPools();
  private readonly placeOf: ReturnType<typeof placeFinder>;
  private invoiceLookup: CustomerLookup | null = null;

  constructor(sale: Sale, book: Book, companyBook: CompanyBook, options: DetermineOptions) {
    this.sale = sale;
    this.book = book;
    this.companyBook = companyBook;
    this.options = options;
    this.placeOf = placeFinder(companyBook);
  }

  decide(): Decision {
    const lines: LineDecision[] = [];
    for (const line of this.sale.lines) lines.push(this.decideLine(line));
    const customer = this.decisionCustomer(lines);
    return assemble(this.sale, this.options, lines, customer, this.messages.list);
  }

  private decideLine(line: SaleLine): LineDecision {
    const followed = this.follow(line);
    const chain: SaleOverrides[] = followed.length === 0 ? [line, this.sale] : [line, ...followed, this.sale];
    const basis = lineBasis(line, line.isCredit ?? this.sale.isCredit ?? false);
    const shipTo = firstOf(chain, 'shipTo');
    const place = this.placeOf(shipTo);
    if (!isPlace(place)) {
      const lineId = shipTo === this.sale.shipTo ? null : line.lineId;
      this.messages.add({ code: place.problem, severity: 'error', values: { value: place.value } }, lineId);
      return undecidedLine(line, basis, this.sale.currency, stepForProblem(place, this.options.explain));
    }
    const lookup = this.lookup(line, chain);
    const { productCode, commodityCode, mappings } = goodsOf(followed[followed.length - 1] ?? line, this.companyBook);
    const { company } = this.companyBook;
    const context: LineContext = {
      line,
      chain,
      sale: this.sale,
      date: firstOf(chain, 'date') ?? this.sale.date,
      place,
      lookup,
      certificates: lookup.customer === null ? NO_CERTIFICATES : this.book.certificatesOf(lookup.customer.customerId),
      productCode,
      commodityCode,
      mappings,
      temporariesCount: company.temporaryCertificatesAffectTax,
      expiryDayInclusive: company.expiryDayInclusive,
      goodsLists: company.goodsLists,
      taxType: firstOf(chain, 'taxType') ?? null,
      notForResale: firstOf(chain, 'notForResale') ?? false,
      reasons: (lookup.groupId === null ? undefined : this.companyBook.reasons.get(lookup.groupId)) ?? NO_REASONS,
      defaultReason: defaultReason(this.companyBook, lookup.groupId, place.taxDataType),
      exemptByRecord: isExemptByRecord(lookup, company),
    };
    return this.decideAuthorities(context, basis, shipTo === this.sale.shipTo ? null : line.lineId);
  }

  private decideAuthorities(context: LineContext, basis: Decimal, placeLineId: string | null): LineDecision {
    const authorities = this.authorities(context, placeLineId);
    const results: AuthorityResult[] = [];
    for (const authority of authorities) {
      results.push(
        decideAuthority(context, authority, basis, {
          selection: this.companyBook.company.certificateSelection,
          pools: this.pools,
          messages: this.messages,
          explain: this.options.explain,
        }),
      );
    }
    const line = summarize(context, basis, results);
    if (this.options.explain && line.outcome !== 'exempt') line.nextStep = nextStepFor(context, authorities, results);
    return line;
  }

  private authorities(context: LineContext, placeLineId: string | null): readonly CompiledAuthority[] {
    const { place, taxType } = context;
    const configured = authoritiesFor(this.companyBook.authorities, place, taxType);
    if (configured.length > 0) return configured;
    const values = { place: place.name, zone: place.subdivision ?? place.country };
    if (taxType !== null && authoritiesAt(this.companyBook.authorities, place).length > 0) {
      const note = { code: 'no-authority-for-tax-type', severity: 'warning' as const, values: { ...values, taxType } };
      this.messages.add(note, context.line.lineId);
    } else {
      this.messages.add({ code: 'no-authority-for-ship-to', severity: 'warning', values }, placeLineId);
    }
    return [syntheticAuthority(place, taxType)];
  }

  private follow(line: SaleLine): SaleLine[] {
    if (line.relatedLine === undefined || line.relatedLine === '') return NO_LINES;
    const { lines, problem } = relatedLines(line, this.sale.lines);
    if (problem !== null) {
      this.messages.add({ code: problem, severity: 'warning', values: { related: line.relatedLine } }, line.lineId);
    }
    return lines;
  }

  /** The invoice's customer is resolved once; a line that names its own is resolved for itself. */
  private lookup(line: SaleLine, chain: readonly SaleOverrides[]): CustomerLookup {
    if (namesCustomer(chain, this.sale)) {
      const lookup = resolveCustomer(customerNames(chain), this.companyBook, this.book);
      if (lookup.note !== null) this.messages.add(lookup.note, line.lineId);
      return lookup;
    }
    if (this.invoiceLookup === null) {
      this.invoiceLookup = resolveCustomer(customerNames([this.sale]), this.companyBook, this.book);
      if (this.invoiceLookup.note !== null) this.messages.add(this.invoiceLookup.note, null);
    }
    return this.invoiceLookup;
  }

  private decisionCustomer(lines: readonly LineDecision[]): Decision['customer'] {
    const lookup = this.invoiceLookup ?? resolveCustomer(customerNames([this.sale]), this.companyBook, this.book);
    const customer = lookup.customer ?? this.soleLineCustomer(lines);
    if (customer === null) return null;
    return { customerId: customer.customerId, number: customer.number, name: customer.name };
  }

  /** Where the invoice names nobody but every line names the same customer, that one. */
  private soleLineCustomer(lines: readonly LineDecision[]): CustomerLookup['customer'] {
    const first = lines[0]?.customerId ?? null;
    if (first === null || lines.some((line) => line.customerId !== first)) return null;
    const line = this.sale.lines[0];
    if (line === undefined) return null;
    const chain = [line, ...relatedLines(line, this.sale.lines).lines, this.sale];
    return resolveCustomer(customerNames(chain), this.companyBook, this.book).customer;
  }
}

function namesCustomer(chain: readonly SaleOverrides[], sale: Sale): boolean {
  for (const link of chain) {
    if (link !== sale && (link.customer !== undefined || link.customerGroup !== undefined)) return true;
  }
  return false;
}

const NO_CERTIFICATES: readonly CompiledCertificate[] = [];
const NO_LINES: SaleLine[] = [];
const NO_REASONS: CompanyBook['reasons'] extends ReadonlyMap<string, infer R> ? R : never = new Map();

function summarize(context: LineContext, basis: Decimal, results: AuthorityResult[]): LineDecision {
  const { currency } = context.sale;
  let exemptAmount: Decimal = '0';
  let taxableAmount: Decimal = '0';
  let tax: Decimal = taxOn('0', '0', currency);
  for (const result of results) {
    exemptAmount = larger(exemptAmount, result.exemptAmount);
    taxableAmount = larger(taxableAmount, result.taxableAmount);
    if (result.taxableAmount !== '0') tax = addTax(tax, result.tax, currency);
  }
  return {
    lineId: context.line.lineId,
    outcome: lineOutcome(results),
    basis,
    exemptAmount,
    taxableAmount,
    tax,
    customerId: context.lookup.customer?.customerId ?? null,
    jurisdiction: context.place.subdivision ?? context.place.country,
    authorities: results,
    nextStep: null,
  };
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

function undecidedLine(
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

function undecidable(sale: Sale, options: DetermineOptions, why: Note): Decision {
  const step = options.explain ? { code: `correct-${why.code}`, certificateId: null, values: why.values } : null;
  const lines = sale.lines.map((line) => {
    const basis = lineBasis(line, line.isCredit ?? sale.isCredit ?? false);
    return undecidedLine(line, basis, sale.currency, step);
  });
  return assemble(sale, options, lines, null, [{ ...why, lineId: null }]);
}

function assemble(
  sale: Sale,
  options: DetermineOptions,
  lines: LineDecision[],
  customer: Decision['customer'],
  messages: DecisionMessage[],
): Decision {
  return {
    engineVersion: ENGINE_VERSION,
    contentRelease: options.contentRelease,
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
  let basis: Decimal = '0';
  let exemptAmount: Decimal = '0';
  let taxableAmount: Decimal = '0';
  let tax: Decimal = '0';
  for (const line of lines) {
    basis = add(basis, line.basis);
    exemptAmount = add(exemptAmount, line.exemptAmount);
    taxableAmount = add(taxableAmount, line.taxableAmount);
    tax = add(tax, line.tax);
  }
  return { basis, exemptAmount, taxableAmount, tax: roundTo(tax, minorUnits(currency)) };
}
