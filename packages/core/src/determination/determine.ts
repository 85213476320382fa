import { type CalendarDate, dayNumber } from '../calendar/calendar-date.ts';
import type { Decimal } from '../money/decimal.ts';
import { isPlace, type Place, type PlaceProblem } from '../place/place.ts';
import { assemble, summarizeLine, undecidable, undecidedLine } from './assemble-decision.ts';
import type { Book, CompanyBook, CompiledAuthority } from './book.ts';
import { authoritiesAt, authoritiesFor, syntheticAuthority } from './book.ts';
import { namesGoods } from './choose.ts';
import { decideAuthority, type Search, searchAt } from './decide-authority.ts';
import type { AppliedLicense, AuthorityResult, Decision, LineDecision, Note } from './decision.ts';
import { AmountPools, lineBasis } from './effect.ts';
import { ancestorsOf, certificatesWith } from './inherited.ts';
import { licensesFor } from './licenses.ts';
import { firstOf, type Goods, goodsOf, type LineContext, placeFinder } from './line-context.ts';
import { Messages } from './messages.ts';
import { Mirror } from './mirror-original.ts';
import { nextStepFor, stepForProblem } from './next-step.ts';
import { pointsToOriginal } from './original-sale.ts';
import { asSellerSends, isPurchase, undecidableParty } from './purchase.ts';
import { relatedLines } from './related-lines.ts';
import { type CustomerLookup, customerNames, defaultReason, isExemptByRecord, resolveCustomer } from './resolve.ts';
import { overridesNothing, type Sale, type SaleLine, type SaleOverrides } from './sale.ts';
import { placeNumber, type Shelf } from './shelf.ts';

export interface DetermineOptions {
  /** Off: `rejected` stays empty and `nextStep` null; the amounts are the same. */
  explain: boolean;
  /** Written into the decision (law 9). */
  contentRelease: string;
  /** The number under which the sale is recorded, where it gave none: a paper for one purchase may be its own. */
  recordedAs?: string | undefined;
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
  if (!isPurchase(sale)) return new SaleRun(sale, book, companyBook, options, companyBook.company.externalId).decide();
  const decision = new SaleRun(asSellerSends(sale), book, companyBook, options, sale.company).decide();
  const values = { vendor: companyBook.company.name, number: sale.company };
  const note = { code: 'decided-as-sale-of-vendor', severity: 'info' as const, lineId: null, values };
  return { ...decision, company: sale.company, messages: [note, ...decision.messages] };
}

/** What a line asks of each authority, and for which goods it was asked. */
interface SharedSearches {
  productCode: string | null;
  commodityCode: string | null;
  /** False when no certificate of the customer names goods: then every such line asks the same. Null until a second line asks. */
  goodsMatter: boolean | null;
  authorities: readonly CompiledAuthority[];
  searches: readonly Search[];
}

/** The state of one determination: what its lines share. */
class SaleRun {
  private readonly sale: Sale;
  private readonly book: Book;
  private readonly companyBook: CompanyBook;
  private readonly options: DetermineOptions;
  private readonly recordedBy: string;
  private readonly messages = new Messages();
  /** Null: nothing of the sale takes back an earlier one. */
  private readonly mirror: Mirror | null;
  private readonly run = { pools: new AmountPools(), messages: this.messages };
  private readonly placeOf: ReturnType<typeof placeFinder>;
  private invoiceLookup: CustomerLookup | null = null;
  /** Of the plain lines, most lines of most sales: one context, in which only the line and its goods change. */
  private plain: LineContext | null = null;
  private shared: SharedSearches | null = null;

  constructor(sale: Sale, book: Book, companyBook: CompanyBook, options: DetermineOptions, recordedBy: string) {
    this.sale = sale;
    this.book = book;
    this.companyBook = companyBook;
    this.options = options;
    this.recordedBy = recordedBy;
    this.mirror = pointsToOriginal(sale) ? new Mirror(sale, book, this.messages) : null;
    this.placeOf = placeFinder(companyBook);
  }

  decide(): Decision {
    const lines: LineDecision[] = [];
    for (const line of this.sale.lines) lines.push(this.decideLine(line));
    if (this.companyBook.licenseTypes.size > 0 || namesLicenses(this.sale)) this.recordLicenses(lines);
    const customer = this.decisionCustomer(lines);
    return assemble(this.sale, this.options.contentRelease, lines, customer, this.messages.list);
  }

