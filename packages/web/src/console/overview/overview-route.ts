import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';

export const overviewRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/overview',
  /** `f.state`: the map's state narrows the page. */
  validateSearch: (raw: Record<string, unknown>): { 'f.state'?: string } =>
    typeof raw['f.state'] === 'string' ? { 'f.state': raw['f.state'] } : {},
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});
