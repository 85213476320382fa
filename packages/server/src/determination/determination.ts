import type { Decision } from '@bonafide/core/determination/decision.ts';
import { determine } from '@bonafide/core/determination/determine.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { findCompany } from '../customers/customers.ts';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Books } from './books.ts';
import { checkSale } from './check-sale.ts';
import { type RecordedTransaction, recordTransaction, type TransactionSource } from './transactions-store.ts';

export { findBeside, findTransaction, type RecordedTransaction, type TransactionSource } from './transactions-store.ts';

/** Decides sales for a tenant: the one engine behind API, XML and demo. */
export class Decider {
  readonly #books: Books;
  readonly #contentRelease: string;

  constructor(books: Books, contentRelease: string) {
    this.#books = books;
    this.#contentRelease = contentRelease;
  }

  /**
   * A quote: nothing is stored.
   * @throws Refusal `invalid-request` naming the place
   */
  async decide(tenantId: string, sale: Sale, explain: boolean): Promise<Decision> {
    checkSale(sale);
    return determine(sale, await this.#books.bookFor(tenantId, sale), {
      explain,
      contentRelease: this.#contentRelease,
    });
  }

  /**
   * Keeps a decision in the caller's transaction.
   * @throws Refusal `unknown-reference` for a company that does not exist: such a sale belongs to nobody
   */
  async record(
    tx: Transaction,
    author: Author,
    sale: Sale,
    decision: Decision,
    source: TransactionSource,
  ): Promise<{ transaction: RecordedTransaction; created: boolean }> {
    const company = await findCompany(tx, author.tenantId, sale.company);
    if (!company) {
      const detail = `There is no company “${sale.company}”`;
      throw new Refusal('unknown-reference', detail, [{ pointer: '/company', code: 'unknown-reference', detail }]);
    }
    return recordTransaction(tx, author, company, sale, decision, source);
  }
}
