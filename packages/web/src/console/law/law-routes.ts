import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

const releasesRoute = createRoute({
  getParentRoute,
  path: '/law',
  component: lazyRouteComponent(() => import('./releases-page.tsx'), 'ReleasesPage'),
});

export const releaseRoute = createRoute({
  getParentRoute,
  path: '/law/releases/$number',
  component: lazyRouteComponent(() => import('./release-page.tsx'), 'ReleasePage'),
});

/** A fact to put an overlay over: from the page of a state. */
export interface OverlaySearch {
  file?: string;
  pointer?: string;
}

export const overlaysRoute = createRoute({
  getParentRoute,
  path: '/law/overlays',
  validateSearch: (raw: Record<string, unknown>): OverlaySearch => ({
    ...(typeof raw.file === 'string' ? { file: raw.file } : {}),
    ...(typeof raw.pointer === 'string' ? { pointer: raw.pointer } : {}),
  }),
  component: lazyRouteComponent(() => import('./overlays-page.tsx'), 'OverlaysPage'),
});

const reviewsRoute = createRoute({
  getParentRoute,
  path: '/law/reviews',
  validateSearch: listSearch({ filters: ['kind', 'subject'], sorts: [] }),
  component: lazyRouteComponent(() => import('./reviews-page.tsx'), 'ReviewsPage'),
});

export const reviewRoute = createRoute({
  getParentRoute,
  path: '/law/reviews/$reviewId',
  validateSearch: listSearch({ filters: ['verdict', 'before', 'after', 'jurisdiction', 'check'], sorts: [] }),
  component: lazyRouteComponent(() => import('./review-page.tsx'), 'ReviewPage'),
});

const verdictsRoute = createRoute({
  getParentRoute,
  path: '/law/verdicts',
  validateSearch: listSearch({ filters: ['cause'], sorts: [] }),
  component: lazyRouteComponent(() => import('./verdicts-page.tsx'), 'VerdictsPage'),
});

export const lawRoutes = [
  releasesRoute,
  releaseRoute,
  overlaysRoute,
  reviewsRoute,
  reviewRoute,
  verdictsRoute,
] as const;
