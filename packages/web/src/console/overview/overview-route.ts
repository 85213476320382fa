import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';

export interface OverviewSearch {
  /** The state that the page is narrowed to. */
  'f.state'?: string;
  /** `map`, `tiles` or `table`. */
  as?: string;
}

export const overviewRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/overview',
  validateSearch: (raw: Record<string, unknown>): OverviewSearch => ({
    ...(typeof raw['f.state'] === 'string' ? { 'f.state': raw['f.state'] } : {}),
    ...(['map', 'tiles', 'table'].includes(String(raw.as)) ? { as: String(raw.as) } : {}),
  }),
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});
