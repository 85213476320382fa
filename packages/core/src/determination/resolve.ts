import type { TaxDataType } from '../certificate/certificate.ts';
import type { Company, CustomerGroup } from '../customer/company.ts';
import type { Customer } from '../customer/customer.ts';
import type { Book, CompanyBook, CustomerKey } from './book.ts';
import type { Note } from './decision.ts';
import { asSellerSends } from './purchase.ts';
import { relatedLines } from './related-lines.ts';
import type { Sale, SaleOverrides } from './sale.ts';

/** Outcome of spec §4 steps 1 to 3. `groupId` is where a customer would be looked for; `searchable` false bars auto-creation too. */
export interface CustomerLookup {
  customer: Customer | null;
  groupId: string | null;
  searchable: boolean;
  note: Note | null;
}

/** Who and which group one line asks for, after line values have replaced invoice values. */
export interface CustomerNames {
  groupName: string | null;
  groupOwner: string | null;
  number: string | null;
  name: string | null;
}

/** Field by field, the first of `chain` that gives a value (spec §2: line before invoice). Blank counts as not given. */
export function customerNames(chain: readonly SaleOverrides[]): CustomerNames {
  const names: CustomerNames = { groupName: null, groupOwner: null, number: null, name: null };
  for (const overrides of chain) {
    names.groupName ??= given(overrides.customerGroup?.name);
    names.groupOwner ??= given(overrides.customerGroup?.owner);
    names.number ??= given(overrides.customer?.number);
    names.name ??= given(overrides.customer?.name);
  }
  return names;
}

