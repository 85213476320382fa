import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { Book, CompanyBook, CustomerKey } from '@bonafide/core/determination/book.ts';
import { originalNumbers, pointsToOriginal } from '@bonafide/core/determination/original-sale.ts';
import { salesNeeds } from '@bonafide/core/determination/resolve.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { companySideChangedAt } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';
import { asBook, type CustomerEntry, keyText, linksIn } from './book-parts.ts';
import { findOriginals } from './originals-store.ts';
import { type PastSide, pastCustomers, pastSide, sellerOf } from './past-book.ts';
import { REPLAY_LIMITS } from './replay-limits.ts';
import type { DraftPolicy } from './replay-settings.ts';

/** Company sides of several instants held at a time, where each sale has an instant of its own. */
const SIDES_MAX = 4;

/** The books of one replay: of the past, with a draft policy, and forgotten with it. */
export class ReplayBooks {
  readonly #tenantId: string;
  readonly #gazetteer: Gazetteer;
  readonly #policy: DraftPolicy;
  readonly #sides = new Map<string, PastSide>();
  readonly #drafted = new WeakMap<CompanyBook, CompanyBook>();
  #held = new Map<string, CustomerEntry>();
  #byId = new Map<string, CustomerEntry>();
  #names = new Map<string, Customer[]>();
  #missing = new Set<string>();
  #bytes = 0;
  /** Whether some setting was taken as it stood later than the instant asked about. */
  beforeHistory = false;

  constructor(tenantId: string, gazetteer: Gazetteer, policy: DraftPolicy) {
    this.#tenantId = tenantId;
    this.#gazetteer = gazetteer;
    this.#policy = policy;
  }

  /** Books for sales that are all looked at as of one instant: what they need is loaded at once, and held for the next portions. */
  async atOneInstant(tx: Transaction, sales: readonly Sale[], until: string): Promise<(sale: Sale) => Book> {
    const side = await this.#side(tx, until, until);
    const wanted = new Map<string, CustomerKey>();
    if (this.#bytes > REPLAY_LIMITS.heldBytes) this.#forget();
    for (const sale of sales) {
      const company = this.#seller(side, sale);
      for (const key of company ? salesNeeds(sale, company) : []) {
        const text =
          key.number === null ? `name ${keyText(key.groupId, key.name ?? '')}` : keyText(key.groupId, key.number);
        if (!this.#held.has(text) && !this.#missing.has(text)) wanted.set(text, key);
      }
    }
    if (wanted.size > 0) {
      const { found, byName } = await pastCustomers(tx, this.#tenantId, this.#gazetteer, [...wanted.values()], until);
      for (const [key, entry] of found) {
        if (!this.#held.has(key)) this.#bytes += entry.bytes;
        this.#held.set(key, entry);
        this.#byId.set(entry.customer.customerId, entry);
      }
      for (const [key, named] of byName) this.#names.set(key, named);
      // Asked once is asked: at one instant the answer stays the same.
      for (const key of wanted.keys()) {
        if (this.#held.has(key)) continue;
        this.#missing.add(key);
        this.#bytes += 200;
      }
    }
    const [held, byId, names] = [this.#held, this.#byId, this.#names];
    const originals = new Map<Sale, Pick<Book, 'originalSale'>>();
    for (const sale of sales) originals.set(sale, await this.#originals(tx, sale));
    return (sale) => ({
      companyBook: this.#seller(side, sale),
      customerByNumber: (groupId, number) => held.get(keyText(groupId, number))?.customer,
      customersByName: (groupId, name) => names.get(keyText(groupId, name)) ?? [],
      certificatesOf: (customerId) => byId.get(customerId)?.certificates ?? [],
      linksOf: linksIn(byId),
      ...originals.get(sale),
    });
  }

  /** What a credit takes back is what was recorded, here as ever. What other credits took of it was settled when it was recorded. */
  async #originals(tx: Transaction, sale: Sale): Promise<Pick<Book, 'originalSale'>> {
    if (!pointsToOriginal(sale)) return {};
    const asked = { company: sale.company, numbers: originalNumbers(sale), except: sale.number };
    const found = await findOriginals(tx, this.#tenantId, asked);
    return {
      originalSale: (number) => {
        const original = found.get(number);
        return original && { ...original, credited: new Map() };
      },
    };
  }

  /** A book for one sale as of an instant of its own. */
  async atItsOwnInstant(tx: Transaction, sale: Sale, until: string): Promise<Book> {
    const side = await this.#side(tx, await companySideChangedAt(tx, this.#tenantId, until), until);
    const company = this.#seller(side, sale);
    const keys = company ? salesNeeds(sale, company) : [];
    const { found, byName } = await pastCustomers(tx, this.#tenantId, this.#gazetteer, keys, until);
    return { ...asBook(company, found, byName), ...(await this.#originals(tx, sale)) };
  }

  async #side(tx: Transaction, key: string, until: string): Promise<PastSide> {
    const held = this.#sides.get(key);
    if (held) return held;
    const side = await pastSide(tx, this.#tenantId, this.#gazetteer, until);
    this.beforeHistory ||= side.beforeHistory;
    const [oldest] = this.#sides.keys();
    if (oldest !== undefined && this.#sides.size >= SIDES_MAX) this.#sides.delete(oldest);
    this.#sides.set(key, side);
    return side;
  }

  #seller(side: PastSide, sale: Sale): CompanyBook | null {
    const book = sellerOf(side, sale);
    if (!book) return null;
    const before = this.#drafted.get(book);
    if (before) return before;
    const named = Object.entries(this.#policy).filter(([, value]) => value !== undefined);
    const drafted = { ...book, company: { ...book.company, ...Object.fromEntries(named) } };
    this.#drafted.set(book, drafted);
    return drafted;
  }

  #forget(): void {
    this.#held = new Map();
    this.#byId = new Map();
    this.#names = new Map();
    this.#missing = new Set();
    this.#bytes = 0;
  }
}
