import { useQuery } from '@tanstack/react-query';
import type { Overview } from '../../api/figures.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { overviewQuery } from '../reference-queries.ts';
import { EndsByWeek } from './ends-by-week.tsx';
import { FirstActs } from './first-acts.tsx';
import { Headline } from './headline.tsx';
import classes from './overview.module.css';
import { overviewRoute } from './overview-route.ts';
import { StateRisk } from './state-risk.tsx';
import { Waiting } from './waiting.tsx';

/** "How much tax would we owe if an auditor came today, and what cuts it most?" */
export function OverviewPage() {
  const query = useQuery(overviewQuery);
  const { 'f.state': state } = overviewRoute.useSearch();
  const { data, error } = query;
  if (!data) {
    return (
      <>
        <PageHeader title="Overview" />
        {error ? (
          <ProblemNotice error={error} what="The figures could not be loaded" retry={() => void query.refetch()} />
        ) : (
          <RowSkeleton rows={9} noun="the figures" />
        )}
      </>
    );
  }
  if (data.counts.customers === 0 && data.counts.transactions === 0) return <NothingYet />;
  return (
    <>
      <Headline overview={data} />
      {error && <Stale at={query.dataUpdatedAt} error={error} retry={() => void query.refetch()} />}
      <div className={classes.columns}>
        <div className={classes.side}>
          <StateRisk overview={data} state={state} />
          <EndsByWeek weeks={data.endsByWeek} />
        </div>
        <div className={classes.side}>
          <FirstActs overview={data} state={state} />
          <Waiting overview={data} />
        </div>
      </div>
      <Basis overview={data} />
    </>
  );
}

function NothingYet() {
  return (
    <>
      <PageHeader title="Overview" answer="Nothing to judge yet." />
      <NotYet title="No customers and no sales yet" act={<ButtonLink href="/customers/new">Add a customer</ButtonLink>}>
        This page answers how much tax would be owed if an auditor came today. It needs customers, their certificates
        and exempt sales; import them under Imports, or send them through the API.
      </NotYet>
    </>
  );
}

function Stale({ at, error, retry }: { at: number; error: Error; retry: () => void }) {
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(at);
  return (
    <ProblemNotice
      error={error}
      what="The figures could not be refreshed"
      kept={`Figures are from ${time}.`}
      retry={retry}
    />
  );
}

function Basis({ overview }: { overview: Overview }) {
  return (
    <details className={classes.basis}>
      <summary>How this number is made</summary>
      <p>
        Tax at risk is the tax on exempt sales of the period that no certificate on file would defend: none was
        received, or the one received did not cover the day, the state or the goods. Sales whose place or rate is not
        known cannot be judged and are counted apart, never as zero. Figures as of {overview.asOf}.
      </p>
    </details>
  );
}
