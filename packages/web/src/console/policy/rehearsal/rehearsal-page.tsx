import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Flip, Review } from '../../../api/policies.ts';
import { ErrorPage } from '../../../app/error-page.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { plural } from '../../../ui/format/money.ts';
import { Money } from '../../../ui/format/money-text.tsx';
import { FilterBar, filterWords } from '../../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../../ui/list/filter-choice.ts';
import { useListState } from '../../../ui/list/list-state.ts';
import { AllDone } from '../../../ui/notice/empty-states.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import classes from '../policy.module.css';
import { flipsQuery, reviewQuery } from '../policy-queries.ts';
import { rehearsalRoute } from '../policy-routes.ts';
import { VERDICT_WORDS, VerdictBadge, WEIGHT_WORDS } from '../policy-words.tsx';
import { AdoptDraft } from './adopt-draft.tsx';

const COLUMNS: [BfColumn<Flip>, ...BfColumn<Flip>[]] = [
  {
    key: 'certificate',
    title: 'Certificate',
    render: (row) => <AppLink href={`/certificates/${row.certificateId}`}>{row.certificateNumber}</AppLink>,
  },
  {
    key: 'customer',
    title: 'Customer',
    render: (row) => <AppLink href={`/customers/${row.customerId}`}>{row.customerName}</AppLink>,
  },
  { key: 'states', title: 'States', render: (row) => row.jurisdictions.join(', ') },
  {
    key: 'verdict',
    title: 'Comes out',
    card: 'status',
    render: (row) => (
      <>
        <VerdictBadge verdict={row.verdictBefore} /> → <VerdictBadge verdict={row.verdictAfter} />
      </>
    ),
  },
  { key: 'why', title: 'Because of', render: (row) => <Why flip={row} /> },
  {
    key: 'exempt',
    title: 'Exempt sales, 12 months',
    align: 'right',
    render: (row) =>
      row.exempt.length === 0
        ? 'None'
        : row.exempt.map(({ currency, amount }) => (
            <div key={currency}>
              <Money value={amount} currency={currency} />
            </div>
          )),
  },
];

const FILTERS: FilterChoice[] = [
  {
    key: 'after',
    label: 'Comes out',
    options: Object.entries(VERDICT_WORDS).map(([value, { word }]) => ({ value, label: word })),
  },
];

/** Findings that come and go; one that only weighs otherwise is told by both weights. */
function Why({ flip }: { flip: Flip }) {
  const codes = [...new Set([...flip.come, ...flip.gone].map(({ code }) => code))].sort();
  return codes.map((code) => {
    const come = flip.come.find((finding) => finding.code === code);
    const gone = flip.gone.find((finding) => finding.code === code);
    return (
      <div key={code}>
        <span className="bf-mono">{code}</span>{' '}
        {come && gone
          ? `${WEIGHT_WORDS[gone.severity].word} → ${WEIGHT_WORDS[come.severity].word}`
          : come
            ? `now found: ${WEIGHT_WORDS[come.severity].word}`
            : 'no longer found'}
      </div>
    );
  });
}

/** "Which papers and which money flip, and whom would we have to ask?" */
export function RehearsalPage() {
  const { reviewId } = rehearsalRoute.useParams();
  const query = useQuery(reviewQuery(reviewId));
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the rehearsal" />;
  }
  return <Rehearsal review={query.data} />;
}

function Rehearsal({ review }: { review: Review }) {
  const list = useListState();
  const flips = useQuery(flipsQuery(review, list.search));
  return (
    <>
      <PageHeader
        title={review.kind === 'rehearsal' ? 'Rehearsal' : 'Change of the policy'}
        up={{ label: 'Rehearsals', href: '/policy/rehearsals' }}
        answer={<Answer review={review} />}
        meta={review.name}
      />
      {review.status === 'running' && review.total > 0 && (
        <Progress value={(review.processed / review.total) * 100} aria-label="Certificates judged" mb="md" />
      )}
      {review.status === 'failed' && (
        <Notice tone="bad">
          <strong>It could not be finished.</strong> {review.failure} What was judged stands below.
        </Notice>
      )}
      {review.status === 'done' && <Asked review={review} />}
      {review.kind === 'rehearsal' && review.status === 'done' && <AdoptDraft review={review} />}
      <FilterBar list={list} filters={FILTERS} />
      <BfTable
        caption="Certificates that come out otherwise, most money first"
        noun="certificate"
        columns={COLUMNS}
        rowKey={(row) => row.certificateId}
        query={flips}
        list={list}
        filterWords={filterWords(list, FILTERS)}
        empty={
          review.status === 'running' ? (
            <AllDone title="None so far">The certificates are still being judged.</AllDone>
          ) : (
            <AllDone title="No certificate comes out otherwise">The change flips nothing you hold.</AllDone>
          )
        }
      />
    </>
  );
}

function Answer({ review }: { review: Review }) {
  if (review.status === 'running')
    return `${review.processed} of ${review.total || '…'} certificates judged; ${review.flips} come out otherwise so far.`;
  const worse = review.summary?.money.filter(({ worse: amount }) => Number(amount) !== 0) ?? [];
  return (
    <>
      <strong>
        {review.flips} of {plural(review.processed, 'certificate')}
      </strong>{' '}
      {review.flips === 1 ? 'comes' : 'come'} out otherwise
      {worse.length > 0 && (
        <>
          ; on those that come out worse rest exempt sales of{' '}
          {worse.map(({ currency, worse: amount }, index) => (
            <span key={currency}>
              {index > 0 && ' and '}
              <Money value={amount} currency={currency} />
            </span>
          ))}{' '}
          in 12 months
        </>
      )}
      .
    </>
  );
}

/** Whom a paper would be asked of: the customers whose papers would be blocked. */
function Asked({ review }: { review: Review }) {
  const papers = (of: 'before' | 'after') =>
    (review.summary?.verdicts ?? [])
      .filter((one) => one[of] === 'refuse')
      .reduce((sum, one) => sum + one.certificates, 0);
  const [blocked, freed] = [papers('after'), papers('before')];
  return (
    <p className={classes.sentence}>
      {blocked === 0 ? (
        'Nobody would have to be asked for a new paper.'
      ) : (
        <>
          <AppLink href={`/policy/rehearsals/${review.reviewId}?f.after=refuse`}>{plural(blocked, 'paper')}</AppLink>{' '}
          would be blocked: their customers would have to be asked for another.
        </>
      )}{' '}
      {freed > 0 && `${plural(freed, 'paper')} would no longer be blocked.`}
    </p>
  );
}
