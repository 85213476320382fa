import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { Book, CompanyBook, CustomerKey } from '@bonafide/core/determination/book.ts';
import { INHERITANCE_DEPTH } from '@bonafide/core/determination/inherited.ts';
import { originalNumbers, pointsToOriginal } from '@bonafide/core/determination/original-sale.ts';
import { sellingCompany } from '@bonafide/core/determination/purchase.ts';
import { salesNeeds } from '@bonafide/core/determination/resolve.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { findCertificatesOf } from '../certificates/certificates.ts';
import {
  findCustomersById,
  findCustomersByName,
  findCustomersByNumber,
  findInheritance,
  findLicensesOf,
  listAuthorities,
  listCompanies,
  listGroups,
  listLicenseTypes,
  listMappings,
  listReasons,
} from '../customers/customers.ts';
import { readBookSignal } from '../platform/book-signal.ts';
import { readBookSign } from '../platform/book-version.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { BookListener } from './book-listener.ts';
import { asBook, type CustomerEntry, companyBooksOf, entryOf, keyText, parentsMissing } from './book-parts.ts';
import { BookVersions } from './book-versions.ts';
import { HeldBook } from './held-book.ts';
import { findOriginals } from './originals-store.ts';
import { findUses, onePurchaseIds } from './uses-store.ts';

/** The companies of a tenant, and the content release it goes by. */
interface CompanySide {
  companies: Map<string, CompanyBook>;
  contentRelease: string;
}

interface TenantShelf {
  /** Grows with every change of the tenant: a load that began before a change is not kept after it. */
  generation: number;
  side: CompanySide | null;
  byNumber: Map<string, CustomerEntry>;
  /** Customer id → its key in `byNumber`, for eviction. */
  keyOf: Map<string, string>;
}

type ReleaseOf = (tx: Transaction, tenantId: string) => Promise<string>;

/** How new a book must be: as the commit with this number, or as the database is now. */
export type LeastVersion = bigint | 'latest';

/** How long a signal under way is waited for; a read of the database takes about as long. */
const PATIENCE_MS = 50;

/**
 * What decisions read: company side and customers, compiled, held in memory and loaded on a miss. Evicted by the signals
 * that commits send, in their order. While the listener is cut off nothing is read from memory: answers are slower, never
 * stale (law 11).
 */
export class Books {
  readonly #database: Database;
  readonly #gazetteer: Gazetteer;
  readonly #releaseOf: ReleaseOf;
  readonly #shelves = new Map<string, TenantShelf>();
  readonly #listener: BookListener;
  readonly #versions = new BookVersions();
  /** Memory for customers of all tenants together; the least recently used go first. */
  readonly #bytesMax: number;
  #bytes = 0;

