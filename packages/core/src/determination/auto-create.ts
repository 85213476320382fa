import type { Certificate } from '../certificate/certificate.ts';
import { emptyClaim } from '../certificate/certificate.ts';
import { blankCustomer, type Customer } from '../customer/customer.ts';
import { findPlace, isPlace, type Place } from '../place/place.ts';
import type { ZoneLevel } from '../place/zone.ts';
import type { Book, CompanyBook } from './book.ts';
import { type CompiledCertificate, compileCertificate } from './compile-certificate.ts';
import type { AuthorityResult, Decision, DecisionMessage, LineDecision } from './decision.ts';
import { type DetermineOptions, determine } from './determine.ts';
import { firstOf } from './line-context.ts';
import { isPurchase } from './purchase.ts';
import { relatedLines } from './related-lines.ts';
import { type CustomerNames, customerNames, defaultReason, resolveCustomer } from './resolve.ts';
import type { Sale, SaleLine, SaleOverrides } from './sale.ts';
import { textCovering } from './zone-values.ts';

/** What a sale asks to have created. Ids are provisional (`auto:1`); who stores them gives real ones. */
export interface AutoCreation {
  customers: Customer[];
  certificates: Certificate[];
  /** `customer-created`, `certificate-created`, `creation-barred`. */
  messages: DecisionMessage[];
}

/**
 * Decides a sale and, where the input demands an exemption that nothing on file satisfies, plans the customers and certificates
 * to create and decides once more with them (spec §4 step 9). The first decision is then discarded. Stores nothing: on a
 * commit the caller stores `created`, on a quote it drops it, and the decision is the same.
 */
export function determineWithCreation(
  sale: Sale,
  book: Book,
  options: DetermineOptions,
): { decision: Decision; created: AutoCreation | null } {
  const first = determine(sale, book, options);
  const created = planCreation(sale, book, first);
  if (created === null) return { decision: first, created: null };
  if (created.certificates.length === 0) {
    return { decision: { ...first, messages: [...first.messages, ...created.messages] }, created: null };
  }
  const second = determine(sale, withCreated(book, created), options);
  return { decision: { ...second, messages: [...second.messages, ...created.messages] }, created };
}

/** Taxed for want of a certificate, or exempt by a word that none documents: an exemption that nothing on file satisfied. */
function wantsCertificate({ source, certificate }: AuthorityResult): boolean {
  if (source === 'none') return true;
  return certificate === null && (source === 'forced-exempt' || source === 'customer-fully-exempt');
}

/** What step 9 would create after `decision`; null when the sale asks for nothing. A purchase creates nothing at the vendor's. */
export function planCreation(sale: Sale, book: Book, decision: Decision): AutoCreation | null {
  const { companyBook } = book;
  if (companyBook === null || !companyBook.company.usesExemptionCertificates || isPurchase(sale)) return null;
  if (!(sale.autoCreateCertificates ?? companyBook.company.autoCreateCertificates)) return null;
  const plan = new Plan(sale, book, companyBook);
  for (const [index, line] of sale.lines.entries()) {
    const decided = decision.lines[index];
    if (decided !== undefined) plan.consider(line, decided);
  }
  return plan.messages.length === 0 ? null : plan;
}

/** A certificate as a line claims it; no authorities named: it is claimed for all of them. */
interface ClaimedPaper {
  number: string;
  reason: string | null;
  authorities: string[];
}

class Plan implements AutoCreation {
  readonly customers: Customer[] = [];
  readonly certificates: Certificate[] = [];
  readonly messages: DecisionMessage[] = [];
  private readonly sale: Sale;
  private readonly book: Book;
  private readonly companyBook: CompanyBook;
  /** What each claim (customer, place, number) came to: a certificate, or null where one on file bars it. */
  private readonly made = new Map<string, Certificate | null>();

  constructor(sale: Sale, book: Book, companyBook: CompanyBook) {
    this.sale = sale;
    this.book = book;
    this.companyBook = companyBook;
  }

