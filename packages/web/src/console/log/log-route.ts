import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { type ListSearch, listSearch } from '../../ui/list/list-state.ts';

const list = listSearch({ filters: ['kind', 'actor', 'ref', 'from', 'to'], sorts: [] });

/** The list's state, and `entry`: the one entry that is open beside it. */
export type LogSearch = ListSearch & { entry?: string };

export const logRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/log',
  validateSearch: ({ entry, ...raw }: Record<string, unknown>): LogSearch => ({
    ...list(raw),
    ...(typeof entry === 'string' && entry !== '' ? { entry } : {}),
  }),
  component: lazyRouteComponent(() => import('./log-page.tsx'), 'LogPage'),
});
