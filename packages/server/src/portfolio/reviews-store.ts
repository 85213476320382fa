import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Finding } from '@bonafide/core/check/finding.ts';
import { type Selectable, sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import type { PortfolioFlipTable } from '../platform/database-types.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ReviewLaw } from './review-law.ts';
import { REVIEW_LIMITS } from './review-limits.ts';
import type { ReviewRow, ReviewSummary } from './reviews-progress.ts';

export interface NewReview {
  reviewId: string;
  kind: ReviewRow['kind'];
  subject: ReviewRow['subject'];
  name: string;
  before: ReviewLaw;
  after: ReviewLaw;
  today: CalendarDate;
}

/**
 * Asks for a review; the log is told that it was asked for, and nothing of what it finds.
 * @throws Refusal `too-many-requests` while as many as may be are under way
 */
export async function insertReview(tx: Transaction, author: Author, input: NewReview): Promise<void> {
  const { tenantId } = author;
  const open = await tx
    .selectFrom('bonafide.portfolio_review')
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'running')
    .executeTakeFirstOrThrow();
  if (input.kind === 'rehearsal' && Number(open.count) >= REVIEW_LIMITS.underWay)
    throw new Refusal(
      'too-many-requests',
      `${REVIEW_LIMITS.underWay} reviews are under way; wait for one, or stop one`,
    );
  await insertRow(tx, author, input).execute();
  await note(tx, author, 'review.started', input.reviewId, `Review of all certificates started: ${input.name}`);
}

/** The nightly look of a day; nothing when the day was looked at already, in this process or another. */
export async function insertSweep(tx: Transaction, author: Author, input: NewReview): Promise<boolean> {
  const done = await insertRow(tx, author, input)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

function insertRow(tx: Transaction, { tenantId, actor }: Author, input: NewReview) {
  return tx.insertInto('bonafide.portfolio_review').values({
    tenant_id: tenantId,
    review_id: input.reviewId,
    kind: input.kind,
    subject: input.subject,
    name: input.name,
    before: JSON.stringify(input.before),
    after: JSON.stringify(input.after),
    today: input.today,
    status: 'running',
    after_customer: null,
    after_number: null,
    after_valid_from: null,
    actor_kind: actor.kind,
    actor_name: actor.name,
    failure_code: null,
    failure: null,
  });
}

async function note(tx: Transaction, author: Author, kind: string, reviewId: string, summary: string): Promise<void> {
  const content = JSON.stringify({ reviewId, summary });
  await appendToLedger(tx, author.tenantId, author.actor, [{ kind, ref: `review/${reviewId}`, summary, content }]);
}

/** @throws Refusal `not-found` */
export async function requireReview(tx: Transaction, tenantId: string, reviewId: string): Promise<ReviewRecord> {
  const row = await tx
    .selectFrom('bonafide.portfolio_review')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row);
}

function toView(row: ReviewRow) {
  const seconds = Number(row.working_ms) / 1000;
  return {
    reviewId: row.review_id,
    kind: row.kind,
    subject: row.subject,
    name: row.name,
    before: row.before as unknown as ReviewLaw,
    after: row.after as unknown as ReviewLaw,
    today: row.today,
    status: row.status,
    total: row.total,
    processed: row.processed,
    flips: row.flips,
    touched: row.touched,
    summary: row.summary as unknown as ReviewSummary | null,
    seconds,
    certificatesPerSecond: seconds > 0 ? Math.round(row.processed / seconds) : null,
    by: row.actor_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    failure: row.failure,
    failureCode: row.failure_code,
  };
}
export type ReviewRecord = ReturnType<typeof toView>;

interface Page {
  limit?: number | undefined;
  cursor?: string | undefined;
}

export interface ReviewFilter extends Page {
  kind?: ReviewRow['kind'] | undefined;
  subject?: ReviewRow['subject'] | undefined;
}

