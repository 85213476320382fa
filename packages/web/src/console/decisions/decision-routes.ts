import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { isSalePath, type SaleFields } from './sale/sale-fields.ts';

const getParentRoute = () => consoleRoute;

/**
 * A tried sale: its fields by path (`shipTo.state=TX`, `lines.0.grossAmount=1000`). With `from`, the id of a recorded sale, the
 * address holds only what differs from it, and `without` names what is left out.
 */
export type TrySearch = SaleFields & ClockSearch & { from?: string; without?: string };

/** The two clocks of an address: `asof` a day, `known` an instant. What is neither is left out. */
export interface ClockSearch {
  asof?: string;
  known?: string;
}

function clockSearch(raw: Record<string, unknown>): ClockSearch {
  const { asof, known } = raw;
  return {
    ...(typeof asof === 'string' && isCalendarDate(asof) ? { asof } : {}),
    ...(typeof known === 'string' && !Number.isNaN(Date.parse(known)) ? { known } : {}),
  };
}

export const tryRoute = createRoute({
  getParentRoute,
  path: '/decisions/try',
  validateSearch: (raw: Record<string, unknown>): TrySearch => {
    const known = Object.entries(raw).filter(
      ([key, value]) => typeof value === 'string' && (key === 'from' || key === 'without' || isSalePath(key)),
    );
    return { ...Object.fromEntries(known), ...clockSearch(raw) } as TrySearch;
  },
  component: lazyRouteComponent(() => import('./try-page.tsx'), 'TryPage'),
});

export const decisionRoute = createRoute({
  getParentRoute,
  path: '/decisions/$transactionId',
  validateSearch: clockSearch,
  component: lazyRouteComponent(() => import('./decision-page.tsx'), 'DecisionPage'),
});

export const decisionRoutes = [tryRoute, decisionRoute] as const;
