import { VERDICTS, type Verdict } from '@bonafide/core/check/verdict.ts';
import { type Selectable, sql } from 'kysely';
import type { CertificatePosition } from '../certificates/certificates.ts';
import type { Transaction } from '../platform/database.ts';
import type { PortfolioReviewTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import type { Failure } from '../platform/portions.ts';
import { REVIEW_LIMITS } from './review-limits.ts';
import type { Flip } from './review-portion.ts';

/** How long a process that cannot be proved dead may be silent before another takes its review over. Renewed with each portion. */
const LEASE_SECONDS = 60;
const FLIPS_PER_INSERT = 500;

const freshLease = sql<Date>`now() + make_interval(secs => ${LEASE_SECONDS})`;

export type ReviewRow = Selectable<PortfolioReviewTable>;

/** A review that this process works on. */
export interface ReviewClaim {
  row: ReviewRow;
  lease: number;
}

export async function claimReview(
  tx: Transaction,
  tenantId: string,
  reviewId: string,
  proven: boolean,
): Promise<ReviewClaim | undefined> {
  const row = await tx
    .updateTable('bonafide.portfolio_review')
    .set({ lease: sql<number>`lease + 1`, leased_until: freshLease })
    .where('tenant_id', '=', tenantId)
    .where('review_id', '=', reviewId)
    .where('status', '=', 'running')
    .where(sql<boolean>`(${proven} or leased_until is null or leased_until < now())`)
    .returningAll()
    .executeTakeFirst();
  return row && { row, lease: row.lease };
}

/** Reviews under way, oldest first; whether somebody works on them shows when they are claimed. */
export async function findRunningReviews(tx: Transaction, tenantId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('bonafide.portfolio_review')
    .select('review_id')
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'running')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.review_id);
}

export type ReviewStanding = { standing: 'go-on'; row: ReviewRow } | { standing: 'stop' | 'lost' };

/** First in each portion's transaction: whoever lost the lease cannot commit, and whoever asks for a stop is heard. */
export async function renewReviewLease(tx: Transaction, claim: ReviewClaim): Promise<ReviewStanding> {
  const row = await ownReview(tx, claim)
    .set({ leased_until: freshLease })
    .where('status', '=', 'running')
    .returningAll()
    .executeTakeFirst();
  if (!row) return { standing: 'lost' };
  return row.stop_requested ? { standing: 'stop' } : { standing: 'go-on', row };
}

function ownReview(tx: Transaction, claim: ReviewClaim) {
  return tx
    .updateTable('bonafide.portfolio_review')
    .where('tenant_id', '=', claim.row.tenant_id)
    .where('review_id', '=', claim.row.review_id)
    .where('lease', '=', claim.lease);
}

export async function recordReviewTotal(tx: Transaction, claim: ReviewClaim, total: number): Promise<void> {
  await ownReview(tx, claim).set({ total }).execute();
}

/** Counts a portion: flips and the place to go on from, all or none. */
export async function recordReviewPortion(
  tx: Transaction,
  claim: ReviewClaim,
  portion: { certificates: number; flips: readonly Flip[]; exempt: ReadonlyMap<string, Record<string, string>> },
  after: CertificatePosition,
  milliseconds: number,
): Promise<void> {
  await insertFlips(tx, claim, portion.flips, portion.exempt);
  const flips = portion.flips.filter((flip) => flip.before !== flip.after).length;
  await ownReview(tx, claim)
    .set({
      processed: sql<number>`processed + ${portion.certificates}`,
      flips: sql<number>`flips + ${flips}`,
      touched: sql<number>`touched + ${portion.flips.length - flips}`,
      after_customer: after.customerId,
      after_number: after.number,
      after_valid_from: after.validFrom,
      working_ms: sql<string>`working_ms + ${Math.round(milliseconds)}`,
    })
    .execute();
}

async function insertFlips(
  tx: Transaction,
  claim: ReviewClaim,
  flips: readonly Flip[],
  exempt: ReadonlyMap<string, Record<string, string>>,
): Promise<void> {
  const rows = flips.map(({ certificate, jurisdictions, before, after, gone, come }) => {
    const amounts = exempt.get(certificate.certificateId) ?? {};
    return {
      tenant_id: claim.row.tenant_id,
      review_id: claim.row.review_id,
      certificate_id: certificate.certificateId,
      customer_id: certificate.customerId,
      number: certificate.number,
      status: certificate.status,
      jurisdictions,
      verdict_before: before,
      verdict_after: after,
      gone: toJsonb(gone),
      come: toJsonb(come),
      codes: [...new Set([...gone, ...come].map((finding) => finding.code))],
      exempt: JSON.stringify(amounts),
      money: largest(Object.values(amounts)),
    };
  });
  for (let start = 0; start < rows.length; start += FLIPS_PER_INSERT)
    await tx
      .insertInto('bonafide.portfolio_flip')
      .values(rows.slice(start, start + FLIPS_PER_INSERT))
      .execute();
}