/** One page of reviews, newest first. */
export async function listReviews(tx: Transaction, tenantId: string, cursors: Cursors, page: ReviewFilter) {
  const { limit = 50, cursor, kind, subject } = page;
  const scope = `${tenantId} reviews ${kind ?? ''} ${subject ?? ''}`;
  let base = tx.selectFrom('bonafide.portfolio_review').where('tenant_id', '=', tenantId);
  if (kind) base = base.where('kind', '=', kind);
  if (subject) base = base.where('subject', '=', subject);
  let query = base
    .selectAll()
    // Microseconds, so that two of one millisecond keep their order from page to page.
    .select(sql<string>`created_at::text`.as('position'))
    .orderBy('created_at', 'desc')
    .orderBy('review_id', 'desc')
    .limit(limit + 1);
  if (cursor) {
    const [at, id] = cursors.read(cursor, scope);
    query = query.where(sql<boolean>`(created_at, review_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const counted = await base
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(toView),
    nextCursor: last ? cursors.write([last.position, last.review_id], scope) : null,
    total: Number(counted.count),
  };
}

export interface FlipFilter extends Page {
  before?: PortfolioFlipTable['verdict_before'] | undefined;
  after?: PortfolioFlipTable['verdict_after'] | undefined;
  jurisdiction?: string | undefined;
  check?: string | undefined;
  customerId?: string | undefined;
  /** Those whose verdict differs; those whose findings alone differ; both when missing. */
  verdict?: 'changed' | 'same' | undefined;
}

/** One page of what differs, most money first. */
export async function listFlips(
  tx: Transaction,
  tenantId: string,
  reviewId: string,
  cursors: Cursors,
  page: FlipFilter,
) {
  const { limit = 50, cursor, ...filter } = page;
  const scope = `${tenantId} review ${reviewId} ${JSON.stringify(filter)}`;
  let base = tx
    .selectFrom('bonafide.portfolio_flip as f')
    .where('f.tenant_id', '=', tenantId)
    .where('f.review_id', '=', reviewId);
  if (filter.before) base = base.where('verdict_before', '=', filter.before);
  if (filter.after) base = base.where('verdict_after', '=', filter.after);
  if (filter.verdict)
    base = base.whereRef('verdict_before', filter.verdict === 'changed' ? '!=' : '=', 'verdict_after');
  if (filter.jurisdiction) base = base.where(sql<boolean>`${filter.jurisdiction} = any (f.jurisdictions)`);
  if (filter.check) base = base.where(sql<boolean>`${filter.check} = any (f.codes)`);
  if (filter.customerId) base = base.where('f.customer_id', '=', filter.customerId);
  let query = base
    .innerJoin('bonafide.customer as u', (join) =>
      join.onRef('u.tenant_id', '=', 'f.tenant_id').onRef('u.customer_id', '=', 'f.customer_id'),
    )
    .selectAll('f')
    .select(['u.name as customer_name', 'u.number as customer_number'])
    .orderBy('money', 'desc')
    .orderBy('certificate_id')
    .limit(limit + 1);
  if (cursor) {
    const [money, id] = cursors.read(cursor, scope);
    query = query.where(
      sql<boolean>`(money < ${money}::numeric or (money = ${money}::numeric and certificate_id > ${id}::uuid))`,
    );
  }
  const rows = await query.execute();
  const counted = await base
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const total = Number(counted.count);
  return {
    data: shown.map(toFlip),
    nextCursor: last ? cursors.write([last.money, last.certificate_id], scope) : null,
    total: total > 10_000 ? null : total,
  };
}

function toFlip(row: Selectable<PortfolioFlipTable> & { customer_name: string; customer_number: string }) {
  return {
    certificateId: row.certificate_id,
    certificateNumber: row.number,
    status: row.status,
    customerId: row.customer_id,
    customerName: row.customer_name,
    customerNumber: row.customer_number,
    jurisdictions: row.jurisdictions,
    verdictBefore: row.verdict_before,
    verdictAfter: row.verdict_after,
    gone: row.gone as unknown as Finding[],
    come: row.come as unknown as Finding[],
    exempt: Object.entries(row.exempt as Record<string, string>).map(([currency, amount]) => ({ currency, amount })),
  };
}

/** Asks a review to stop: whoever works on it ends after the portion in hand; when nobody does, it is stopped at once. */
export async function askReviewToStop(tx: Transaction, tenantId: string, reviewId: string): Promise<boolean> {
  const done = await tx
    .updateTable('bonafide.portfolio_review')
    .set({
      stop_requested: true,
      status: sql<'running'>`case when leased_until > now() then status else 'stopped' end`,
      finished_at: sql<Date | null>`case when leased_until > now() then finished_at else now() end`,
    })
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Goes on with a review that was stopped or failed, under the laws it began with. */
export async function askReviewToGoOn(tx: Transaction, tenantId: string, reviewId: string): Promise<boolean> {
  const done = await tx
    .updateTable('bonafide.portfolio_review')
    .set({
      ...{ status: 'running' as const, stop_requested: false, finished_at: null },
      ...{ failure: null, failure_code: null, leased_until: null },
    })
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .where('status', 'in', ['stopped', 'failed'])
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Removes what ended longer ago than reviews are kept; what they changed keeps its cause. */
export async function removeExpiredReviews(tx: Transaction, tenantId: string): Promise<void> {
  const rows = await tx
    .selectFrom('bonafide.portfolio_review')
    .select('review_id')
    .where('tenant_id', '=', tenantId)
    .where('status', '!=', 'running')
    .where(sql<boolean>`finished_at < now() - make_interval(days => ${REVIEW_LIMITS.keptDays})`)
    .limit(5)
    .execute();
  const ids = rows.map((row) => row.review_id);
  if (ids.length === 0) return;
  for (const table of ['bonafide.portfolio_flip', 'bonafide.portfolio_review'] as const)
    await tx.deleteFrom(table).where('tenant_id', '=', tenantId).where('review_id', 'in', ids).execute();
}
