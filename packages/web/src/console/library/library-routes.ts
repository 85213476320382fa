import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

/** Of a page of facts: which one a link points at, and whether only the doubtful ones are shown. */
export interface FactSearch {
  /** Path of a fact, `accepts.mtcUniform`. */
  fact?: string;
  show?: 'unconfirmed';
}

function factSearch(raw: Record<string, unknown>): FactSearch {
  return {
    ...(typeof raw.fact === 'string' ? { fact: raw.fact } : {}),
    ...(raw.show === 'unconfirmed' ? { show: raw.show } : {}),
  };
}

const libraryRoute = createRoute({
  getParentRoute,
  path: '/library',
  validateSearch: listSearch({ filters: ['known'], sorts: ['name', 'rate', 'forms', 'direct', 'unconfirmed'] }),
  component: lazyRouteComponent(() => import('./states/states-page.tsx'), 'StatesPage'),
});

export const stateRoute = createRoute({
  getParentRoute,
  path: '/library/states/$code',
  validateSearch: factSearch,
  component: lazyRouteComponent(() => import('./states/state-page.tsx'), 'StatePage'),
});

const formsRoute = createRoute({
  getParentRoute,
  path: '/library/forms',
  validateSearch: listSearch({
    filters: ['owner', 'reason', 'ends', 'confidence'],
    sorts: ['owner', 'number', 'unconfirmed'],
  }),
  component: lazyRouteComponent(() => import('./forms/forms-page.tsx'), 'FormsPage'),
});

export const formRoute = createRoute({
  getParentRoute,
  path: '/library/forms/$formId',
  validateSearch: factSearch,
  component: lazyRouteComponent(() => import('./forms/form-page.tsx'), 'FormPage'),
});

const multistateListRoute = createRoute({
  getParentRoute,
  path: '/library/multistate',
  component: lazyRouteComponent(() => import('./multistate/multistate-list-page.tsx'), 'MultistateListPage'),
});

export const multistateRoute = createRoute({
  getParentRoute,
  path: '/library/multistate/$code',
  validateSearch: factSearch,
  component: lazyRouteComponent(() => import('./multistate/multistate-page.tsx'), 'MultistatePage'),
});

const reasonsRoute = createRoute({
  getParentRoute,
  path: '/library/reasons',
  component: lazyRouteComponent(() => import('./reasons-page.tsx'), 'ReasonsPage'),
});

const checksRoute = createRoute({
  getParentRoute,
  path: '/library/checks',
  validateSearch: listSearch({ filters: ['group', 'severity', 'runs'], sorts: ['code', 'severity'] }),
  component: lazyRouteComponent(() => import('./checks/checks-page.tsx'), 'ChecksPage'),
});

export const checkRoute = createRoute({
  getParentRoute,
  path: '/library/checks/$code',
  component: lazyRouteComponent(() => import('./checks/check-page.tsx'), 'CheckPage'),
});

export const libraryRoutes = [
  libraryRoute,
  stateRoute,
  formsRoute,
  formRoute,
  multistateListRoute,
  multistateRoute,
  reasonsRoute,
  checksRoute,
  checkRoute,
] as const;
