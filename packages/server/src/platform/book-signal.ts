import { sql } from 'kysely';
import { BOOK_CHANNEL } from './book-version.ts';
import { noteSignal, type Transaction } from './database.ts';

/** What changed: some customers (they or their certificates), or the company side, which concerns all. */
export type BookChange = { tenantId: string; customerIds: string[] } | { tenantId: string; customerIds: null };

const IDS_PER_MESSAGE = 150; // a payload holds 8,000 bytes
const IDS_MAX = 1500;

/** Sent with the commit, never before: PostgreSQL delivers NOTIFY when the transaction becomes visible. */
export async function signalBook(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[] | 'all',
): Promise<void> {
  if (customerIds === 'all' || customerIds.length > IDS_MAX) {
    await send(tx, tenantId);
    return;
  }
  const ids = [...new Set(customerIds)];
  for (let start = 0; start < ids.length; start += IDS_PER_MESSAGE) {
    const payload = `${tenantId} ${ids.slice(start, start + IDS_PER_MESSAGE).join(' ')}`;
    await send(tx, payload);
  }
}

async function send(tx: Transaction, payload: string): Promise<void> {
  noteSignal(tx, payload);
  await sql`select pg_notify(${BOOK_CHANNEL}, ${payload})`.execute(tx);
}

/** @returns undefined for a payload that is not ours */
export function readBookSignal(payload: string): BookChange | undefined {
  const [tenantId, ...customerIds] = payload.split(' ');
  if (!tenantId) return undefined;
  return { tenantId, customerIds: customerIds.length > 0 ? customerIds : null };
}
