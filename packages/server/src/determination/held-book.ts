import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { CustomerLicense } from '@bonafide/core/customer/license.ts';
import type { Book, CompanyBook } from '@bonafide/core/determination/book.ts';
import type { Shelf } from '@bonafide/core/determination/shelf.ts';
import { type CustomerEntry, keyText } from './book-parts.ts';

const NO_CERTIFICATES: Shelf = [];

/**
 * A book of what is in memory at this moment and nothing else. Most sales find all they need in it, so they are decided first and
 * asked afterwards: a decision by a book that turns out to be incomplete counts for nothing.
 */
export class HeldBook implements Book {
  readonly contentRelease: string;
  readonly companyBook: CompanyBook;
  readonly #byNumber: ReadonlyMap<string, CustomerEntry>;
  #last: CustomerEntry | undefined;
  #complete = true;

  constructor(contentRelease: string, companyBook: CompanyBook, byNumber: ReadonlyMap<string, CustomerEntry>) {
    this.contentRelease = contentRelease;
    this.companyBook = companyBook;
    this.#byNumber = byNumber;
  }

  /** Whether everything that was asked for was there. */
  isComplete(): boolean {
    return this.#complete;
  }

  customerByNumber(groupId: string, number: string): Customer | undefined {
    this.#last = this.#byNumber.get(keyText(groupId, number));
    // Whose certificates a customer uses beside its own is another entry, which may have been evicted: that sale is loaded for.
    if (this.#last === undefined || this.#last.links.length > 0) this.#complete = false;
    return this.#last?.customer;
  }

  /** Names are not held: several customers may have one. */
  customersByName(): readonly Customer[] {
    this.#complete = false;
    return [];
  }

  certificatesOf(customerId: string): Shelf {
    if (this.#last?.customer.customerId === customerId) return this.#last.certificates;
    this.#complete = false;
    return NO_CERTIFICATES;
  }

  licensesOf(customerId: string): readonly CustomerLicense[] {
    if (this.#last?.customer.customerId === customerId) return this.#last.licenses;
    this.#complete = false;
    return [];
  }
}
