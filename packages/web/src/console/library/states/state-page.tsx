import { factOn, type Jurisdiction } from '@bonafide/core/content/content.ts';
import { countByConfidence } from '@bonafide/core/content/register.ts';
import { useQuery } from '@tanstack/react-query';
import { ErrorPage } from '../../../app/error-page.tsx';
import { DateText } from '../../../ui/format/date-text.tsx';
import { today } from '../../../ui/format/dates.ts';
import { formatRate, plural } from '../../../ui/format/money.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { Conflicts } from '../facts/conflicts.tsx';
import { Doubts } from '../facts/doubts.tsx';
import { FactBlock, FactSections, isLost, unconfirmedOf } from '../facts/fact-section.tsx';
import { PageContents } from '../facts/page-contents.tsx';
import { SourceList } from '../facts/source-links.tsx';
import { UnconfirmedSwitch } from '../facts/unconfirmed-switch.tsx';
import { jurisdictionQuery } from '../library-queries.ts';
import { stateRoute } from '../library-routes.ts';
import { useReasonNames } from '../use-reason-names.ts';
import { stateSections } from './state-sections.tsx';

/** "What does this state ask, says who, and how sure are we?" */
export function StatePage() {
  const { code } = stateRoute.useParams();
  const query = useQuery(jurisdictionQuery(code));
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={12} noun="the state" />;
  }
  return <State state={query.data} />;
}

function State({ state }: { state: Jurisdiction }) {
  const { fact, show } = stateRoute.useSearch();
  const sections = stateSections(state, useReasonNames(), today());
  const rows = sections.flatMap((section) => section.rows);
  const unconfirmed = sections.flatMap((section) => unconfirmedOf(section).rows).length;
  const onlyUnconfirmed = show === 'unconfirmed';
  return (
    <>
      <PageHeader
        title={state.name}
        up={{ label: 'Library', href: '/library' }}
        answer={<Answer state={state} />}
        meta={
          <>
            {state.code} · sources last read <DateText date={lastRead(state)} />
          </>
        }
        acts={<UnconfirmedSwitch count={unconfirmed} on={onlyUnconfirmed} />}
      />
      {isLost(fact, sections) && (
        <Notice tone="unknown">
          The address points at <span className="bf-mono">{fact}</span>, which this state’s facts do not have.
        </Notice>
      )}
      {!onlyUnconfirmed && (
        <PageContents
          entries={[
            ...sections.map(({ id, title, rows: { length } }) => ({ id, title, count: length })),
            ...(state.conflicts.length > 0
              ? [{ id: 'conflicts', title: 'Where sources disagree', count: state.conflicts.length }]
              : []),
            { id: 'unconfirmed', title: 'Not confirmed', count: unconfirmed },
            { id: 'sources', title: 'Sources', count: state.sources.length },
          ]}
        />
      )}
      <FactSections
        sections={sections}
        sources={state.sources}
        lit={fact}
        onlyUnconfirmed={onlyUnconfirmed}
        address={(pointer) => ({ file: state.code, pointer })}
      />
      {state.conflicts.length > 0 && (
        <FactBlock id="conflicts" title="Where sources disagree" count={state.conflicts.length}>
          <Conflicts conflicts={state.conflicts} rows={rows} sources={state.sources} />
        </FactBlock>
      )}
      <FactBlock
        id="unconfirmed"
        title="Not confirmed"
        count={unconfirmed}
        intro="Values no text read confirms, what nothing is known about, and doubts in the words of whoever read. None of them grounds a finding that blocks."
      >
        <Doubts sections={onlyUnconfirmed ? [] : sections} statements={state.unconfirmed} />
      </FactBlock>
      {!onlyUnconfirmed && (
        <FactBlock id="sources" title="Sources" count={state.sources.length}>
          <SourceList sources={state.sources} />
        </FactBlock>
      )}
    </>
  );
}

function Answer({ state }: { state: Jurisdiction }) {
  const day = today();
  const counts = countByConfidence(state);
  const facts = counts.direct + counts['second-hand'] + counts.unconfirmed;
  const imposed = factOn(state.salesTax, day)?.value.imposed;
  const rate = factOn(state.rate, day)?.value ?? null;
  return (
    <>
      {imposed === false ? (
        'No statewide sales tax'
      ) : (
        <>
          <strong>{formatRate(rate)}</strong> statewide rate
        </>
      )}
      . {plural(state.forms.length, 'form')}, {plural(facts, 'fact')}: {counts.direct} direct, {counts['second-hand']}{' '}
      second-hand, {counts.unconfirmed} unconfirmed.
    </>
  );
}

function lastRead(state: Jurisdiction): string | null {
  return (
    state.sources
      .map((source) => source.read)
      .sort()
      .at(-1) ?? null
  );
}
