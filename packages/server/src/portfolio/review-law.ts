import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Law } from '../certificates/certificates.ts';
import type { LawSpec, Laws } from '../content/content.ts';
import type { PolicyDraft } from '../policies/policies.ts';

/**
 * One side of a review, as plain data: enough to judge by it again in another process. `policy` is the check policy of the companies: as it
 * stands, or a draft.
 */
export interface ReviewLaw extends LawSpec {
  policy: 'current' | PolicyDraft;
}

/** The law that judges for one side on a day. @throws Refusal `unknown-reference` for a release that is not here */
export async function lawOf(laws: Laws, side: ReviewLaw, today: CalendarDate): Promise<Law> {
  const content = await laws.contentOf(side, today);
  return { content, today, ...(side.policy === 'current' ? {} : { policyDraft: side.policy }) };
}
