import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { consoleRoutes } from '../console/console-routes.ts';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PendingPage } from './pending-page.tsx';
import { consoleRoute, elsewhereRoute, homeRoute, rootRoute, signInRoute } from './root-routes.ts';
import { parseSearch, stringifySearch } from './search-params.ts';

const routeTree = rootRoute.addChildren([
  signInRoute,
  consoleRoute.addChildren([homeRoute, elsewhereRoute, ...consoleRoutes]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    // Keys a route does not know leave the address, so that a copied link holds nothing that has no meaning.
    search: { strict: true },
    scrollRestoration: true,
    defaultPendingComponent: PendingPage,
    defaultPendingMs: 1000,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPreload: 'intent',
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
