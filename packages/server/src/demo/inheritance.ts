import { addDays, type CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { type Cover, coverKey } from './certificates.ts';
import type { CustomerPlan } from './customers.ts';
import type { SalePlan } from './sales.ts';
import { MULTISTATE, STORIES } from './stories.ts';

/** A customer that buys under the certificates of another. */
export interface InheritancePlan {
  user: CustomerPlan;
  owner: CustomerPlan;
  from: CalendarDate;
  comment: string;
}

/** How far back the take-over lies. */
const DAYS = 400;
const IN_ORDER = [STORIES[0], MULTISTATE];

interface InheritanceWorld {
  today: CalendarDate;
  covers: ReadonlyMap<string, Cover>;
}

/**
 * One customer, whose own paper was never received, was taken over by another of the same trade that has one for the same state;
 * chosen so that a sale stands on it. None in a world too small to hold such a pair.
 */
export function planInheritance(
  { today, covers }: InheritanceWorld,
  customers: readonly CustomerPlan[],
  sales: readonly SalePlan[],
): InheritancePlan[] {
  const earliest = addDays(today, -DAYS);
  for (const { customer: user, sale } of sales) {
    const state = `US-${sale.shipTo?.state}`;
    const own = covers.get(coverKey(user, state));
    if (!own || own.claimed || own.certificates.length > 0 || sale.date < earliest) continue;
    for (const owner of customers) {
      if (owner.group !== user.group || owner.trade.reason !== user.trade.reason) continue;
      const papers = covers.get(coverKey(owner, state))?.certificates ?? [];
      const held = papers.some(
        ({ draft, story }) =>
          IN_ORDER.includes(story) && draft.validFrom <= sale.date && (draft.expires ?? today) >= today,
      );
      if (!held) continue;
      const comment = `Taken over by ${owner.name}; buys under its registration since.`;
      return [{ user, owner, from: earliest, comment }];
    }
  }
  return [];
}
