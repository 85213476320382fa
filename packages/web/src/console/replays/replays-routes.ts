import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

/** Which sales a replay takes, in the words of the list of transactions. */
export const SALE_FILTERS = ['outcome', 'state', 'company', 'customerId', 'certificateId', 'from', 'to'] as const;

export const replaysRoute = createRoute({
  getParentRoute,
  path: '/replays',
  validateSearch: listSearch({ filters: [], sorts: [] }),
  component: lazyRouteComponent(() => import('./replays-page.tsx'), 'ReplaysPage'),
});

export const newReplayRoute = createRoute({
  getParentRoute,
  path: '/replays/new',
  validateSearch: listSearch({ filters: SALE_FILTERS, sorts: [] }),
  component: lazyRouteComponent(() => import('./new-replay-page.tsx'), 'NewReplayPage'),
});

export const replayRoute = createRoute({
  getParentRoute,
  path: '/replays/$replayId',
  validateSearch: listSearch({ filters: ['kind', 'currency'], sorts: [] }),
  component: lazyRouteComponent(() => import('./replay-page.tsx'), 'ReplayPage'),
});

export const replayRoutes = [replaysRoute, newReplayRoute, replayRoute] as const;
