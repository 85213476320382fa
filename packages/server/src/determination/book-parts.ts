import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Company } from '@bonafide/core/customer/company.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { CustomerLicense } from '@bonafide/core/customer/license.ts';
import { type Book, type CompanyBook, companyBook, type InheritanceLink } from '@bonafide/core/determination/book.ts';
import { type CertificateUse, compileCertificate } from '@bonafide/core/determination/compile-certificate.ts';
import { type Shelf, shelfOf } from '@bonafide/core/determination/shelf.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import type { Inheritance, Settings } from '../customers/customers.ts';

/** What is held of one customer: the record and its certificates, ready for matching. */
export interface CustomerEntry {
  customer: Customer;
  certificates: Shelf;
  /** Whose certificates it uses beside its own. */
  links: readonly Inheritance[];
  licenses: readonly CustomerLicense[];
  bytes: number;
}

/** What is known of customers beside their records and certificates. */
export interface Beside {
  uses: ReadonlyMap<string, CertificateUse>;
  /** Rules in force, of any customer. */
  links: readonly Inheritance[];
  licenses: readonly CustomerLicense[];
}

/** Those whose certificates somebody in `entries` uses and who are not among them yet. */
export function parentsMissing(entries: Iterable<CustomerEntry>): string[] {
  const here = new Set<string>();
  const wanted = new Set<string>();
  for (const { customer, links } of entries) {
    here.add(customer.customerId);
    for (const { fromCustomerId } of links) wanted.add(fromCustomerId);
  }
  return [...wanted].filter((customerId) => !here.has(customerId));
}

/** The links of a customer over whatever entries are at hand. */
export function linksIn(byId: ReadonlyMap<string, CustomerEntry>): (customerId: string) => InheritanceLink[] {
  return (customerId) =>
    (byId.get(customerId)?.links ?? []).flatMap(({ from, until, fromCustomerId }) => {
      const parent = byId.get(fromCustomerId)?.customer;
      if (parent === undefined) return [];
      return { from, until, parent: { customerId: fromCustomerId, number: parent.number, name: parent.name } };
    });
}

export const keyText = (groupId: string, number: string) => `${groupId}\n${number}`;

/** A customer's certificates compiled, and about how much memory they take. */
export function entryOf(
  customer: Customer,
  certificates: readonly Certificate[],
  { uses, links, licenses }: Beside,
  gazetteer: Gazetteer,
): CustomerEntry {
  const compiled = certificates.map((certificate) =>
    compileCertificate(certificate, gazetteer, uses.get(certificate.certificateId) ?? null),
  );
  const bytes = certificates.reduce((sum, certificate) => sum + bytesOf(certificate), CUSTOMER_BYTES);
  const own = links.filter((link) => link.customerId === customer.customerId && !link.undone);
  const held = licenses.filter((license) => license.customerId === customer.customerId);
  const beside = LINK_BYTES * own.length + LICENSE_BYTES * held.length;
  return { customer, certificates: shelfOf(compiled), links: own, licenses: held, bytes: bytes + beside };
}

const CUSTOMER_BYTES = 800;
const LINK_BYTES = 400;
const LICENSE_BYTES = 400;
const FURTHER_ZONE_BYTES = 400;

/**
 * About what a compiled certificate takes, rather too much than too little: measured on the heap, half as much again as its own
 * text where goods or nothing special are named, and four hundred bytes for each further zone (most share their first).
 */
function bytesOf(certificate: Certificate): number {
  const text = JSON.stringify({ ...certificate, claim: null }).length;
  return 1.5 * text + FURTHER_ZONE_BYTES * Math.max(0, certificate.grants.length - 1);
}

/** A book over what was loaded. */
export function asBook(
  company: CompanyBook | null,
  found: ReadonlyMap<string, CustomerEntry>,
  byName: ReadonlyMap<string, Customer[]>,
): Book {
  const byId = new Map<string, CustomerEntry>();
  let linked = false;
  for (const entry of found.values()) {
    byId.set(entry.customer.customerId, entry);
    linked ||= entry.links.length > 0;
  }
  return {
    companyBook: company,
    customerByNumber: (groupId, number) => found.get(keyText(groupId, number))?.customer,
    customersByName: (groupId, name) => byName.get(keyText(groupId, name)) ?? [],
    certificatesOf: (customerId) => byId.get(customerId)?.certificates ?? [],
    licensesOf: (customerId) => byId.get(customerId)?.licenses ?? [],
    ...(linked && { linksOf: linksIn(byId) }),
  };
}

/** The company side of a tenant, each company under its external id and its name (owner companies are named by either). */
export function companyBooksOf(
  companies: readonly Company[],
  { groups, reasons, authorities, mappings, licenseTypes }: Settings,
  gazetteer: Gazetteer,
): Map<string, CompanyBook> {
  const byId = new Map(companies.map((company) => [company.companyId, company]));
  const books = new Map<string, CompanyBook>();
  for (const company of companies) {
    const ancestors = ancestorsOf(company, byId);
    const book = companyBook({ company, ancestors, groups, authorities, mappings, reasons, licenseTypes, gazetteer });
    books.set(company.externalId, book);
    if (!companies.some((other) => other.externalId === company.name)) books.set(company.name, book);
  }
  return books;
}

function ancestorsOf(company: Company, byId: ReadonlyMap<string, Company>): Company[] {
  const ancestors: Company[] = [];
  let parentId = company.parentCompanyId;
  while (parentId !== null) {
    const parent = byId.get(parentId);
    if (!parent || ancestors.includes(parent)) break;
    ancestors.push(parent);
    parentId = parent.parentCompanyId;
  }
  return ancestors;
}
