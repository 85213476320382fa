import { randomUUID } from 'node:crypto';
import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Overlay } from '@bonafide/core/content/overlay.ts';
import type { LawSpec, Laws } from '../content/content.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { policyDraftOf } from '../policies/policies.ts';
import type { ReviewLaw } from './review-law.ts';
import type { OverlayDraft, SideBody } from './review-schemas.ts';
import type { ReviewRow } from './reviews-progress.ts';

interface SideContext {
  tx: Transaction;
  tenantId: string;
  author: string;
  today: CalendarDate;
  /** Of the side in the request, for refusals. */
  pointer: string;
}

/**
 * One side of a review as it is asked for, made whole by what is in force and fixed: what is accepted or written later does not count.
 * @throws Refusal `unknown-reference` for a release that is not here, `overlay-unusable` naming the overlay, `invalid-request` naming what of a policy cannot be used
 */
export async function reviewSide(
  laws: Laws,
  current: LawSpec,
  { release, overlays = 'current', policy = 'current' }: SideBody,
  { tx, tenantId, author, today, pointer }: SideContext,
): Promise<ReviewLaw> {
  if (release !== undefined && !laws.shelf.find(release)) {
    const detail = `There is no content release ${release} here`;
    throw new Refusal('unknown-reference', detail, [
      { pointer: `${pointer}/release`, code: 'unknown-reference', detail },
    ]);
  }
  const drafts = overlays === 'current' ? current.overlays : overlays.map((draft) => asOverlay(draft, author, today));
  const side: ReviewLaw = {
    release: release ?? current.release,
    overlays: drafts,
    overlayVersion: overlays === 'current' ? current.overlayVersion : current.overlayVersion + 1,
    policy:
      policy === 'current'
        ? policy
        : await policyDraftOf(tx, tenantId, policy, { today, pointer: `${pointer}/policy` }),
  };
  const { problems } = await laws.build(side, today);
  if (overlays !== 'current' && problems.length > 0) {
    const errors = problems.map(({ overlayId, message }) => ({
      pointer: `${pointer}/overlays/${drafts.findIndex((draft) => draft.overlayId === overlayId)}/value`,
      code: 'overlay-unusable',
      detail: message,
    }));
    throw new Refusal('overlay-unusable', errors[0]?.detail, errors);
  }
  return side;
}

function asOverlay(draft: OverlayDraft, author: string, today: CalendarDate): Overlay {
  const { validFrom = null, validTo = null, expires = null, ...rest } = draft;
  return { ...rest, validFrom, validTo, expires, overlayId: randomUUID(), author, writtenOn: today };
}

/** What differs between the sides. */
export function subjectOf(before: ReviewLaw, after: ReviewLaw): ReviewRow['subject'] {
  const differs = [
    ...(before.release === after.release ? [] : (['release'] as const)),
    ...(JSON.stringify(before.overlays) === JSON.stringify(after.overlays) ? [] : (['overlay'] as const)),
    ...(JSON.stringify(before.policy) === JSON.stringify(after.policy) ? [] : (['policy'] as const)),
  ];
  return differs.length === 1 ? (differs[0] ?? 'law') : 'law';
}

/** `Release 2026.11.1 → 2026.11.2`. */
export function nameOfReview(before: ReviewLaw, after: ReviewLaw): string {
  switch (subjectOf(before, after)) {
    case 'release':
      return `Release ${before.release} → ${after.release}`;
    case 'overlay':
      return 'Other overlays';
    case 'policy':
      return 'Another check policy';
    default:
      return `Law of ${before.release} → ${after.release}`;
  }
}