  private decideLine(line: SaleLine): LineDecision {
    const asSold = this.mirror?.decide(line, this.basisOf(line), () => this.customerIdOf(line)) ?? null;
    if (asSold !== null) return asSold;
    if (overridesNothing(line)) return this.decidePlainLine(line);
    const followed = this.follow(line);
    const chain: SaleOverrides[] = followed.length === 0 ? [line, this.sale] : [line, ...followed, this.sale];
    const basis = this.basisOf(line);
    const shipTo = firstOf(chain, (given) => given.shipTo);
    const ownShipTo = shipTo === this.sale.shipTo ? null : line.lineId;
    const place = this.placeOf(shipTo);
    if (!isPlace(place)) return this.nowhere(line, basis, place, ownShipTo);
    const date = firstOf(chain, (given) => given.date) ?? this.sale.date;
    const goods = goodsOf(followed[followed.length - 1] ?? line, this.companyBook);
    const context = this.context(line, chain, date, place, this.lookup(line, chain), goods);
    const authorities = this.authorities(context, ownShipTo);
    return this.decideAuthorities(context, basis, authorities, this.searches(context, authorities));
  }

  /** A line that is decided as the invoice says: what the lines before it found serves it too. */
  private decidePlainLine(line: SaleLine): LineDecision {
    const basis = this.basisOf(line);
    const place = this.placeOf(this.sale.shipTo);
    if (!isPlace(place)) return this.nowhere(line, basis, place, null);
    const goods = goodsOf(line, this.companyBook);
    this.plain ??= this.context(line, [this.sale], this.sale.date, place, this.invoiceCustomer(), goods);
    const context = this.plain;
    context.line = line;
    context.productCode = goods.productCode;
    context.commodityCode = goods.commodityCode;
    context.mappings = goods.mappings;
    const { authorities, searches } = this.sharedSearches(context);
    return this.decideAuthorities(context, basis, authorities, searches);
  }

  /** Beside the decision: which licences hold for each line (spec §4 step 10). */
  private recordLicenses(lines: readonly LineDecision[]): void {
    let plain: AppliedLicense[] | null = null;
    for (const [index, line] of this.sale.lines.entries()) {
      const decision = lines[index];
      if (decision === undefined) continue;
      const found: AppliedLicense[] = (overridesNothing(line) ? plain : null) ?? this.licensesOf(line);
      if (overridesNothing(line)) plain = found;
      if (found.length > 0) decision.licenses = found;
    }
  }

  private licensesOf(line: SaleLine): AppliedLicense[] {
    const invoice = this.invoiceCustomer();
    const own = namesCustomer([line], this.sale)
      ? resolveCustomer(customerNames([line, this.sale]), this.companyBook, this.book)
      : invoice;
    const owner = this.companyBook.groups.find((group) => group.groupId === own.groupId)?.ownerCompanyId ?? '';
    const customerIds = new Set([own, invoice].flatMap((lookup) => lookup.customer?.customerId ?? []));
    const search = {
      date: line.date ?? this.sale.date,
      types: this.companyBook.licenseTypes.get(owner) ?? [],
      onFile: [...customerIds].flatMap((customerId) => this.book.licensesOf?.(customerId) ?? []),
      given: line.licenses ?? this.sale.licenses ?? [],
    };
    const lineId = overridesNothing(line) ? null : line.lineId;
    return licensesFor(search, (note) => this.messages.add(note, lineId));
  }

  private basisOf(line: SaleLine): Decimal {
    return lineBasis(line, line.isCredit ?? this.sale.isCredit ?? false);
  }

  private nowhere(line: SaleLine, basis: Decimal, place: PlaceProblem, lineId: string | null): LineDecision {
    this.messages.add({ code: place.problem, severity: 'error', values: { value: place.value } }, lineId);
    return undecidedLine(line, basis, this.sale.currency, stepForProblem(place, this.options.explain));
  }

  private context(
    line: SaleLine,
    chain: readonly SaleOverrides[],
    date: CalendarDate,
    place: Place,
    lookup: CustomerLookup,
    goods: Goods,
  ): LineContext {
    const { company } = this.companyBook;
    const customerId = lookup.customer?.customerId ?? null;
    const ancestors = customerId === null ? null : ancestorsOf(customerId, date, this.book);
    return {
      line,
      chain,
      sale: this.sale,
      date,
      day: dayNumber(date),
      place,
      lookup,
      certificates: customerId === null ? NO_CERTIFICATES : certificatesWith(customerId, ancestors, this.book),
      placeNumber: placeNumber(place.subdivision),
      ancestors,
      recordedBy: this.recordedBy,
      recordedAs: this.options.recordedAs ?? this.sale.number,
      productCode: goods.productCode,
      commodityCode: goods.commodityCode,
      mappings: goods.mappings,
      temporariesCount: company.temporaryCertificatesAffectTax,
      expiryDayInclusive: company.expiryDayInclusive,
      goodsLists: company.goodsLists,
      taxType: firstOf(chain, (given) => given.taxType) ?? null,
      notForResale: firstOf(chain, (given) => given.notForResale) ?? false,
      reasons: (lookup.groupId === null ? undefined : this.companyBook.reasons.get(lookup.groupId)) ?? NO_REASONS,
      defaultReason: defaultReason(this.companyBook, lookup.groupId, place.taxDataType),
      exemptByRecord: isExemptByRecord(lookup, company),
    };
  }