function given(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function note(code: string, severity: Note['severity'], values: Record<string, string> = {}): Note {
  return { code, severity, values };
}

/** Steps 1 to 3: does the company use certificates, which group, which customer. */
export function resolveCustomer(names: CustomerNames, companyBook: CompanyBook, book: Book): CustomerLookup {
  if (!companyBook.company.usesExemptionCertificates) {
    return nobody(null, false, note('company-without-certificates', 'info', { company: companyBook.company.name }));
  }
  const group = resolveGroup(names, companyBook);
  if ('code' in group) return nobody(null, false, group);
  return findCustomer(names, group.groupId, companyBook.company, book);
}

function nobody(groupId: string | null, searchable: boolean, why: Note): CustomerLookup {
  return { customer: null, groupId, searchable, note: why };
}

/** Step 2: a group named in the input is the only one searched; never a fallback to the preferred one. */
function resolveGroup(names: CustomerNames, companyBook: CompanyBook): CustomerGroup | Note {
  const { groupName, groupOwner } = names;
  if (groupName === null && groupOwner === null) return activeGroup(companyBook);
  if (groupName === null || groupOwner === null) {
    return note('customer-group-incomplete', 'error', { group: groupName ?? '', owner: groupOwner ?? '' });
  }
  const owner = lineage(companyBook).find(
    (company) => company.externalId === groupOwner || company.name === groupOwner,
  );
  const group = companyBook.groups.find(
    (candidate) => candidate.name === groupName && candidate.ownerCompanyId === owner?.companyId,
  );
  return group ?? note('customer-group-not-usable', 'error', { group: groupName, owner: groupOwner });
}

/** The company's own choice, else the nearest ancestor's (spec §1.1: children inherit). */
function activeGroup(companyBook: CompanyBook): CustomerGroup | Note {
  const companies = lineage(companyBook);
  const groupId = companies.find((company) => company.activeGroupId !== null)?.activeGroupId;
  const group = companyBook.groups.find((candidate) => candidate.groupId === groupId);
  const usable = group !== undefined && companies.some((company) => company.companyId === group.ownerCompanyId);
  return usable ? group : note('no-active-customer-group', 'warning', { company: companyBook.company.name });
}

function lineage(companyBook: CompanyBook): readonly Company[] {
  return companyBook.ancestors.length === 0 ? [companyBook.company] : [companyBook.company, ...companyBook.ancestors];
}

/** Step 3. Strict: by number alone. Loose: everything sent must fit one and the same customer. */
function findCustomer(names: CustomerNames, groupId: string, company: Company, book: Book): CustomerLookup {
  const { number, name } = names;
  if (company.strictCustomerLookup || name === null) {
    if (number === null) {
      const code = name === null ? 'customer-missing' : 'customer-number-missing';
      return nobody(groupId, true, note(code, 'warning', { name: name ?? '' }));
    }
    const customer = book.customerByNumber(groupId, number);
    if (customer === undefined) return nobody(groupId, true, note('customer-unknown', 'warning', { number }));
    return found(customer, company);
  }
  if (number === null) return byName(name, groupId, company, book);
  const customer = book.customerByNumber(groupId, number);
  if (customer === undefined) return nobody(groupId, true, note('customer-unknown', 'warning', { number }));
  if (customer.name === name) return found(customer, company);
  return nobody(groupId, true, note('customer-name-differs', 'warning', { number, name, found: customer.name }));
}

function byName(name: string, groupId: string, company: Company, book: Book): CustomerLookup {
  const [first, second] = book.customersByName(groupId, name);
  if (first === undefined) return nobody(groupId, true, note('customer-name-unknown', 'warning', { name }));
  if (second !== undefined) return nobody(groupId, true, note('customer-ambiguous', 'warning', { name }));
  return found(first, company);
}

function found(customer: Customer, company: Company): CustomerLookup {
  return {
    customer,
    groupId: customer.groupId,
    searchable: true,
    note: customer.fullyExempt ? fullyExemptNote(customer, company) : null,
  };
}

/** A customer marked as fully exempt is always flagged, whether the company lets that exempt or not (spec §1.3). */
function fullyExemptNote({ number, name }: Customer, { exemptWithoutCertificate }: Company): Note {
  const code = exemptWithoutCertificate ? 'customer-exempt-by-record' : 'customer-fully-exempt-without-certificate';
  return note(code, 'warning', { number, name });
}

/** Whether the customer's own record exempts: it is marked so, and the company lets that do without a certificate. */
export function isExemptByRecord({ customer }: CustomerLookup, { exemptWithoutCertificate }: Company): boolean {
  return exemptWithoutCertificate && customer?.fullyExempt === true;
}

/** The company's default reason for a tree of zones, where the group searched knows that code; else none. */
export function defaultReason(
  companyBook: CompanyBook,
  groupId: string | null,
  taxDataType: TaxDataType,
): string | null {
  const { defaultExemptReasonUS, defaultExemptReasonINTL } = companyBook.company;
  const code = taxDataType === 'US' ? defaultExemptReasonUS : defaultExemptReasonINTL;
  if (code === null || groupId === null) return code;
  return companyBook.reasons.get(groupId)?.has(code) ? code : null;
}

/**
 * The customers a sale will ask the book for, each once, so that the caller can load them (and their certificates) before
 * deciding. Empty when no certificate will be searched.
 */
export function salesNeeds(sent: Sale, companyBook: CompanyBook): CustomerKey[] {
  const sale = asSellerSends(sent);
  const keys = new Map<string, CustomerKey>();
  const recorder: Book = {
    companyBook,
    customerByNumber: (groupId, number) => {
      keys.set(`n${groupId}\n${number}`, { groupId, number, name: null });
      return undefined;
    },
    customersByName: (groupId, name) => {
      keys.set(`m${groupId}\n${name}`, { groupId, number: null, name });
      return [];
    },
    certificatesOf: () => [],
  };
  resolveCustomer(customerNames([sale]), companyBook, recorder);
  for (const line of sale.lines) {
    const chain = [line, ...relatedLines(line, sale.lines).lines];
    if (chain.every((link) => link.customer === undefined && link.customerGroup === undefined)) continue;
    resolveCustomer(customerNames([...chain, sale]), companyBook, recorder);
  }
  return [...keys.values()];
}
