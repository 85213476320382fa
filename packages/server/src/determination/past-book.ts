import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { Book, CompanyBook, CustomerKey } from '@bonafide/core/determination/book.ts';
import { INHERITANCE_DEPTH } from '@bonafide/core/determination/inherited.ts';
import { originalNumbers, pointsToOriginal } from '@bonafide/core/determination/original-sale.ts';
import { sellingCompany } from '@bonafide/core/determination/purchase.ts';
import { salesNeeds } from '@bonafide/core/determination/resolve.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { sql } from 'kysely';
import { certificatesKnownAt } from '../certificates/certificates.ts';
import {
  companiesKnownAt,
  customersByIdKnownAt,
  customersByNameKnownAt,
  customersByNumberKnownAt,
  findInheritance,
  licensesKnownAt,
  settingsKnownAt,
} from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { asBook, type CustomerEntry, companyBooksOf, entryOf, keyText, parentsMissing } from './book-parts.ts';
import { findOriginals } from './originals-store.ts';
import { findUses, onePurchaseIds } from './uses-store.ts';

/**
 * Books as they were known at an instant, made for one question and held nowhere: the books in memory are those of today.
 * Everywhere `until` is an instant as PostgreSQL writes it, to the microsecond, and what was recorded then is known.
 */

/** The company side of a tenant as known at an instant. */
export interface PastSide {
  companies: Map<string, CompanyBook>;
  /** Some settings are taken as they stood when their versions began to be kept, which was later. */
  beforeHistory: boolean;
}

export async function pastSide(
  tx: Transaction,
  tenantId: string,
  gazetteer: Gazetteer,
  until: string,
): Promise<PastSide> {
  const companies = await companiesKnownAt(tx, tenantId, until);
  const settings = await settingsKnownAt(tx, tenantId, until);
  return {
    companies: companyBooksOf(companies, settings, gazetteer),
    beforeHistory: companies.length > 0 && settings.beforeHistory,
  };
}

/** The company that sells, as known then; null where it was not known. */
export function sellerOf(side: PastSide, sale: Sale): CompanyBook | null {
  return side.companies.get(sellingCompany(sale) ?? '') ?? null;
}

/** Customers with their certificates, loaded. */
export interface PastCustomers {
  found: Map<string, CustomerEntry>;
  byName: Map<string, Customer[]>;
}

/** The customers that these keys name, as known then, with the certificates as known then: a few statements for any number of keys. */
export async function pastCustomers(
  tx: Transaction,
  tenantId: string,
  gazetteer: Gazetteer,
  keys: readonly CustomerKey[],
  until: string,
): Promise<PastCustomers> {
  const customers = new Map<string, Customer>();
  const byName = new Map<string, Customer[]>();
  const numbers = new Map<string, Set<string>>();
  for (const { groupId, number, name } of keys) {
    if (number !== null) numbers.set(groupId, (numbers.get(groupId) ?? new Set()).add(number));
    if (name === null || byName.has(keyText(groupId, name))) continue;
    const named = await customersByNameKnownAt(tx, tenantId, groupId, name, until);
    byName.set(keyText(groupId, name), named);
    for (const customer of named) customers.set(customer.customerId, customer);
  }
  for (const [groupId, wanted] of numbers) {
    for (const customer of await customersByNumberKnownAt(tx, tenantId, groupId, [...wanted], until))
      customers.set(customer.customerId, customer);
  }
  const found = new Map<string, CustomerEntry>();
  let level = [...customers.values()];
  // The customers themselves, then those whose certificates they use, and so on.
  for (let depth = 0; depth <= INHERITANCE_DEPTH && level.length > 0; depth += 1) {
    for (const entry of await pastEntries(tx, tenantId, gazetteer, level, until)) {
      found.set(keyText(entry.customer.groupId, entry.customer.number), entry);
    }
    level = await customersByIdKnownAt(tx, tenantId, parentsMissing(found.values()), until);
  }
  return { found, byName };
}

async function pastEntries(
  tx: Transaction,
  tenantId: string,
  gazetteer: Gazetteer,
  customers: readonly Customer[],
  until: string,
): Promise<CustomerEntry[]> {
  const ids = customers.map((customer) => customer.customerId);
  const certificates = await certificatesKnownAt(tx, tenantId, ids, until);
  const uses = await findUses(tx, tenantId, onePurchaseIds(certificates), until);
  const links = await findInheritance(tx, tenantId, ids, 'customer_id', until);
  const licenses = await licensesKnownAt(tx, tenantId, ids, until);
  const owned = Map.groupBy(certificates, (certificate) => certificate.customerId);
  return customers.map((customer) =>
    entryOf(customer, owned.get(customer.customerId) ?? [], { uses, links, licenses }, gazetteer),
  );
}

/** Everything one sale needs, as known then. */
export async function pastBook(
  tx: Transaction,
  tenantId: string,
  gazetteer: Gazetteer,
  sale: Sale,
  until: string,
  record: OnRecord | null,
): Promise<{ book: Book; beforeHistory: boolean }> {
  const side = await pastSide(tx, tenantId, gazetteer, until);
  const company = sellerOf(side, sale);
  const keys = company ? salesNeeds(sale, company) : [];
  const { found, byName } = await pastCustomers(tx, tenantId, gazetteer, keys, until);
  const book = asBook(company, found, byName);
  return { book: await withOriginals(tx, tenantId, sale, book, until, record), beforeHistory: side.beforeHistory };
}

/** How a sale stands on record. */
export interface OnRecord {
  /** Its number: its own, or the one it got. */
  number: string;
  /** To the microsecond. */
  committedAt: string;
}

/**
 * The book with the sales that a credit points to. For a credit on record they are as it found them: what it takes over does not
 * change with what others have taken back since.
 */
export async function withOriginals(
  tx: Transaction,
  tenantId: string,
  sale: Sale,
  book: Book,
  until: string,
  record: OnRecord | null,
): Promise<Book> {
  if (!pointsToOriginal(sale)) return book;
  const originals = await findOriginals(tx, tenantId, {
    company: sale.company,
    numbers: originalNumbers(sale),
    except: record?.number ?? sale.number,
    until: record?.committedAt ?? until,
  });
  return { ...book, originalSale: (number) => originals.get(number) };
}

/**
 * The last microsecond of the millisecond that an instant of the API names: what answers told with that instant is known then.
 * @throws Refusal `invalid-request` for an instant that is none, or that is still to come
 */
export async function untilOf(tx: Transaction, knownAt: string, pointer: string): Promise<string> {
  const wrong = (code: string, detail: string) => new Refusal('invalid-request', detail, [{ pointer, code, detail }]);
  if (!INSTANT.test(knownAt) || Number.isNaN(Date.parse(knownAt)))
    throw wrong('not-an-instant', 'An instant is written like 2026-03-15T09:30:00Z');
  const { rows } = await sql<{ until: string; ahead: boolean }>`
    select (date_trunc('milliseconds', ${knownAt}::timestamptz) + interval '999 microseconds')::text as until,
      date_trunc('milliseconds', ${knownAt}::timestamptz) > now() as ahead`.execute(tx);
  const [row] = rows;
  if (!row || row.ahead) throw wrong('still-to-come', 'What will be known in the future cannot be asked');
  return row.until;
}

/** With a zone, for without one an instant would be another one in every place. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
