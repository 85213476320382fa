import { useQuery } from '@tanstack/react-query';
import type { Replay, ReplayDifference } from '../../api/replays.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { OUTCOME_WORDS } from '../../ui/badge/status-words.ts';
import { DateText } from '../../ui/format/date-text.tsx';
import { formatMoney, plural } from '../../ui/format/money.ts';
import { Money } from '../../ui/format/money-text.tsx';
import { FilterBar, filterWords } from '../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../ui/list/filter-choice.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { knownAddress } from './known-address.ts';
import classes from './replays.module.css';
import { differencesQuery } from './replays-queries.ts';

type Column = BfColumn<ReplayDifference>;

const cents = (key: string, title: string, value: (row: ReplayDifference) => string): Column => ({
  key,
  title,
  align: 'right',
  render: (row) => <Money value={value(row)} style="cents" currency={row.currency} />,
});

function columnsOf(replay: Replay): [Column, ...Column[]] {
  return [
    {
      key: 'number',
      title: 'Invoice',
      render: (row) => (
        <>
          <AppLink href={knownAddress(row.transactionId, replay)}>{row.number}</AppLink>
          {row.revision > 1 && <span className={classes.under}>revision {row.revision}</span>}
          <span className={classes.under}>{row.customerName ?? row.customerNumber ?? 'Customer not named'}</span>
        </>
      ),
    },
    { key: 'date', title: 'Sale date', render: (row) => <DateText date={row.date} /> },
    cents('before', 'Tax then', (row) => row.taxBefore),
    {
      key: 'after',
      title: 'Tax now',
      align: 'right',
      render: (row) =>
        row.kind === 'undecided' ? 'Unknown' : <Money value={row.taxAfter} style="cents" currency={row.currency} />,
    },
    { key: 'what', title: 'What comes out otherwise', width: '44%', render: (row) => <Results row={row} /> },
  ];
}

/** Results beyond these are counted. */
const SHOWN = 3;

function Results({ row }: { row: ReplayDifference }) {
  if (row.kind === 'undecided') return <>Cannot be decided: {row.reason}</>;
  const more = Math.max(0, row.results.length - SHOWN) + row.resultsLeftOut;
  return (
    <ul className={classes.results}>
      {row.results.slice(0, SHOWN).map((result) => (
        <li key={`${result.lineId} ${result.authority}`}>
          Line {result.lineId}
          {result.authority && `, ${result.authority}`}: {sideWords(result.before, row.currency)} →{' '}
          <strong>{sideWords(result.after, row.currency)}</strong>
        </li>
      ))}
      {more > 0 && <li>and {plural(more, 'more result')}</li>}
    </ul>
  );
}

function sideWords(side: ReplayDifference['results'][number]['before'], currency: string): string {
  if (!side) return 'no result';
  const by = side.certificate ? ` by ${side.certificate.number}` : '';
  const reason = side.reasonCode ? ` (${side.reasonCode})` : '';
  return `${OUTCOME_WORDS[side.outcome].word}${by}${reason}, tax ${formatMoney(side.tax, 'cents', currency)}`;
}

const KINDS: FilterChoice = {
  key: 'kind',
  label: 'What differs',
  options: [
    { value: 'amount', label: 'Money or outcome' },
    { value: 'certificate', label: 'Certificate or reason alone' },
    { value: 'undecided', label: 'Cannot be decided' },
  ],
  single: true,
};

/** Sale by sale, most money first; each leads to its decision with the same two clocks. */
export function ReplayDifferences({ replay }: { replay: Replay }) {
  const list = useListState();
  const query = useQuery(differencesQuery(replay, list.search));
  const currency: FilterChoice = {
    key: 'currency',
    label: 'Currency',
    options: replay.sums.map((sum) => ({ value: sum.currency, label: sum.currency })),
    single: true,
  };
  const filters = replay.sums.length > 1 ? [KINDS, currency] : [KINDS];
  return (
    <section aria-labelledby="otherwise">
      <h2 id="otherwise" className={classes.section}>
        Sales that come out otherwise, most money first
      </h2>
      <FilterBar list={list} filters={filters} />
      <BfTable
        caption="Sales that come out otherwise, most money first"
        noun="sale"
        columns={columnsOf(replay)}
        rowKey={(row) => row.transactionId}
        query={query}
        list={list}
        filterWords={filterWords(list, filters)}
        empty={<NotYet title="None yet">Sales that come out otherwise stand here as they are found.</NotYet>}
      />
      {replay.differencesLeftOut > 0 && (
        <p className={classes.hint}>
          {plural(replay.differencesLeftOut, 'further sale differs', 'further sales differ')}; they are in the figures
          above, and not kept one by one.
        </p>
      )}
    </section>
  );
}
