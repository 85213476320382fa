import { IconRotateClockwise } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Replay } from '../../api/replays.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { formatCount, formatMoney } from '../../ui/format/money.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { againstWords, policyWords, replayStatus } from './replay-words.ts';
import classes from './replays.module.css';
import { replaysQuery } from './replays-queries.ts';

const COLUMNS: [BfColumn<Replay>, ...BfColumn<Replay>[]] = [
  {
    key: 'name',
    title: 'Replay',
    width: '36%',
    render: (replay) => (
      <>
        <AppLink href={`/replays/${replay.replayId}`}>{replay.name}</AppLink>
        <span className={classes.under}>
          {[againstWords(replay), ...policyWords(replay.against.policy)].join(' · ')}
        </span>
      </>
    ),
  },
  {
    key: 'status',
    title: 'Status',
    card: 'status',
    render: (replay) => {
      const { tone, word } = replayStatus(replay);
      return <StatusBadge tone={tone}>{word}</StatusBadge>;
    },
  },
  {
    key: 'sales',
    title: 'Sales',
    align: 'right',
    render: (replay) =>
      replay.processed === replay.total
        ? formatCount(replay.total)
        : `${formatCount(replay.processed)} of ${formatCount(replay.total)}`,
  },
  { key: 'changed', title: 'Otherwise', align: 'right', render: (replay) => formatCount(replay.changed) },
  {
    key: 'more',
    title: 'Tax more',
    align: 'right',
    render: (replay) => <Amounts replay={replay} field="taxMore" />,
  },
  {
    key: 'less',
    title: 'Tax less',
    align: 'right',
    render: (replay) => <Amounts replay={replay} field="taxLess" />,
  },
  {
    key: 'at',
    title: 'Started, by',
    render: (replay) => (
      <>
        <InstantText at={replay.createdAt} />
        <span className={classes.under}>{replay.by}</span>
      </>
    ),
  },
];

/** Amounts of two currencies are never one. */
function Amounts({ replay, field }: { replay: Replay; field: 'taxMore' | 'taxLess' }) {
  if (replay.sums.length === 0) return <>{formatMoney('0', 'whole')}</>;
  return (
    <>
      {replay.sums.map((sum) => (
        <span key={sum.currency} className={classes.amount}>
          {formatMoney(sum[field], 'whole', sum.currency)}
        </span>
      ))}
    </>
  );
}

/** "What would have come out otherwise?" */
export function ReplaysPage() {
  const list = useListState();
  const query = useQuery(replaysQuery(list.search));
  const allowed = useCan('replays.run');
  return (
    <>
      <PageHeader
        title="Replays"
        answer="Recorded sales decided again: with today’s certificates, with what was known at an instant, or with a draft policy. Nothing is posted."
        acts={
          allowed && (
            <ButtonLink href="/replays/new" icon={IconRotateClockwise}>
              Replay recorded sales
            </ButtonLink>
          )
        }
      />
      <BfTable
        caption="Replays, newest first"
        noun="replay"
        columns={COLUMNS}
        rowKey={(replay) => replay.replayId}
        query={query}
        list={list}
        empty={
          <NotYet title="No replay yet" act={<ButtonLink href="/transactions">Choose the sales</ButtonLink>}>
            Narrow the list of transactions to the sales in question, then choose “Replay these sales” there. The result
            is a priced difference, sale by sale.
          </NotYet>
        }
      />
    </>
  );
}
