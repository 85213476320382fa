import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AppLink } from '../../ui/app-link.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { decisionQuery } from '../decisions/decision-queries.ts';
import { CustomerSelect } from '../decisions/sale/customer-select.tsx';
import { companiesQuery } from '../reference-queries.ts';
import classes from './check.module.css';
import { CheckAnswer } from './check-answer.tsx';
import { CheckForm } from './check-form.tsx';
import { type CheckSearch, checkRoute } from './check-route.ts';
import { saleOf } from './check-sale.ts';
import { OtherStates } from './other-states.tsx';

/** "Can I leave tax off this order?" The answer comes as the fields fill. */
export function CheckPage() {
  const search = checkRoute.useSearch();
  const navigate = useNavigate({ from: checkRoute.fullPath });
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const company = search.company ?? companies[0]?.externalId ?? '';
  const sale = saleOf(search, company);
  const decision = useQuery(decisionQuery(sale));
  const change = (patch: { [Key in keyof CheckSearch]: string | undefined }) =>
    void navigate({ to: '.', search: (now) => withoutEmpty({ ...now, ...patch }), replace: true });
  return (
    <>
      <PageHeader
        title="Quick check"
        answer="Can tax be left off this order? Pick a customer and a state; nothing is stored."
        meta={
          <>
            Where the network may drop:{' '}
            <AppLink href={`/offline?${new URLSearchParams({ ...search })}`}>decide offline</AppLink>
          </>
        }
      />
      <div className={classes.columns}>
        <CheckForm
          search={search}
          company={company}
          companies={companies}
          customer={
            <CustomerSelect
              company={company}
              value={search.customer}
              name={sale ? decision.data?.customer?.name : undefined}
              onChange={(customer) => change({ customer })}
            />
          }
          change={change}
        />
        <section aria-label="Answer" aria-live="polite" className={classes.answer}>
          {!sale && <Notice tone="neutral">The answer stands here as soon as customer and state are chosen.</Notice>}
          {sale && decision.isPending && <RowSkeleton rows={4} noun="the answer" />}
          {decision.error && (
            <ProblemNotice error={decision.error} what="No answer" retry={() => void decision.refetch()} />
          )}
          {sale && decision.data && !decision.error && <CheckAnswer decision={decision.data} sale={sale} />}
          {sale && decision.data?.customer && (
            <OtherStates customerId={decision.data.customer.customerId} except={search.state ?? ''} />
          )}
        </section>
      </div>
    </>
  );
}

function withoutEmpty(search: Record<string, string | undefined>): CheckSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as CheckSearch;
}
