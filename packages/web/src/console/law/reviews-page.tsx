import { useQuery } from '@tanstack/react-query';
import type { Review } from '../../api/law.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { formatCount } from '../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../ui/list/filter-choice.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import classes from './law.module.css';
import { reviewsQuery } from './law-queries.ts';
import { LawTabs } from './law-tabs.tsx';
import { REVIEW_KINDS, REVIEW_STATUS } from './law-words.ts';

const COLUMNS: [BfColumn<Review>, ...BfColumn<Review>[]] = [
  {
    key: 'name',
    title: 'Review',
    width: '40%',
    render: (review) => (
      <>
        <AppLink href={`/law/reviews/${review.reviewId}`}>{review.name}</AppLink>
        <span className={classes.under}>{REVIEW_KINDS[review.kind]}</span>
      </>
    ),
  },
  {
    key: 'status',
    title: 'Status',
    card: 'status',
    render: (review) => (
      <StatusBadge tone={REVIEW_STATUS[review.status].tone}>{REVIEW_STATUS[review.status].word}</StatusBadge>
    ),
  },
  {
    key: 'certificates',
    title: 'Certificates',
    align: 'right',
    render: (review) =>
      review.status === 'done'
        ? formatCount(review.processed)
        : `${formatCount(review.processed)} of ${formatCount(review.total)}`,
  },
  { key: 'flips', title: 'Other verdict', align: 'right', render: (review) => formatCount(review.flips) },
  { key: 'touched', title: 'Other findings', align: 'right', render: (review) => formatCount(review.touched) },
  {
    key: 'at',
    title: 'Started, by',
    render: (review) => (
      <>
        <InstantText at={review.createdAt} />
        <span className={classes.under}>{review.by}</span>
      </>
    ),
  },
];

const FILTERS: FilterChoice[] = [
  {
    key: 'kind',
    label: 'Kind',
    options: [
      { value: 'rehearsal', label: 'On paper' },
      { value: 'acceptance', label: 'For good' },
      { value: 'sweep', label: 'Nightly' },
    ],
    single: true,
  },
  {
    key: 'subject',
    label: 'What changed',
    options: [
      { value: 'release', label: 'Release' },
      { value: 'overlay', label: 'Overlays' },
      { value: 'policy', label: 'Check policy' },
      { value: 'day', label: 'The day' },
    ],
    single: true,
  },
];

/** "What did a change of law do, or what would it?" */
export function ReviewsPage() {
  const list = useListState();
  const query = useQuery(reviewsQuery(list.search));
  return (
    <>
      <PageHeader
        title="Law"
        answer="Every certificate judged under two laws: on paper before a change, for good after it, and each night as of the day."
      />
      <LawTabs current="/law/reviews" />
      <FilterBar list={list} filters={FILTERS} />
      <BfTable
        caption="Reviews of all certificates, newest first"
        noun="review"
        columns={COLUMNS}
        rowKey={(review) => review.reviewId}
        query={query}
        list={list}
        filterWords={filterWords(list, FILTERS)}
        empty={
          <NotYet title="No review yet">
            A review begins when somebody asks what a release, an overlay or a check policy would change, or accepts
            one.
          </NotYet>
        }
      />
    </>
  );
}
