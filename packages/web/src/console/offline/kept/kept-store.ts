import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { WordedDecision } from '../../../api/decisions.ts';

/** A company's book kept in this browser. */
export interface KeptBook {
  tenantId: string;
  company: string;
  snapshotId: string;
  /** As it was downloaded: compressed. */
  file: Blob;
  /** Key ids that the service published when the file was downloaded. */
  trustedKeys: string[];
  keptAt: string;
}

/** What became of a sale that was sent to the service. */
export interface SentResult {
  status: 'recorded' | 'known' | 'refused';
  reconciliationId: string | null;
  differs: boolean;
  taxDifference: string | null;
  /** Why it was refused. */
  problem: string | null;
}

/** A sale decided by the kept book, waiting for the service. */
export interface KeptSale {
  /** Order of keeping. */
  id?: number;
  tenantId: string;
  number: string;
  snapshotId: string;
  decidedAt: string;
  stale: boolean;
  sale: Sale;
  decision: WordedDecision;
  result: SentResult | null;
}

const NAME = 'bonafide-offline';
const BOOKS = 'books';
const SALES = 'sales';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(BOOKS, { keyPath: 'tenantId' });
      request.result.createObjectStore(SALES, { keyPath: 'id', autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One act on one store; done once it is on disk. */
async function within<T>(
  store: typeof BOOKS | typeof SALES,
  mode: IDBTransactionMode,
  act: (records: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** One book for each tenant that uses this browser; a new one takes the place of the old. */
export const keptBook = (tenantId: string): Promise<KeptBook | undefined> =>
  within(BOOKS, 'readonly', (books) => books.get(tenantId));
export const keepBook = (book: KeptBook) => within(BOOKS, 'readwrite', (books) => books.put(book));
export const dropBook = (tenantId: string) => within(BOOKS, 'readwrite', (books) => books.delete(tenantId));

/** Sales of the tenant, oldest first. */
export async function keptSales(tenantId: string): Promise<KeptSale[]> {
  const all: KeptSale[] = await within(SALES, 'readonly', (sales) => sales.getAll());
  return all.filter((sale) => sale.tenantId === tenantId);
}
export const keepSale = (sale: KeptSale) => within(SALES, 'readwrite', (sales) => sales.put(sale));
export const dropSale = (id: number) => within(SALES, 'readwrite', (sales) => sales.delete(id));
