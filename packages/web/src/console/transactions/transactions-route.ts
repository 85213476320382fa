import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

export const transactionsRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/transactions',
  validateSearch: listSearch({
    filters: ['outcome', 'state', 'company', 'customerId', 'certificateId', 'from', 'to', 'revisions'],
    sorts: ['date', 'exempt', 'tax'],
  }),
  component: lazyRouteComponent(() => import('./transactions-page.tsx'), 'TransactionsPage'),
});
