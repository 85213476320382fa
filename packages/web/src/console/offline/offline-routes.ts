import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';
import { checkSearch } from '../check/check-route.ts';

const getParentRoute = () => consoleRoute;

/** The sale asked about may come from the quick check; from then on it stays in the page, which must not need its address. */
export const offlineRoute = createRoute({
  getParentRoute,
  path: '/offline',
  validateSearch: checkSearch,
  component: lazyRouteComponent(() => import('./offline-page.tsx'), 'OfflinePage'),
});

export const reconciliationsRoute = createRoute({
  getParentRoute,
  path: '/offline/reconciliations',
  validateSearch: listSearch({ filters: ['differs'], sorts: [] }),
  component: lazyRouteComponent(() => import('./reconciliations/reconciliations-page.tsx'), 'ReconciliationsPage'),
});

export const reconciliationRoute = createRoute({
  getParentRoute,
  path: '/offline/reconciliations/$reconciliationId',
  component: lazyRouteComponent(() => import('./reconciliations/reconciliation-page.tsx'), 'ReconciliationPage'),
});

export const offlineRoutes = [offlineRoute, reconciliationsRoute, reconciliationRoute] as const;
