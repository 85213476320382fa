import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';

/** What was asked, so that a check can be sent to a colleague. `state` is an ISO 3166-2 code, `customer` a customer number. */
export interface CheckSearch {
  company?: string;
  customer?: string;
  state?: string;
  city?: string;
  date?: string;
  product?: string;
  amount?: string;
  po?: string;
  /** `true`: the buyer keeps the goods. */
  notForResale?: string;
}

const KEYS = ['company', 'customer', 'state', 'city', 'date', 'product', 'amount', 'po', 'notForResale'] as const;

export function checkSearch(raw: Record<string, unknown>): CheckSearch {
  const search: CheckSearch = {};
  for (const key of KEYS) {
    const value = raw[key];
    if (typeof value === 'string') search[key] = value;
  }
  return search;
}

export const checkRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/check',
  validateSearch: checkSearch,
  component: lazyRouteComponent(() => import('./check-page.tsx'), 'CheckPage'),
});