  /** @param releaseOf names the content release a tenant goes by, which its decisions name */
  constructor(
    database: Database,
    url: string,
    { gazetteer, releaseOf }: { gazetteer: Gazetteer; releaseOf: ReleaseOf },
    bytesMax: number,
  ) {
    this.#releaseOf = releaseOf;
    this.#bytesMax = bytesMax;
    this.#database = database;
    this.#gazetteer = gazetteer;
    database.onSignal((payload) => this.#forget(payload));
    this.#listener = new BookListener(url, {
      signal: (payload) => this.#forget(payload),
      reset: (settled) => {
        this.#forgetAll();
        this.#versions.restart(settled);
      },
    });
  }

  /**
   * What is in memory for the sale's company, without asking anybody; null when nothing may be answered from memory. A sale that
   * points to recorded ones, or needs memory close to its bound put in order, is not served by it.
   */
  held(tenantId: string, sale: Sale): HeldBook | null {
    if (!this.#listener.isListening() || this.#bytes >= this.#bytesMax / 2 || pointsToOriginal(sale)) return null;
    const shelf = this.#shelves.get(tenantId);
    const company = shelf?.side?.companies.get(sellingCompany(sale) ?? '');
    return shelf?.side && company ? new HeldBook(shelf.side.contentRelease, company, shelf.byNumber) : null;
  }

  /**
   * Everything the sale needs, loaded; the book answers from memory.
   * @param least the book must be as new as the commit with this version; what this process has not heard of in time is read
   * from the database, and so is everything for `latest`
   */
  async bookFor(tenantId: string, sale: Sale, least?: LeastVersion): Promise<Book> {
    const shelf = this.#shelf(tenantId);
    const heard = least === undefined || (least !== 'latest' && (await this.#versions.reached(least, PATIENCE_MS)));
    const trusted = heard && this.#listener.isListening();
    const generation = shelf.generation;
    const { companies, contentRelease } =
      trusted && shelf.side ? shelf.side : await this.#loadSide(tenantId, shelf, generation, trusted);
    const company = companies.get(sellingCompany(sale) ?? '') ?? null;
    const found = new Map<string, CustomerEntry>();
    const byName = new Map<string, Customer[]>();
    if (company) {
      const missing: CustomerKey[] = [];
      for (const key of salesNeeds(sale, company)) {
        const held =
          trusted && key.number !== null && key.name === null
            ? shelf.byNumber.get(keyText(key.groupId, key.number))
            : undefined;
        if (held && key.number !== null) {
          found.set(keyText(key.groupId, key.number), held);
          this.#touch(shelf, keyText(key.groupId, key.number), held);
        } else missing.push(key);
      }
      if (missing.length > 0)
        await this.#loadCustomers(tenantId, shelf, { generation, trusted, missing, ids: [], found, byName });
      await this.#addParents(tenantId, shelf, { generation, trusted, found, byName });
    }
    const book = { ...asBook(company, found, byName), contentRelease };
    return pointsToOriginal(sale) ? this.#withOriginals(tenantId, sale, book) : book;
  }

  /** Recorded sales are not held: credits are few, and what others have taken back of a sale changes with each. */
  async #withOriginals(tenantId: string, sale: Sale, book: Book): Promise<Book> {
    const asked = { company: sale.company, numbers: originalNumbers(sale), except: sale.number };
    const originals = await this.#database.withTenant(tenantId, (tx) => findOriginals(tx, tenantId, asked), {
      readOnly: true,
    });
    return { ...book, originalSale: (number) => originals.get(number) };
  }

  /**
   * Adds those whose certificates the customers of the sale use, and those that these use. Each is held for itself: a change of
   * one evicts that one, and a rule that comes or goes evicts the customer it is of.
   */
  async #addParents(
    tenantId: string,
    shelf: TenantShelf,
    load: { generation: number; trusted: boolean; found: Map<string, CustomerEntry>; byName: Map<string, Customer[]> },
  ): Promise<void> {
    for (let depth = 0; depth < INHERITANCE_DEPTH; depth += 1) {
      const wanted = parentsMissing(load.found.values());
      if (wanted.length === 0) return;
      const ids: string[] = [];
      for (const customerId of wanted) {
        const key = load.trusted ? shelf.keyOf.get(customerId) : undefined;
        const held = key === undefined ? undefined : shelf.byNumber.get(key);
        if (key === undefined || held === undefined) ids.push(customerId);
        else {
          load.found.set(key, held);
          this.#touch(shelf, key, held);
        }
      }
      if (ids.length > 0) await this.#loadCustomers(tenantId, shelf, { ...load, missing: [], ids });
    }
  }

  #shelf(tenantId: string): TenantShelf {
    const known = this.#shelves.get(tenantId);
    if (known) return known;
    const shelf: TenantShelf = { generation: 0, side: null, byNumber: new Map(), keyOf: new Map() };
    this.#shelves.set(tenantId, shelf);
    return shelf;
  }

  async #loadSide(tenantId: string, shelf: TenantShelf, generation: number, keep: boolean): Promise<CompanySide> {
    const side = await this.#database.withTenant(
      tenantId,
      async (tx) => ({
        companies: await readCompanyBooks(tx, tenantId, this.#gazetteer),
        contentRelease: await this.#releaseOf(tx, tenantId),
      }),
      { readOnly: true },
    );
    if (keep && shelf.generation === generation) shelf.side = side;
    return side;
  }

  async #loadCustomers(
    tenantId: string,
    shelf: TenantShelf,
    load: {
      generation: number;
      trusted: boolean;
      missing: CustomerKey[];
      ids: string[];
      found: Map<string, CustomerEntry>;
      byName: Map<string, Customer[]>;
    },
  ): Promise<void> {
    const entries = await this.#database.withTenant(tenantId, (tx) => this.#readCustomers(tx, tenantId, load), {
      readOnly: true,
    });
    const keep = load.trusted && shelf.generation === load.generation;
    for (const entry of entries) {
      const key = keyText(entry.customer.groupId, entry.customer.number);
      load.found.set(key, entry);
      if (keep) this.#keep(shelf, key, entry);
    }
  }

  async #readCustomers(
    tx: Transaction,
    tenantId: string,
    load: { missing: CustomerKey[]; ids: string[]; byName: Map<string, Customer[]> },
  ): Promise<CustomerEntry[]> {
    const customers = new Map<string, Customer>();
    const numbers = new Map<string, string[]>();
    for (const customer of await findCustomersById(tx, tenantId, load.ids))
      customers.set(customer.customerId, customer);
    for (const key of load.missing) {
      if (key.number !== null) numbers.set(key.groupId, [...(numbers.get(key.groupId) ?? []), key.number]);
      if (key.name !== null) {
        const named = await findCustomersByName(tx, tenantId, key.groupId, key.name);
        load.byName.set(keyText(key.groupId, key.name), named);
        for (const customer of named) customers.set(customer.customerId, customer);
      }
    }
    for (const [groupId, wanted] of numbers) {
      for (const customer of (await findCustomersByNumber(tx, tenantId, groupId, wanted)).values())
        customers.set(customer.customerId, customer);
    }
    const certificates = await findCertificatesOf(tx, tenantId, [...customers.keys()]);
    const uses = await findUses(tx, tenantId, onePurchaseIds(certificates));
    const links = await findInheritance(tx, tenantId, [...customers.keys()]);
    const licenses = await findLicensesOf(tx, tenantId, [...customers.keys()]);
    return [...customers.values()].map((customer) => {
      const own = certificates.filter((certificate) => certificate.customerId === customer.customerId);
      return entryOf(customer, own, { uses, links, licenses }, this.#gazetteer);
    });
  }

  #keep(shelf: TenantShelf, key: string, entry: CustomerEntry): void {
    const before = shelf.byNumber.get(key);
    if (before) this.#bytes -= before.bytes;
    shelf.byNumber.delete(key);
    shelf.byNumber.set(key, entry);
    shelf.keyOf.set(entry.customer.customerId, key);
    this.#bytes += entry.bytes;
    if (this.#bytes > this.#bytesMax) this.#makeRoom();
  }

  /** A Map keeps the order of insertion: moved to the end, the entry is the last to go. */
  #touch(shelf: TenantShelf, key: string, entry: CustomerEntry): void {
    if (this.#bytes < this.#bytesMax / 2) return; // far from the bound the order does not matter
    shelf.byNumber.delete(key);
    shelf.byNumber.set(key, entry);
  }

  #makeRoom(): void {
    for (const shelf of this.#shelves.values()) {
      for (const [key, entry] of shelf.byNumber) {
        if (this.#bytes <= this.#bytesMax * 0.9) return;
        this.#drop(shelf, key, entry);
      }
    }
  }

  #drop(shelf: TenantShelf, key: string, entry: CustomerEntry): void {
    shelf.byNumber.delete(key);
    shelf.keyOf.delete(entry.customer.customerId);
    this.#bytes -= entry.bytes;
  }

  #forget(payload: string): void {
    const sign = readBookSign(payload);
    if (sign) {
      this.#versions.hear(sign);
      return;
    }
    const change = readBookSignal(payload);
    const shelf = change && this.#shelves.get(change.tenantId);
    if (!change || !shelf) return;
    shelf.generation += 1;
    if (change.customerIds === null) {
      this.#empty(shelf);
      return;
    }
    for (const customerId of change.customerIds) {
      const key = shelf.keyOf.get(customerId);
      const entry = key === undefined ? undefined : shelf.byNumber.get(key);
      if (key !== undefined && entry) this.#drop(shelf, key, entry);
    }
  }

  #empty(shelf: TenantShelf): void {
    shelf.generation += 1;
    shelf.side = null;
    for (const entry of shelf.byNumber.values()) this.#bytes -= entry.bytes;
    shelf.byNumber.clear();
    shelf.keyOf.clear();
  }

  /** Nothing of this tenant is held any more: the next sale reads the database. */
  forgetTenant(tenantId: string): void {
    const shelf = this.#shelves.get(tenantId);
    if (shelf) this.#empty(shelf);
  }

  #forgetAll(): void {
    for (const shelf of this.#shelves.values()) this.#empty(shelf);
  }

  /** For the operator: what is held. */
  state(): { customers: number; bytes: number; bytesMax: number; listening: boolean } {
    let customers = 0;
    for (const shelf of this.#shelves.values()) customers += shelf.byNumber.size;
    return { customers, bytes: this.#bytes, bytesMax: this.#bytesMax, listening: this.#listener.isListening() };
  }

  close(): Promise<void> {
    return this.#listener.close();
  }
}

async function readCompanyBooks(
  tx: Transaction,
  tenantId: string,
  gazetteer: Gazetteer,
): Promise<Map<string, CompanyBook>> {
  const companies = await listCompanies(tx, tenantId);
  const ids = companies.map((company) => company.companyId);
  const groups = await listGroups(tx, tenantId);
  const reasons = await listReasons(
    tx,
    tenantId,
    groups.map((group) => group.groupId),
  );
  const authorities = await listAuthorities(tx, tenantId, ids);
  const mappings = await listMappings(tx, tenantId, ids);
  const licenseTypes = await listLicenseTypes(tx, tenantId, ids);
  return companyBooksOf(companies, { groups, reasons, authorities, mappings, licenseTypes }, gazetteer);
}
