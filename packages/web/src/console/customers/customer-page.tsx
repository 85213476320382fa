import { IconCertificate, IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Customer } from '../../api/customers.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { useCan } from '../../app/session/act-button.tsx';
import { CoverBadge } from '../../ui/badge/status-badge.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { formatMoney, plural } from '../../ui/format/money.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { CoverageTab } from './coverage/coverage-tab.tsx';
import { CustomerCertificatesTab } from './customer-certificates-tab.tsx';
import { CustomerDetailsTab } from './customer-details-tab.tsx';
import { type CustomerFigures, figuresOf } from './customer-figures.ts';
import { CustomerPapersTab } from './customer-papers-tab.tsx';
import { coverageQuery, customerCertificatesQuery, customerQuery } from './customer-queries.ts';
import { customerRoute } from './customer-routes.ts';
import { CustomerSalesTab } from './customer-sales-tab.tsx';
import { useGroupName } from './group-name.ts';

const TABS = {
  coverage: CoverageTab,
  certificates: CustomerCertificatesTab,
  papers: CustomerPapersTab,
  sales: CustomerSalesTab,
  details: CustomerDetailsTab,
} as const;

function isTab(tab: string): tab is keyof typeof TABS {
  return Object.hasOwn(TABS, tab);
}

/** "For which state, reason and time are we covered, and what did the gaps cost?" */
export function CustomerPage() {
  const { customerId, tab } = customerRoute.useParams();
  const query = useQuery(customerQuery(customerId));
  const certificates = useQuery(customerCertificatesQuery(customerId)).data;
  if (!isTab(tab)) return <NotFoundPage />;
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the customer" />;
  }
  const customer = query.data;
  const Tab = TABS[tab];
  const base = `/customers/${encodeURIComponent(customerId)}`;
  const tabs = [
    { label: 'Coverage', href: `${base}/coverage` },
    { label: 'Certificates', href: `${base}/certificates`, count: certificates?.total ?? certificates?.data.length },
    { label: 'Papers needed', href: `${base}/papers` },
    { label: 'Sales', href: `${base}/sales` },
    { label: 'Details', href: `${base}/details` },
  ];
  return (
    <>
      <CustomerHeader customer={customer} />
      <PageTabs tabs={tabs} current={`${base}/${tab}`} label="Customer" />
      <Tab customer={customer} />
    </>
  );
}

function CustomerHeader({ customer }: { customer: Customer }) {
  const coverage = useQuery(coverageQuery(customer.customerId)).data;
  const group = useGroupName(customer.groupId);
  const figures = coverage ? figuresOf(coverage) : null;
  const heading = (
    <>
      {customer.name} <span style={{ color: 'var(--bf-ink-2)', fontWeight: 400 }}>#{customer.number}</span>
      {figures && <CoverBadge cover={figures.cover} count={figures.gapStates.length} />}
    </>
  );
  const mayAdd = useCan('certificates.write');
  const add = new URLSearchParams({ customer: customer.customerId }).toString();
  const check = new URLSearchParams({ customer: customer.number }).toString();
  return (
    <PageHeader
      title={customer.name}
      heading={heading}
      up={{ label: 'Customers', href: '/customers' }}
      answer={figures && <CustomerAnswer figures={figures} />}
      meta={[place(customer), group && `group ${group}`, customer.dbaName && `trades as ${customer.dbaName}`]
        .filter(Boolean)
        .join(' · ')}
      acts={
        <>
          <ButtonLink href={`/check?${check}`} icon={IconScale} quiet>
            Check an order
          </ButtonLink>
          {mayAdd && (
            <ButtonLink href={`/certificates/new?${add}`} icon={IconCertificate} quiet>
              Add a certificate
            </ButtonLink>
          )}
        </>
      }
    />
  );
}

function CustomerAnswer({ figures }: { figures: CustomerFigures }) {
  const exempt = `${formatMoney(figures.exempt12Months)} exempt sales in 12 months`;
  const gaps = figures.gapStates.length;
  if (figures.cover === 'unknown') return <>Cover is unknown: nothing to judge it by yet. {exempt}.</>;
  if (gaps === 0)
    return (
      <>
        No gap today, {formatMoney(figures.atRisk)} tax at risk. {exempt}.
      </>
    );
  return (
    <>
      Gap in {plural(gaps, 'state')}: <strong>{formatMoney(figures.atRisk)} tax at risk</strong>. {exempt}.
    </>
  );
}

function place(customer: Customer): string {
  const parts = [customer.city, customer.state ?? customer.province].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : 'Place unknown';
}
