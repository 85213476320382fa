import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { isProblem } from '../../api/problem.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { ActButton } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { today } from '../../ui/format/dates.ts';
import { formatCount, plural } from '../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import { type ListSearch, useListState } from '../../ui/list/list-state.ts';
import { ViewTabs } from '../../ui/list/view-tabs.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import { useReasonNames } from '../library/use-reason-names.ts';
import { certificateColumns } from './certificate-columns.tsx';
import { certificateCountQuery, certificatesQuery } from './certificate-queries.ts';
import { BLOCKED, certificateViews, endsSoon, IN_REVIEW } from './certificate-views.ts';
import { useCertificateFilters } from './use-certificate-filters.ts';
import { useMoneyOf } from './use-money-of.ts';

/** "Which papers hold, and which end soon or wait?" */
export function CertificatesPage() {
  const list = useListState();
  const query = useQuery(certificatesQuery(list.search));
  const filters = useCertificateFilters(list);
  const words = filterWords(list, filters);
  const nameOf = useReasonNames();
  const moneyOf = useMoneyOf(query.data?.data);
  if (query.error && isProblem(query.error) && query.error.status === 403) {
    return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
  }
  if (query.data?.data.length === 0 && words === '' && !list.search.cursor && !query.isFetching) {
    return (
      <>
        <PageHeader title="Certificates" answer="No certificate is on file yet." />
        <NoCertificates />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Certificates"
        answer={<CertificatesAnswer matching={words === '' ? undefined : query.data?.total} />}
        acts={<NewButton />}
      />
      <ViewTabs path="/certificates" views={certificateViews(today())} current={list.search} />
      <FilterBar list={list} searchLabel="Number or customer" filters={filters} />
      <BfTable
        caption="Certificates with their status, what they cover and when they end"
        noun="certificate"
        columns={certificateColumns(nameOf, moneyOf)}
        rowKey={(row) => row.certificateId}
        query={query}
        list={list}
        defaultSort="-createdAt"
        filterWords={words}
        empty={<NoCertificates />}
      />
    </>
  );
}

function NewButton() {
  const router = useRouter();
  return (
    <ActButton
      permission="certificates.write"
      act="add certificates"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => router.history.push('/certificates/new')}
    >
      New certificate
    </ActButton>
  );
}

/** `matching`: how many the filters leave; undefined when none is set, null when more than are counted. */
function CertificatesAnswer({ matching }: { matching: number | null | undefined }) {
  const soonSearch = endsSoon(today());
  const all = useQuery(certificateCountQuery({})).data;
  const soon = useQuery(certificateCountQuery(soonSearch)).data;
  const waiting = useQuery(certificateCountQuery(IN_REVIEW)).data;
  const blocked = useQuery(certificateCountQuery(BLOCKED)).data;
  if (all === undefined || soon === undefined || waiting === undefined || blocked === undefined) return <>Counting…</>;
  const house = all === null ? 'more than 10,000 certificates' : plural(all, 'certificate');
  const sums = (
    <>
      <Count search={soonSearch} count={soon} one="ends" many="end" /> within 60 days,{' '}
      <Count search={IN_REVIEW} count={waiting} one="waits" many="wait" /> for review,{' '}
      <Count search={BLOCKED} count={blocked} one="is" many="are" /> approved with a finding that blocks.
    </>
  );
  if (matching === undefined) {
    return (
      <>
        <strong>{house}</strong>: {sums}
      </>
    );
  }
  return (
    <>
      <strong>{matching === null ? 'More than 10,000' : formatCount(matching)}</strong> of {house} match. In all, {sums}
    </>
  );
}

interface CountProps {
  search: ListSearch;
  count: number | null;
  one: string;
  many: string;
}

/** `41 end`, as the way to those 41. */
function Count({ search, count, one, many }: CountProps) {
  const words = count === null ? `more than 10,000 ${many}` : `${formatCount(count)} ${count === 1 ? one : many}`;
  if (count === 0) return <>{words}</>;
  return <AppLink href={`/certificates?${new URLSearchParams(search as Record<string, string>)}`}>{words}</AppLink>;
}

function NoCertificates() {
  return (
    <NotYet
      title="No certificate on file yet"
      act={<ButtonLink href="/certificates/new">Add the first certificate</ButtonLink>}
    >
      A certificate is what lets you leave sales tax off. Type one in from its paper,{' '}
      <AppLink href="/imports">import</AppLink> those of another system, or send them through the API.
    </NotYet>
  );
}
