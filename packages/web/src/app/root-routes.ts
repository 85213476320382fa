import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { meQuery } from './session/session-queries.ts';

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  errorComponent: ErrorPage,
});

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { to?: string } => (typeof raw.to === 'string' ? { to: raw.to } : {}),
  component: lazyRouteComponent(() => import('./session/sign-in-page.tsx'), 'SignInPage'),
});

/** Parent of every console screen: asks who is there before anything is shown. */
export const consoleRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'console',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (isProblem(error) && error.status === 401) throw redirect({ to: '/sign-in', search: { to: location.href } });
      throw error;
    }
  },
  component: lazyRouteComponent(() => import('./shell/console-shell.tsx'), 'ConsoleShell'),
});

/** Any other address: inside the shell, so that the way back is in sight. */
export const elsewhereRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '$',
  component: NotFoundPage,
});

export const homeRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/overview' as '/' });
  },
});
