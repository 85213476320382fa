import { useQuery } from '@tanstack/react-query';
import type { Flip, Review } from '../../api/law.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { formatMoney } from '../../ui/format/money.ts';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../ui/list/filter-choice.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import classes from './law.module.css';
import { flipsQuery } from './law-queries.ts';
import { FindingsMoved, VerdictMove } from './verdict-move.tsx';

const COLUMNS: [BfColumn<Flip>, ...BfColumn<Flip>[]] = [
  {
    key: 'certificate',
    title: 'Certificate',
    render: (flip) => (
      <>
        <AppLink href={`/certificates/${flip.certificateId}`}>{flip.certificateNumber}</AppLink>
        <span className={classes.under}>
          <AppLink href={`/customers/${flip.customerId}`}>{flip.customerName}</AppLink>
        </span>
      </>
    ),
  },
  {
    key: 'verdict',
    title: 'Verdict',
    card: 'status',
    render: (flip) => <VerdictMove before={flip.verdictBefore} after={flip.verdictAfter} />,
  },
  { key: 'states', title: 'States', render: (flip) => flip.jurisdictions.join(', ') || 'None named' },
  {
    key: 'why',
    title: 'Findings',
    width: '24%',
    render: (flip) => <FindingsMoved come={flip.come} gone={flip.gone} />,
  },
  {
    key: 'money',
    title: 'Exempt, 12 months',
    align: 'right',
    render: (flip) =>
      flip.exempt.length === 0
        ? formatMoney('0', 'whole')
        : flip.exempt.map(({ currency, amount }) => (
            <span key={currency} className={classes.under}>
              {formatMoney(amount, 'whole', currency)}
            </span>
          )),
  },
];

const KINDS: FilterChoice = {
  key: 'verdict',
  label: 'What differs',
  options: [
    { value: 'changed', label: 'The verdict' },
    { value: 'same', label: 'Findings alone' },
  ],
  single: true,
};

/** Certificate by certificate, most money first. */
export function ReviewFlips({ review }: { review: Review }) {
  const list = useListState();
  const query = useQuery(flipsQuery(review, list.search));
  const states: FilterChoice = {
    key: 'jurisdiction',
    label: 'State',
    options: (review.summary?.jurisdictions ?? []).map(({ jurisdiction }) => ({
      value: jurisdiction,
      label: jurisdiction,
    })),
    single: true,
  };
  const checks: FilterChoice = {
    key: 'check',
    label: 'Check',
    options: (review.summary?.checks ?? []).map(({ code }) => ({ value: code, label: code })),
    single: true,
  };
  const filters = [
    KINDS,
    ...(states.options.length > 1 ? [states] : []),
    ...(checks.options.length > 1 ? [checks] : []),
  ];
  return (
    <section aria-labelledby="otherwise" className={classes.stack}>
      <h2 id="otherwise" className={classes.section}>
        Certificates that come out otherwise, most money first
      </h2>
      <FilterBar list={list} filters={filters} />
      <BfTable
        caption="Certificates that come out otherwise, most money first"
        noun="certificate"
        columns={COLUMNS}
        rowKey={(flip) => flip.certificateId}
        query={query}
        list={list}
        filterWords={filterWords(list, filters)}
        empty={<NotYet title="None yet">Certificates that come out otherwise stand here as they are found.</NotYet>}
      />
    </section>
  );
}
