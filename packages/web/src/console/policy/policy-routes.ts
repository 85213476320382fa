import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

export const policyRoute = createRoute({
  getParentRoute,
  path: '/policy',
  validateSearch: listSearch({ filters: ['company', 'group', 'inForce', 'set'], sorts: ['code', 'severity'] }),
  component: lazyRouteComponent(() => import('./policy-page.tsx'), 'PolicyPage'),
});

export const ownChecksRoute = createRoute({
  getParentRoute,
  path: '/policy/own',
  component: lazyRouteComponent(() => import('./own/own-checks-page.tsx'), 'OwnChecksPage'),
});

export const newOwnCheckRoute = createRoute({
  getParentRoute,
  path: '/policy/own/new',
  component: lazyRouteComponent(() => import('./own/own-check-page.tsx'), 'NewOwnCheckPage'),
});

export const ownCheckRoute = createRoute({
  getParentRoute,
  path: '/policy/own/$checkId',
  component: lazyRouteComponent(() => import('./own/own-check-page.tsx'), 'OwnCheckPage'),
});

export const rehearsalsRoute = createRoute({
  getParentRoute,
  path: '/policy/rehearsals',
  validateSearch: listSearch({ filters: [], sorts: [] }),
  component: lazyRouteComponent(() => import('./rehearsal/rehearsals-page.tsx'), 'RehearsalsPage'),
});

export const rehearsalRoute = createRoute({
  getParentRoute,
  path: '/policy/rehearsals/$reviewId',
  validateSearch: listSearch({ filters: ['after'], sorts: [] }),
  component: lazyRouteComponent(() => import('./rehearsal/rehearsal-page.tsx'), 'RehearsalPage'),
});

export const policyRoutes = [
  policyRoute,
  ownChecksRoute,
  newOwnCheckRoute,
  ownCheckRoute,
  rehearsalsRoute,
  rehearsalRoute,
] as const;
