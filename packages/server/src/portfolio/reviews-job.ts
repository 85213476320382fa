import type { VerdictCause } from '../certificates/certificates.ts';
import { countCertificates, nextStoredCertificates } from '../certificates/certificates.ts';
import type { Laws } from '../content/content.ts';
import type { Author } from '../ledger/changes.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { type PortionedWork, PortionRunner } from '../platform/portions.ts';
import { exemptSalesOf } from './exempt-sales.ts';
import { lawOf, type ReviewLaw } from './review-law.ts';
import { REVIEW_LIMITS } from './review-limits.ts';
import { type PortionLaw, reviewPortion } from './review-portion.ts';
import {
  claimReview,
  findRunningReviews,
  type ReviewClaim,
  type ReviewRow,
  recordReviewEnd,
  recordReviewFailure,
  recordReviewPortion,
  recordReviewTotal,
  releaseReview,
  renewReviewLease,
} from './reviews-progress.ts';
import { removeExpiredReviews } from './reviews-store.ts';

export interface ReviewServices {
  database: Database;
  laws: Laws;
}

/** Counting, judging a thousand and summing up wait longer than a record does. */
const LONG = { statementTimeoutMs: 120_000 } as const;

const CAUSE_OF: Readonly<Record<ReviewRow['subject'], VerdictCause>> = {
  release: 'release',
  overlay: 'overlay',
  policy: 'policy',
  law: 'law',
  day: 'day',
};

/** Works reviews of the portfolio through, one at a time for each process. */
export function reviewRunner(services: ReviewServices, onDefect: (error: unknown) => void): PortionRunner<ReviewClaim> {
  return new PortionRunner(services.database, new ReviewWork(services), onDefect);
}

class ReviewWork implements PortionedWork<ReviewClaim> {
  readonly name = 'review';
  readonly claim = claimReview;
  readonly release = releaseReview;
  readonly fail = recordReviewFailure;
  readonly #services: ReviewServices;

  constructor(services: ReviewServices) {
    this.#services = services;
  }

  async open(tx: Transaction, tenantId: string): Promise<string[]> {
    await removeExpiredReviews(tx, tenantId);
    return findRunningReviews(tx, tenantId);
  }

  async begin(claim: ReviewClaim): Promise<() => Promise<'next' | 'done'>> {
    const { database } = this.#services;
    const tenantId = claim.row.tenant_id;
    const law = await this.#law(claim.row);
    if (claim.row.after_customer === null)
      await database.withTenant(
        tenantId,
        async (tx) => recordReviewTotal(tx, claim, await countCertificates(tx, tenantId)),
        LONG,
      );
    return () => database.withTenant(tenantId, (tx) => portion(tx, claim, law), LONG);
  }

  async #law(row: ReviewRow): Promise<PortionLaw> {
    const { laws } = this.#services;
    const [before, after] = [row.before, row.after] as unknown as [ReviewLaw, ReviewLaw];
    return {
      kind: row.kind,
      before: await lawOf(laws, before, row.today),
      after: await lawOf(laws, after, row.today),
      beforeOn: (day) => lawOf(laws, before, day),
      cause: CAUSE_OF[row.subject],
      detail: { reviewId: row.review_id, name: row.name, from: before.release, to: after.release },
    };
  }
}

async function portion(tx: Transaction, claim: ReviewClaim, law: PortionLaw): Promise<'next' | 'done'> {
  const begun = performance.now();
  const found = await renewReviewLease(tx, claim);
  if (found.standing === 'stop') await recordReviewEnd(tx, claim, 'stopped');
  if (found.standing !== 'go-on') return 'done';
  const { row } = found;
  const after =
    row.after_customer !== null && row.after_number !== null && row.after_valid_from !== null
      ? { customerId: row.after_customer, number: row.after_number, validFrom: row.after_valid_from }
      : null;
  const stored = await nextStoredCertificates(tx, row.tenant_id, after, REVIEW_LIMITS.certificatesPerPortion);
  const last = stored.at(-1)?.certificate;
  if (!last) {
    await recordReviewEnd(tx, claim, 'done');
    return 'done';
  }
  const author: Author = {
    tenantId: row.tenant_id,
    actor: { kind: row.actor_kind as Author['actor']['kind'], id: row.review_id, name: row.actor_name },
  };
  const flips = await reviewPortion(tx, author, law, stored);
  const exempt = await exemptSalesOf(
    tx,
    row.tenant_id,
    flips.map((flip) => flip.certificate.certificateId),
    row.today,
  );
  const place = { customerId: last.customerId, number: last.number, validFrom: last.validFrom };
  await recordReviewPortion(
    tx,
    claim,
    { certificates: stored.length, flips, exempt },
    place,
    performance.now() - begun,
  );
  return 'next';
}