  /** Only an authority that was searched in vain, at a level the input claims a number for, asks for a creation. */
  consider(line: SaleLine, decided: LineDecision): void {
    const chain: SaleOverrides[] = [line, ...relatedLines(line, this.sale.lines).lines, this.sale];
    const place = findPlace(
      firstOf(chain, (given) => given.shipTo),
      this.companyBook.gazetteer,
      this.companyBook.defaultCountry,
    );
    if (!isPlace(place) || decided.original !== undefined) return;
    for (const [number, results] of this.claims(chain, decided)) {
      const [first] = results;
      if (first === undefined) continue;
      const reason = textCovering(chain, 'exemptReason', first.zoneLevel);
      const whole = textCovering(chain, 'exemptCertificate', topLevel(place)) === number;
      const authorities = whole ? [] : results.map((result) => result.authority);
      this.create(line, chain, place, { number, reason, authorities });
    }
  }

  /** The numbers claimed, each with the authorities that were searched in vain at a level it is claimed for. */
  private claims(chain: SaleOverrides[], decided: LineDecision): Map<string, AuthorityResult[]> {
    const claims = new Map<string, AuthorityResult[]>();
    for (const result of decided.authorities) {
      if (!wantsCertificate(result)) continue;
      const number = textCovering(chain, 'exemptCertificate', result.zoneLevel);
      if (number !== null) claims.set(number, [...(claims.get(number) ?? []), result]);
    }
    return claims;
  }

  private create(line: SaleLine, chain: SaleOverrides[], place: Place, claim: ClaimedPaper): void {
    const { number } = claim;
    const names = customerNames(chain);
    const lookup = resolveCustomer(names, this.companyBook, this.book);
    if (!lookup.searchable || lookup.groupId === null) return;
    const date = firstOf(chain, (given) => given.date) ?? this.sale.date;
    const existing = lookup.customer ?? this.customers.find((other) => sameCustomer(other, names, lookup.groupId));
    const onFile = lookup.customer === null ? [] : this.book.certificatesOf(lookup.customer.customerId);
    const { expiryDayInclusive } = this.companyBook.company;
    const asked = { place, date, number, expiryDayInclusive };
    const bar = onFile.find((certificate) => bars(certificate, asked));
    const key = [lookup.groupId, lookup.customer?.customerId ?? names.number, zoneOf(place), number].join('\n');
    const made = this.made.get(key);
    if (made !== undefined) {
      if (made !== null) widen(made, claim);
      return;
    }
    if (bar !== undefined) {
      this.made.set(key, null);
      this.say('creation-barred', line, { number, existing: bar.number });
      return;
    }
    const customer =
      existing ?? this.createCustomer(line, names, lookup.groupId, lookup.note?.code ?? '', place.country);
    if (customer === null) return;
    const sequence = nextSequence(onFile, this.certificates.length);
    const index = this.certificates.length + 1;
    const reason = claim.reason ?? defaultReason(this.companyBook, lookup.groupId, place.taxDataType);
    const certificate = newCertificate(`auto:${index}`, customer, place, date, { ...claim, reason }, sequence);
    this.made.set(key, certificate);
    this.certificates.push(certificate);
    this.say('certificate-created', line, { number, customer: customer.name, place: zoneOf(place) });
  }

  /** Never without a certificate, only with number and name, and not where a customer of that number already exists. */
  private createCustomer(
    line: SaleLine,
    names: CustomerNames,
    groupId: string,
    why: string,
    country: string,
  ): Customer | null {
    const allowed = this.sale.autoCreateCustomers ?? this.companyBook.company.autoCreateCustomers;
    if (!allowed || why !== 'customer-unknown' || names.number === null || names.name === null) return null;
    const customer: Customer = {
      ...blankCustomer(names.name, names.number),
      customerId: `auto:${this.customers.length + 1}`,
      groupId,
      version: 1,
      country,
    };
    this.customers.push(customer);
    this.say('customer-created', line, { number: names.number, name: names.name });
    return customer;
  }

  private say(code: string, line: SaleLine, values: Record<string, string>): void {
    const severity = code === 'creation-barred' ? 'warning' : 'info';
    this.messages.push({ code, severity, lineId: line.lineId, values });
  }
}