  private decideAuthorities(
    context: LineContext,
    basis: Decimal,
    authorities: readonly CompiledAuthority[],
    searches: readonly Search[],
  ): LineDecision {
    const results: AuthorityResult[] = [];
    for (let index = 0; index < authorities.length; index++) {
      const authority = authorities[index];
      const search = searches[index];
      if (authority === undefined || search === undefined) break;
      results.push(decideAuthority(context, authority, basis, search, this.run));
    }
    const identity = {
      lineId: context.line.lineId,
      customerId: context.lookup.customer?.customerId ?? null,
      jurisdiction: context.place.subdivision ?? context.place.country,
    };
    const line = summarizeLine(identity, this.sale.currency, basis, results);
    if (this.options.explain && line.outcome !== 'exempt') line.nextStep = nextStepFor(context, authorities, results);
    return line;
  }

  private searches(context: LineContext, authorities: readonly CompiledAuthority[]): Search[] {
    const selection = this.companyBook.company.certificateSelection;
    return authorities.map((authority) => searchAt(context, authority, selection, this.options.explain));
  }

  private sharedSearches(context: LineContext): SharedSearches {
    const { productCode, commodityCode } = context;
    const { shared } = this;
    if (shared !== null) {
      if (shared.productCode === productCode && shared.commodityCode === commodityCode) return shared;
      shared.goodsMatter ??= context.certificates.some(namesGoods);
      if (!shared.goodsMatter) return shared;
    }
    const authorities = shared?.authorities ?? this.authorities(context, null);
    const searches = this.searches(context, authorities);
    this.shared = { productCode, commodityCode, goodsMatter: shared?.goodsMatter ?? null, authorities, searches };
    return this.shared;
  }

  private authorities(context: LineContext, placeLineId: string | null): readonly CompiledAuthority[] {
    const { place, taxType } = context;
    const configured = authoritiesFor(this.companyBook.authorities, place, taxType);
    if (configured.length > 0) return configured;
    const values = { place: place.name, zone: place.subdivision ?? place.country };
    if (taxType !== null && authoritiesAt(this.companyBook.authorities, place).length > 0) {
      const note = { code: 'no-authority-for-tax-type', severity: 'warning' as const, values: { ...values, taxType } };
      this.messages.add(note, context.line.taxType === undefined ? null : context.line.lineId);
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
    return this.invoiceCustomer();
  }

  private invoiceCustomer(): CustomerLookup {
    if (this.invoiceLookup === null) {
      this.invoiceLookup = resolveCustomer(customerNames([this.sale]), this.companyBook, this.book);
      if (this.invoiceLookup.note !== null) this.messages.add(this.invoiceLookup.note, null);
    }
    return this.invoiceLookup;
  }

  private customerIdOf(line: SaleLine): string | null {
    return resolveCustomer(customerNames([line, this.sale]), this.companyBook, this.book).customer?.customerId ?? null;
  }

  private decisionCustomer(lines: readonly LineDecision[]): Decision['customer'] {
    const lookup = this.invoiceLookup ?? resolveCustomer(customerNames([this.sale]), this.companyBook, this.book);
    const customer = lookup.customer ?? this.soleLineCustomer(lines);
    if (customer === null) return this.mirror?.customerOf(lines) ?? null;
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

function namesLicenses(sale: Sale): boolean {
  return sale.licenses !== undefined || sale.lines.some((line) => line.licenses !== undefined);
}

function namesCustomer(chain: readonly SaleOverrides[], sale: Sale): boolean {
  for (const link of chain) {
    if (link !== sale && (link.customer !== undefined || link.customerGroup !== undefined)) return true;
  }
  return false;
}

const NO_CERTIFICATES: Shelf = [];
const NO_LINES: SaleLine[] = [];
const NO_REASONS: CompanyBook['reasons'] extends ReadonlyMap<string, infer R> ? R : never = new Map();