/** Only what lists are ordered by: currencies are not compared, and no sum is made over them. */
function largest(amounts: readonly string[]): string {
  return amounts.reduce((most, amount) => (Number(amount) > Number(most) ? amount : most), '0');
}

/** Ends the work: done, or stopped because somebody asked. What was found so far is summed up. */
export async function recordReviewEnd(tx: Transaction, claim: ReviewClaim, status: 'done' | 'stopped'): Promise<void> {
  const summary = await summarize(tx, claim.row.tenant_id, claim.row.review_id);
  await ownReview(tx, claim)
    .set({ status, finished_at: sql<Date>`now()`, leased_until: null, summary: JSON.stringify(summary) })
    .execute();
}

export async function recordReviewFailure(tx: Transaction, claim: ReviewClaim, failure: Failure): Promise<void> {
  await ownReview(tx, claim)
    .set({
      status: 'failed',
      failure_code: failure.code,
      failure: failure.message,
      finished_at: sql<Date>`now()`,
      leased_until: null,
    })
    .execute();
}

/** Lets another process take the review over at once: this one is about to end. */
export async function releaseReview(tx: Transaction, claim: ReviewClaim): Promise<void> {
  await ownReview(tx, claim).set({ leased_until: null }).execute();
}

/** What a review comes to, over the certificates whose verdict differs; `worse` and `better` by the order good, review, refuse. */
export interface ReviewSummary {
  customers: number;
  verdicts: { before: Verdict; after: Verdict; certificates: number; customers: number }[];
  money: { currency: string; worse: string; better: string }[];
  jurisdictions: { jurisdiction: string; worse: number; better: number }[];
  /** Findings that have come or gone on certificates whose verdict differs. */
  checks: { code: string; come: number; gone: number }[];
}

/** A list of verdicts in the order of {@link VERDICTS}, so that SQL can tell worse from better. */
const rank = (column: string) => sql<number>`array_position(${[...VERDICTS]}::text[], ${sql.ref(column)})`;
const isWorse = sql<boolean>`${rank('verdict_after')} > ${rank('verdict_before')}`;

/** Sums over the flips of a review; one pass for each breakdown. */
export async function summarize(tx: Transaction, tenantId: string, reviewId: string): Promise<ReviewSummary> {
  const flips = sql`from bonafide.portfolio_flip f`;
  const own = sql`f.tenant_id = ${tenantId} and f.review_id = ${reviewId} and verdict_before <> verdict_after`;
  const [customers] = (
    await sql<{ count: string }>`select count(distinct customer_id) as count ${flips} where ${own}`.execute(tx)
  ).rows;
  const verdicts = await sql<ReviewSummary['verdicts'][number]>`
    select verdict_before as before, verdict_after as after, count(*)::integer as certificates, count(distinct customer_id)::integer as customers
    ${flips} where ${own} group by 1, 2 order by 3 desc, 1, 2`.execute(tx);
  const money = await sql<{ currency: string; worse: string; better: string }>`
    select e.key as currency, coalesce(sum(e.value::numeric) filter (where ${isWorse}), 0)::text as worse,
      coalesce(sum(e.value::numeric) filter (where not ${isWorse}), 0)::text as better
    ${flips} cross join lateral jsonb_each_text(f.exempt) e where ${own} group by 1 order by 1`.execute(tx);
  const jurisdictions = await sql<{ jurisdiction: string; worse: number; better: number }>`
    select j as jurisdiction, count(*) filter (where ${isWorse})::integer as worse, count(*) filter (where not ${isWorse})::integer as better
    ${flips} cross join lateral unnest(f.jurisdictions) j where ${own}
    group by 1 order by count(*) desc, 1 limit ${REVIEW_LIMITS.summaryRows}`.execute(tx);
  const checks = await sql<{ code: string; come: number; gone: number }>`
    select code, count(*) filter (where side = 'come')::integer as come, count(*) filter (where side = 'gone')::integer as gone
    from (
      select distinct f.certificate_id, 'come' as side, x ->> 'code' as code ${flips} cross join lateral jsonb_array_elements(f.come) x where ${own}
      union all
      select distinct f.certificate_id, 'gone', x ->> 'code' ${flips} cross join lateral jsonb_array_elements(f.gone) x where ${own}
    ) m group by 1 order by count(*) desc, 1 limit ${REVIEW_LIMITS.summaryRows}`.execute(tx);
  return {
    customers: Number(customers?.count ?? 0),
    verdicts: verdicts.rows,
    money: money.rows,
    jurisdictions: jurisdictions.rows,
    checks: checks.rows,
  };
}
