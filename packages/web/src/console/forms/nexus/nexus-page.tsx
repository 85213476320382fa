import { MultiSelect, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Rehearsal, RehearsalQuestion } from '../../../api/forms.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { formatDate } from '../../../ui/format/dates.ts';
import { formatMoney, plural } from '../../../ui/format/money.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { NoPermission } from '../../../ui/notice/no-permission.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { SaleDate } from '../../decisions/sale/sale-texts.tsx';
import { useStates } from '../../places.ts';
import { companiesQuery } from '../../reference-queries.ts';
import { rehearsalQuery } from '../forms-queries.ts';
import { type NexusSearch, nexusRoute } from '../forms-routes.ts';
import { DownloadFile } from './download-file.tsx';
import classes from './nexus.module.css';
import { RehearsedCustomers } from './rehearsed-customers.tsx';
import { PapersToAsk, RehearsedStates } from './rehearsed-states.tsx';

type Patch = { [Key in keyof NexusSearch]: NexusSearch[Key] | undefined };

/** "What if we register in three more states?" */
export function NexusPage() {
  if (!useCan('figures.read')) return <NoPermission />;
  return <NexusRehearsal />;
}

function NexusRehearsal() {
  const search = nexusRoute.useSearch();
  const navigate = useNavigate({ from: nexusRoute.fullPath });
  const listed = useQuery(companiesQuery);
  const companies = listed.data?.data ?? [];
  const states = useStates();
  const company = search.company ?? companies[0]?.externalId ?? '';
  const question = questionOf(search, company);
  const query = useQuery(rehearsalQuery(question));
  const rehearsal = question ? query.data : null;
  const waiting = Boolean(search.states) && (listed.isPending || (question !== null && query.isPending));
  // Another question begins at its first page.
  const change = (patch: Patch) =>
    void navigate({ to: '.', search: (now) => withoutEmpty({ ...now, cursor: undefined, ...patch }), replace: true });
  return (
    <>
      <PageHeader
        title="Nexus rehearsal"
        answer={rehearsal ? <Answer rehearsal={rehearsal} /> : 'What if we register in more states? Nothing is stored.'}
        meta={rehearsal && <Basis rehearsal={rehearsal} />}
        acts={
          question && rehearsal && rehearsal.data.length > 0 ? (
            <DownloadFile question={question} icon={IconDownload} />
          ) : null
        }
      />
      <div className={classes.page}>
        <div className={`bf-card ${classes.form}`}>
          <Select
            label="Company"
            data={companies.map((row) => ({ value: row.externalId, label: row.name }))}
            value={company || null}
            onChange={(value) => change({ company: value ?? undefined })}
            allowDeselect={false}
            searchable
          />
          <MultiSelect
            label="States to register in"
            placeholder={search.states ? undefined : 'Type a state'}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the states' }}
            data={states}
            value={search.states?.split(',') ?? []}
            onChange={(values) => change({ states: values.length > 0 ? values.join(',') : undefined })}
          />
          <SaleDate label="Registered from" value={search.from} onSettle={(from) => change({ from })} />
        </div>
        {listed.data && companies.length === 0 && (
          <NotYet title="No company yet">A rehearsal is about the sales of a company; add one in the settings.</NotYet>
        )}
        {companies.length > 0 && !search.states && (
          <Notice tone="neutral">
            Choose the states. Customers that bought there in 12 months, or sit there, are then judged one by one:
            covered by papers on file, in need of papers, or never exempt.
          </Notice>
        )}
        {waiting && <RowSkeleton rows={8} noun="the rehearsal" />}
        {query.error && (
          <ProblemNotice error={query.error} what="The rehearsal failed" retry={() => void query.refetch()} />
        )}
        {question && rehearsal && !query.error && (
          <>
            {rehearsal.totals.customersNotCounted > 0 && (
              <Notice tone="attention">
                {plural(rehearsal.totals.customersNotCounted, 'customer')} with rare combinations of states and reasons
                are in the sums of money, not in the counts of papers.
              </Notice>
            )}
            <RehearsedStates rehearsal={rehearsal} />
            <PapersToAsk rehearsal={rehearsal} />
            <RehearsedCustomers rehearsal={rehearsal} search={search} query={query} change={change} />
          </>
        )}
      </div>
    </>
  );
}

function Answer({ rehearsal: { totals, states } }: { rehearsal: Rehearsal }) {
  const { needed, covered, noClaim, papers, papersOneByOne, gap } = totals;
  if (needed + covered + noClaim === 0)
    return (
      <>Nobody bought in {plural(states.length, 'this state', 'these states')} in 12 months, and nobody sits there.</>
    );
  const money = gap.map(({ currency, tax }) => formatMoney(tax, 'whole', currency)).join(' and ');
  return (
    <>
      {needed === 0 ? (
        'No customer owes a paper. '
      ) : (
        <>
          {plural(needed, 'customer')} {needed === 1 ? 'owes' : 'owe'} {plural(papers, 'paper')}
          {papersOneByOne > papers && ` (${papersOneByOne} if each state had its own)`}:{' '}
          <strong>{money || formatMoney('0')} tax a year is not covered</strong>.{' '}
        </>
      )}
      {plural(covered, 'customer')} {covered === 1 ? 'is' : 'are'} covered already; {noClaim} never claimed an
      exemption.
    </>
  );
}

function Basis({ rehearsal: { basis, from, release } }: { rehearsal: Rehearsal }) {
  return (
    <>
      Recorded sales from {formatDate(basis.salesFrom)} to {formatDate(basis.salesTo)} at each state’s own rate on{' '}
      {formatDate(from)}, local taxes left out; cover and law of that day, content {release}.
    </>
  );
}

function questionOf(search: NexusSearch, company: string): RehearsalQuestion | null {
  const states = search.states?.split(',') ?? [];
  if (states.length === 0 || company === '') return null;
  return {
    company,
    states,
    ...(search.from ? { from: search.from } : {}),
    ...(search.show ? { customers: [search.show as 'needed'] } : {}),
    ...(search.cursor ? { cursor: search.cursor } : {}),
  };
}

function withoutEmpty(search: Patch): NexusSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as NexusSearch;
}
