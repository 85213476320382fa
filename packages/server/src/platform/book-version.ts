/** The channel on which a commit tells every process that what it holds of a tenant is no longer true. */
export const BOOK_CHANNEL = 'bonafide_book';

/**
 * Ends a transaction that changed books: the last thing it notifies is its own number, behind everything it signalled, in the
 * same trip to the database as the commit. `settled`: every transaction with a smaller number had ended before, so its signals
 * stand before this one in PostgreSQL's queue, which keeps the order of commits.
 */
export const SIGN_AND_COMMIT = `select v.version, pg_notify('${BOOK_CHANNEL}', '@' || v.version || ' ' || v.settled)
  from (select pg_current_xact_id()::text as version, pg_snapshot_xmin(pg_current_snapshot())::text as settled) v;
  commit`;

/** Said on a listening connection after LISTEN: whoever has a smaller number has ended and is visible to every later read. */
export const SETTLED = 'select pg_snapshot_xmin(pg_current_snapshot())::text as settled';

/** A commit's own word: its number, and the number below which all have ended; null where only the first is known. */
export interface BookSign {
  version: bigint;
  settled: bigint | null;
}

const SIGN = /^@(\d{1,20})(?: (\d{1,20}))?$/;

/** @returns undefined for a payload that is no sign */
export function readBookSign(payload: string): BookSign | undefined {
  const match = SIGN.exec(payload);
  if (!match?.[1]) return undefined;
  return { version: BigInt(match[1]), settled: match[2] === undefined ? null : BigInt(match[2]) };
}

export function bookSign(version: string): string {
  return `@${version}`;
}
