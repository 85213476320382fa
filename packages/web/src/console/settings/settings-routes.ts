import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

const settingsIndexRoute = createRoute({
  getParentRoute,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ href: '/settings/companies' });
  },
});

/** `f.company` and `f.group`: whose groups, reasons, authorities, product codes or license types are shown; `f.ends`: which licenses. */
export const settingsRoute = createRoute({
  getParentRoute,
  path: '/settings/$area',
  validateSearch: listSearch({ filters: ['company', 'group', 'ends'], sorts: [] }),
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

export const newCompanyRoute = createRoute({
  getParentRoute,
  path: '/settings/companies/new',
  component: lazyRouteComponent(() => import('./companies/company-page.tsx'), 'NewCompanyPage'),
});

export const companyRoute = createRoute({
  getParentRoute,
  path: '/settings/companies/$externalId',
  component: lazyRouteComponent(() => import('./companies/company-page.tsx'), 'CompanyPage'),
});

export const settingsRoutes = [settingsIndexRoute, settingsRoute, newCompanyRoute, companyRoute] as const;