function sameCustomer(customer: Customer, names: CustomerNames, groupId: string | null): boolean {
  return customer.groupId === groupId && customer.number === names.number;
}

const UNAPPROVED: ReadonlySet<string> = new Set(['rejected', 'revoked']);

/**
 * Whether a paper on file bars creation at this place: an unapproved one that is active and good on the day (the way to bar a
 * customer), or any one of the same number. That paper is already known, and whatever keeps it from applying (under review,
 * ended, switched off, other goods) is for a person to settle, not for a second record to pass by.
 */
function bars(
  certificate: CompiledCertificate,
  {
    place,
    date,
    number,
    expiryDayInclusive,
  }: { place: Place; date: string; number: string; expiryDayInclusive: boolean },
): boolean {
  const here = certificate.grants.some(
    ({ zone }) =>
      zone.country === place.country && (zone.subdivision === null || zone.subdivision === place.subdivision),
  );
  if (!here) return false;
  if (certificate.number === number) return true;
  if (!certificate.active || !UNAPPROVED.has(certificate.status)) return false;
  const { validFrom, expires } = certificate;
  return date >= validFrom && (expires === null || date < expires || (expiryDayInclusive && date === expires));
}

function zoneOf(place: Place): string {
  return place.subdivision ?? place.country;
}

function nextSequence(onFile: readonly CompiledCertificate[], created: number): number {
  return onFile.reduce((highest, certificate) => Math.max(highest, certificate.sequence), 0) + created + 1;
}

/** The level of the ship-to's widest zone that levies by itself: its state or province, else its country. */
function topLevel(place: Place): ZoneLevel {
  if (place.subdivision === null) return 'COUNTRY';
  return place.taxDataType === 'US' ? 'STATE' : 'PROVINCE';
}

/** Another line claims the same paper: for everything, or for more authorities. */
function widen({ grants: [grant] }: Certificate, { authorities }: ClaimedPaper): void {
  if (grant === undefined || grant.authorities.length === 0) return;
  grant.authorities = authorities.length === 0 ? [] : [...new Set([...grant.authorities, ...authorities])];
}

/**
 * Fully exempt in the ship-to's state for all products, from the tested date, without an end, temporary (spec §4 step 9). A
 * number claimed for a narrower level only (a city) exempts the authorities it was claimed for, and not the state.
 */
function newCertificate(
  certificateId: string,
  customer: Customer,
  place: Place,
  date: string,
  { number, reason, authorities }: ClaimedPaper,
  sequence: number,
): Certificate {
  const zone = { zone: zoneOf(place), zoneLevel: topLevel(place), exempt: null };
  return {
    certificateId,
    customerId: customer.customerId,
    sequence,
    version: 1,
    number,
    status: 'temporary',
    active: true,
    formId: null,
    reasonCode: reason,
    validFrom: date,
    expires: null,
    taxDataType: place.taxDataType,
    fullyExempt: true,
    exemptAmount: null,
    currency: null,
    basisPercent: null,
    use: 'blanket',
    usePatterns: [],
    productCodes: [],
    commodityCodes: [],
    grants: [{ ...zone, authorityTypes: [], authorities, reasonCode: null }],
    imagePath: null,
    claim: emptyClaim(),
  };
}

/** The same book with what was created added to it. */
export function withCreated(book: Book, created: AutoCreation): Book {
  const gazetteer = book.companyBook?.gazetteer;
  if (gazetteer === undefined) return book;
  const compiled = created.certificates.map((certificate) => compileCertificate(certificate, gazetteer));
  return {
    ...book,
    customerByNumber: (groupId, number) =>
      created.customers.find((customer) => customer.groupId === groupId && customer.number === number) ??
      book.customerByNumber(groupId, number),
    customersByName: (groupId, name) => [
      ...created.customers.filter((customer) => customer.groupId === groupId && customer.name === name),
      ...book.customersByName(groupId, name),
    ],
    certificatesOf: (customerId) => [
      ...book.certificatesOf(customerId),
      ...compiled.filter((certificate) => certificate.customerId === customerId),
    ],
  };
}
