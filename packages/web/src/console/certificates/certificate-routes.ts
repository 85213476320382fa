import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { consoleRoute } from '../../app/root-routes.ts';
import { listSearch } from '../../ui/list/list-state.ts';

const getParentRoute = () => consoleRoute;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

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
      'riskFrom',
      'document',
      'source',
      'customerId',
    ],
    sorts: ['expires', 'createdAt', 'number', 'risk'],
  }),
  component: lazyRouteComponent(() => import('./certificates-page.tsx'), 'CertificatesPage'),
});

/** What a new certificate begins with; what is left out is typed. */
export interface NewCertificateSearch {
  /** Whose certificate it is, by id or by number. */
  customer?: string;
  form?: string;
  /** By comma. */
  states?: string;
  reasons?: string;
}

export const newCertificateRoute = createRoute({
  getParentRoute,
  path: '/certificates/new',
  validateSearch: (raw: Record<string, unknown>): NewCertificateSearch =>
    Object.fromEntries(
      ['customer', 'form', 'states', 'reasons'].flatMap((key) => {
        const value = text(raw[key]);
        return value ? [[key, value]] : [];
      }),
    ),
  component: lazyRouteComponent(() => import('./new/new-certificate-page.tsx'), 'NewCertificatePage'),
});

const certificateIndexRoute = createRoute({
  getParentRoute,
  path: '/certificates/$certificateId',
  beforeLoad: ({ params }) => {
    throw redirect({ href: `/certificates/${encodeURIComponent(params.certificateId)}/fields`, replace: true });
  },
});

/** Which page of which document is shown; `known`: as the record stood at that instant. */
export interface CertificateSearch {
  page?: string;
  document?: string;
  known?: string;
}

export const certificateRoute = createRoute({
  getParentRoute,
  path: '/certificates/$certificateId/$tab',
  validateSearch: (raw: Record<string, unknown>): CertificateSearch => {
    const page = /^[1-9]\d{0,2}$/.test(String(raw.page)) ? String(raw.page) : undefined;
    const document = text(raw.document);
    const known = Number.isFinite(Date.parse(String(raw.known))) ? String(raw.known) : undefined;
    return { ...(page && { page }), ...(document && { document }), ...(known && { known }) };
  },
  component: lazyRouteComponent(() => import('./page/certificate-page.tsx'), 'CertificatePage'),
});

export const certificateRoutes = [
  certificatesRoute,
  newCertificateRoute,
  certificateIndexRoute,
  certificateRoute,
] as const;
