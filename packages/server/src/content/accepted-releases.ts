import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import { signalBook } from '../platform/book-signal.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { findLaw } from './law-store.ts';
import type { LawSpec, Laws } from './laws.ts';

/**
 * From now on the tenant goes by another release.
 * @returns the law before and after, for the review that judges everything anew; undefined when the tenant goes by it already
 * @throws Refusal `unknown-reference` for a release that is not here, `status-conflict` for one that is not sealed,
 * `overlay-unusable` when an overlay in force says something that the release has no place for
 */
export async function acceptRelease(
  tx: Transaction,
  author: Author,
  laws: Laws,
  number: string,
  today: CalendarDate,
): Promise<{ before: LawSpec; after: LawSpec } | undefined> {
  const release = laws.shelf.find(number);
  const pointer = '/release';
  if (!release) {
    const detail = `There is no content release ${number} here`;
    throw new Refusal('unknown-reference', detail, [{ pointer, code: 'unknown-reference', detail }]);
  }
  if (!release.sealed)
    throw new Refusal('status-conflict', `Release ${number} is not sealed yet: its files may still change`);
  const before = await laws.specInForce(tx, author.tenantId);
  const row = await findLaw(tx, author.tenantId);
  if (row.release === number) return undefined;
  const after = { ...before, release: number };
  const { problems } = await laws.build(after, today);
  if (problems.length > 0) {
    const errors = problems.map(({ overlayId, message }) => ({
      pointer: `overlay ${overlayId}`,
      code: 'overlay-unusable',
      detail: message,
    }));
    throw new Refusal('overlay-unusable', 'An overlay does not fit this release; withdraw or change it first', errors);
  }
  await insertAccepted(tx, author, row.version + 1, release);
  // A tenant that had accepted none went by the newest all the same: for it nothing has changed.
  return before.release === number ? undefined : { before, after };
}

/** A tenant that has met no law yet is put on the newest release, once that is sealed. */
export async function startOnNewest(tx: Transaction, author: Author, laws: Laws): Promise<void> {
  const newest = laws.shelf.find(laws.shelf.newest.content.release);
  if (!newest?.sealed) return;
  const row = await findLaw(tx, author.tenantId);
  if (row.release === null) await insertAccepted(tx, author, 1, newest);
}

async function insertAccepted(
  tx: Transaction,
  { tenantId, actor }: Author,
  version: number,
  { number, hash }: { number: string; hash: string },
): Promise<void> {
  await tx
    .insertInto('bonafide.accepted_release')
    .values({
      ...{ tenant_id: tenantId, version, release: number, release_hash: hash },
      ...{ actor_kind: actor.kind, actor_name: actor.name },
    })
    .execute();
  await appendToLedger(tx, tenantId, actor, [
    {
      kind: 'law.accepted',
      ref: `law/${number}@${version}`,
      summary: `Content release ${number} accepted`,
      content: JSON.stringify({ version, release: number, hash }),
    },
  ]);
  await signalBook(tx, tenantId, 'all');
}

/** Releases the tenant accepted, newest first. */
export async function acceptedReleases(tx: Transaction, tenantId: string) {
  const rows = await tx
    .selectFrom('bonafide.accepted_release')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    release: row.release,
    hash: row.release_hash,
    acceptedAt: row.accepted_at.toISOString(),
    by: row.actor_name,
  }));
}
