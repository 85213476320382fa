import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

export const customersRoute = createRoute({
  getParentRoute,
  path: '/customers',
  validateSearch: listSearch({ filters: ['cover', 'state', 'group', 'company'], sorts: ['atRisk', 'name', 'number'] }),
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
});

export const newCustomerRoute = createRoute({
  getParentRoute,
  path: '/customers/new',
  component: lazyRouteComponent(() => import('./new-customer-page.tsx'), 'NewCustomerPage'),
});

const customerIndexRoute = createRoute({
  getParentRoute,
  path: '/customers/$customerId',
  beforeLoad: ({ params }) => {
    throw redirect({ href: `/customers/${encodeURIComponent(params.customerId)}/coverage` });
  },
});

export const customerRoute = createRoute({
  getParentRoute,
  path: '/customers/$customerId/$tab',
  /** Of the coverage tab: months shown, and grid or table. */
  validateSearch: (raw: Record<string, unknown>): { months?: string; as?: string } => ({
    ...(['12', '24', '36'].includes(String(raw.months)) ? { months: String(raw.months) } : {}),
    ...(raw.as === 'table' ? { as: raw.as } : {}),
  }),
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
});

export const customerRoutes = [customersRoute, newCustomerRoute, customerIndexRoute, customerRoute] as const;
