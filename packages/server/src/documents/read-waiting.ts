import type { BlobStore } from '../platform/blob-store.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { DocumentReader } from './document-reader.ts';
import { certificatesWithBytes, giveBack, keepFacts, type Reading, takeReading } from './facts-store.ts';

export interface ReadingServices {
  database: Database;
  blobs: BlobStore;
  reader: DocumentReader;
}

/** Longer than any box lives. */
const LEASE_SECONDS = 180;
/** A file that ended three processes of ours is the cause. */
const MOST_ATTEMPTS = 3;

/**
 * Reads one waiting file of a tenant in a box and keeps its facts, in one transaction with what `then` does for the certificates
 * that have it. Killed in between, the file is read again when its lease has run out.
 * @returns false when no file waits
 */
export async function readNextWaiting(
  { database, blobs, reader }: ReadingServices,
  tenantId: string,
  then: (tx: Transaction, certificateIds: string[]) => Promise<void>,
): Promise<boolean> {
  const reading = await database.withTenant(tenantId, (tx) => takeReading(tx, tenantId, LEASE_SECONDS));
  if (!reading) return false;
  const read = await readFile({ blobs, reader }, tenantId, reading);
  if (read === 'busy') {
    await database.withTenant(tenantId, (tx) => giveBack(tx, tenantId, reading));
    return false;
  }
  await database.withTenant(tenantId, async (tx) => {
    await keepFacts(tx, tenantId, reading.sha256, read);
    await then(tx, await certificatesWithBytes(tx, tenantId, reading.sha256));
  });
  return true;
}

async function readFile({ blobs, reader }: Omit<ReadingServices, 'database'>, tenantId: string, reading: Reading) {
  if (reading.attempts >= MOST_ATTEMPTS) return { fault: 'too-heavy' };
  try {
    const file = await blobs.open(tenantId, reading.sha256);
    try {
      return { facts: await reader.facts(tenantId, () => file.createReadStream({ start: 0, autoClose: false })) };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'too-busy') return 'busy';
    return { fault: error.errors[0]?.code ?? error.code };
  }
}
