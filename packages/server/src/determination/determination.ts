import { determineWithCreation } from '@bonafide/core/determination/auto-create.ts';
import type { Book } from '@bonafide/core/determination/book.ts';
import { originalNumbers, pointsToOriginal } from '@bonafide/core/determination/original-sale.ts';
import { withRealIds } from '@bonafide/core/determination/real-ids.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Law } from '../certificates/certificates.ts';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Books, LeastVersion } from './books.ts';
import { checkSale } from './check-sale.ts';
import { createPlanned } from './create-planned.ts';
import type { Decided } from './decided.ts';
import { findOriginals, lockOriginals } from './originals-store.ts';
import { Overtaken } from './overtaken.ts';
import { type RecordedTransaction, recordTransaction, type TransactionSource } from './transactions-store.ts';

export type { LeastVersion } from './books.ts';
export type { Decided } from './decided.ts';
export { GroupCommit } from './group-commit.ts';
export { type RunSale, recordRun } from './record-run.ts';
export { DecisionView, SaleBody } from './sale-schemas.ts';
export { standsAlone } from './stands-alone.ts';
export { findBeside, findTransaction, type RecordedTransaction, type TransactionSource } from './transactions-store.ts';
export { findUses, onePurchaseIds } from './uses-store.ts';

/** How often a sale is decided anew because others created what it was to create, or used what it was to use. */
const ATTEMPTS = 5;

/** Decides sales for a tenant: the one engine behind API, XML and demo. */
export class Decider {
  readonly #books: Books;
  readonly #law: (tx: Transaction, tenantId: string) => Promise<Law>;
  readonly #newest: string;

  /**
   * @param law in force for a tenant now: what is created is judged by it
   * @param newest release of this installation, which decisions by a book that names none name
   */
  constructor(books: Books, law: (tx: Transaction, tenantId: string) => Promise<Law>, newest: string) {
    this.#books = books;
    this.#law = law;
    this.#newest = newest;
  }

  /**
   * A quote: nothing is stored.
   * @param least how new the book must be that answers
   * @throws Refusal `invalid-request` naming the place
   */
  async decide(tenantId: string, sale: Sale, explain: boolean, least?: LeastVersion): Promise<Decided> {
    checkSale(sale);
    return this.decideBy(sale, await this.#books.bookFor(tenantId, sale, least), explain);
  }

  /**
   * A quote from what is in memory, at once; undefined when something has to be loaded first.
   * @throws Refusal `invalid-request` naming the place
   */
  decideHeld(tenantId: string, sale: Sale, explain: boolean): Decided | undefined {
    const book = this.#books.held(tenantId, sale);
    if (book === null) return undefined;
    checkSale(sale);
    const decided = this.decideBy(sale, book, explain);
    return book.isComplete() ? decided : undefined;
  }

  /** What a sale is decided by, as the database is now: for whoever looks at a decision beside the book. */
  bookFor(tenantId: string, sale: Sale): Promise<Book> {
    return this.#books.bookFor(tenantId, sale, 'latest');
  }

  /** What decisions of a tenant name the content by. */
  async releaseInForce(tx: Transaction, tenantId: string): Promise<string> {
    return (await this.#law(tx, tenantId)).content.release;
  }

  /** Decides by a book of the caller's own, as of another time or with other settings; the sale was checked before. */
  decideBy(sale: Sale, book: Book, explain: boolean, recordedAs?: string): Decided {
    const options = { explain, contentRelease: book.contentRelease ?? this.#newest, recordedAs };
    return { ...determineWithCreation(sale, book, options), book };
  }

  /**
   * Decides, explained, for a `store` that records in a transaction of its own; anew, from the database, when another commit
   * meanwhile created what this one was to create, or used the paper for one purchase that it was to use.
   * @throws Refusal `too-busy` when that happens again and again; whatever `decide` and `store` throw
   */
  async decideAndStore<T>(
    tenantId: string,
    sale: Sale,
    store: (decided: Decided) => Promise<T>,
    least?: LeastVersion,
  ): Promise<T> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        return await store(await this.decide(tenantId, sale, true, least));
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
        this.#books.forgetTenant(tenantId);
      }
    }
    throw new Refusal('too-busy', 'Others create or use the same certificate at this moment; try again');
  }

  /**
   * Keeps a decision, and what was created for it, in the caller's transaction.
   * @throws Refusal `unknown-reference` for a company that does not exist: such a sale belongs to nobody
   */
  async record(
    tx: Transaction,
    author: Author,
    sale: Sale,
    decided: Decided,
    source: TransactionSource,
  ): Promise<{ transaction: RecordedTransaction; created: boolean }> {
    const { decision, created } = pointsToOriginal(sale) ? await this.#asSold(tx, author, sale, decided) : decided;
    const ids = created && (await createPlanned(tx, author, await this.#law(tx, author.tenantId), created));
    return recordTransaction(tx, author, sale, ids ? withRealIds(decision, ids) : decision, source);
  }

  /**
   * Decides a credit once more, holding the sales that it takes back: credits of one sale that come at once follow each other,
   * and none takes back what another has.
   */
  async #asSold(tx: Transaction, { tenantId }: Author, sale: Sale, { book }: Decided): Promise<Decided> {
    const asked = { company: sale.company, numbers: originalNumbers(sale), except: sale.number };
    await lockOriginals(tx, tenantId, asked);
    const originals = await findOriginals(tx, tenantId, asked);
    return this.decideBy(sale, { ...book, originalSale: (number) => originals.get(number) }, true);
  }
}
