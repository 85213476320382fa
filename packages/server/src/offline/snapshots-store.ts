import { noCounts, type SnapshotCounts } from '@bonafide/core/snapshot/snapshot-format.ts';
import { sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import { toJsonb } from '../platform/json.ts';
import { SNAPSHOT_LIMITS } from './limits.ts';

/** That a book was taken. */
export interface SnapshotView {
  snapshotId: string;
  company: string;
  takenAt: string;
  goodUntil: string;
  contentRelease: string;
  engineVersion: string;
  bookVersion: string;
  keyId: string;
  counts: SnapshotCounts;
  sha256: string;
  fileBytes: number;
  takenBy: string;
}

/** The instant all statements of this transaction see, and the version that the books have then. */
export async function momentOf(tx: Transaction): Promise<{ takenAt: string; bookVersion: string }> {
  const { rows } = await sql<{ at: Date; version: string }>`
    select now() as at, pg_snapshot_xmin(pg_current_snapshot())::text as version`.execute(tx);
  const [moment] = rows;
  if (!moment) throw new Error('The database tells its time');
  return { takenAt: moment.at.toISOString(), bookVersion: moment.version };
}

export async function insertSnapshot(
  tx: Transaction,
  author: Author,
  companyId: string,
  snapshot: Omit<SnapshotView, 'takenBy'>,
): Promise<SnapshotView> {
  await tx
    .insertInto('bonafide.snapshot')
    .values({
      tenant_id: author.tenantId,
      snapshot_id: snapshot.snapshotId,
      company_id: companyId,
      key_id: snapshot.keyId,
      taken_at: snapshot.takenAt,
      good_until: snapshot.goodUntil,
      content_release: snapshot.contentRelease,
      engine_version: snapshot.engineVersion,
      book_version: snapshot.bookVersion,
      counts: toJsonb(snapshot.counts),
      sha256: snapshot.sha256,
      file_bytes: snapshot.fileBytes,
      actor_name: author.actor.name,
    })
    .execute();
  const { customer, certificates } = snapshot.counts;
  const sizes = `${customer} customers, ${certificates} certificates, good until ${snapshot.goodUntil}`;
  await note(tx, author, snapshot, 'taken', `Snapshot of ${snapshot.company} taken: ${sizes}`);
  return { ...snapshot, takenBy: author.actor.name };
}

/** A copy of all customers leaves the house: the log says who took it. */
export function noteDownload(tx: Transaction, author: Author, snapshot: SnapshotView): Promise<void> {
  return note(tx, author, snapshot, 'downloaded', `Snapshot of ${snapshot.company} downloaded`);
}

function note(
  tx: Transaction,
  author: Author,
  { snapshotId, sha256, keyId }: Pick<SnapshotView, 'snapshotId' | 'sha256' | 'keyId'>,
  event: string,
  summary: string,
): Promise<void> {
  const content = JSON.stringify({ keyId, sha256, snapshotId });
  const ref = `snapshot/${snapshotId}`;
  return appendToLedger(tx, author.tenantId, author.actor, [{ kind: `snapshot.${event}`, ref, summary, content }]);
}

function selected(tx: Transaction, tenantId: string) {
  return tx
    .selectFrom('bonafide.snapshot as s')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 's.tenant_id').onRef('c.company_id', '=', 's.company_id'),
    )
    .selectAll('s')
    .select('c.external_id')
    .where('s.tenant_id', '=', tenantId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>;

function toView(row: Row): SnapshotView {
  return {
    snapshotId: row.snapshot_id,
    company: row.external_id,
    takenAt: row.taken_at.toISOString(),
    goodUntil: row.good_until.toISOString(),
    contentRelease: row.content_release,
    engineVersion: row.engine_version,
    bookVersion: row.book_version,
    keyId: row.key_id,
    // Taken before a kind was carried: there are none of it.
    counts: { ...noCounts(), ...(row.counts as unknown as Partial<SnapshotCounts>) },
    sha256: row.sha256,
    fileBytes: Number(row.file_bytes),
    takenBy: row.actor_name,
  };
}

/** The newest snapshots, of one company or of all. */
export async function listSnapshots(tx: Transaction, tenantId: string, company?: string): Promise<SnapshotView[]> {
  let query = selected(tx, tenantId)
    .orderBy('s.taken_at', 'desc')
    .orderBy('s.snapshot_id')
    .limit(SNAPSHOT_LIMITS.listed);
  if (company !== undefined) query = query.where('c.external_id', '=', company);
  return (await query.execute()).map(toView);
}

export async function findSnapshot(
  tx: Transaction,
  tenantId: string,
  snapshotId: string,
): Promise<{ snapshot: SnapshotView; companyId: string } | undefined> {
  const row = await selected(tx, tenantId).where('s.snapshot_id', '=', snapshotId).executeTakeFirst();
  return row && { snapshot: toView(row), companyId: row.company_id };
}
