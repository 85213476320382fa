import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

export const verificationQueueRoute = createRoute({
  getParentRoute,
  path: '/verification',
  validateSearch: listSearch({ filters: ['state', 'sourceId'], sorts: [] }),
  component: lazyRouteComponent(() => import('./queue-page.tsx'), 'QueuePage'),
});

export const exemptListsRoute = createRoute({
  getParentRoute,
  path: '/verification/lists',
  component: lazyRouteComponent(() => import('./exempt-lists-page.tsx'), 'ExemptListsPage'),
});

export const verificationRoutes = [verificationQueueRoute, exemptListsRoute] as const;
