import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

export const importsRoute = createRoute({
  getParentRoute,
  path: '/imports',
  validateSearch: listSearch({ filters: [], sorts: [] }),
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
});

/** `f.company`, `f.group` by name, `f.customer` by number: whose files. */
export const exportRoute = createRoute({
  getParentRoute,
  path: '/imports/export',
  validateSearch: listSearch({ filters: ['company', 'group', 'customer'], sorts: [] }),
  component: lazyRouteComponent(() => import('./export/export-page.tsx'), 'ExportPage'),
});

export const importRoute = createRoute({
  getParentRoute,
  path: '/imports/$importId',
  validateSearch: listSearch({ filters: ['kind', 'code'], sorts: [] }),
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

export const importRoutes = [importsRoute, exportRoute, importRoute] as const;
