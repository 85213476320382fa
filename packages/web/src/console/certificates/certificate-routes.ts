import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

export const certificatesRoute = createRoute({
  getParentRoute,
  path: '/certificates',
  validateSearch: listSearch({
    filters: [
      'status',
      'state',
      'reason',
      'formId',
      'endsBefore',
      'endsAfter',
      'severity',
      'document',
      'source',
      'customerId',
    ],
    sorts: ['expires', 'createdAt', 'number'],
  }),
  component: lazyRouteComponent(() => import('./certificates-page.tsx'), 'CertificatesPage'),
});

export const certificateRoutes = [certificatesRoute] as const;
