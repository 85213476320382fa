import { Button } from '@mantine/core';
import { IconTrash, IconUpload } from '@tabler/icons-react';
import { ActButton } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { OutcomeBadge, StatusBadge } from '../../ui/badge/status-badge.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { formatMoney, plural } from '../../ui/format/money.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import type { KeptSale } from './kept/kept-store.ts';
import { isWaiting } from './kept/send-queue.ts';
import classes from './offline.module.css';
import { useQueueActs } from './offline-queries.ts';

const COLUMNS: [BfColumn<KeptSale>, ...BfColumn<KeptSale>[]] = [
  {
    key: 'number',
    title: 'Invoice',
    render: ({ number, decision, sale }) => (
      <>
        {number}
        <span className={classes.under}>
          {decision.customer?.name ?? `Customer ${sale.customer?.number ?? 'not named'}, not in the book`}
        </span>
      </>
    ),
  },
  {
    key: 'decided',
    title: 'Decided',
    render: ({ decidedAt, stale }) => (
      <>
        <InstantText at={decidedAt} />
        {stale && <span className={classes.under}>by a book out of date</span>}
      </>
    ),
  },
  {
    key: 'outcome',
    title: 'Answer given',
    card: 'status',
    render: ({ decision }) => <OutcomeBadge outcome={decision.outcome} />,
  },
  {
    key: 'tax',
    title: 'Tax',
    align: 'right',
    render: ({ decision }) => formatMoney(decision.totals.tax, 'cents', decision.currency),
  },
];

const resultColumn = (remove: (kept: KeptSale) => void): BfColumn<KeptSale> => ({
  key: 'result',
  title: 'At the service',
  width: '32%',
  render: (kept) => <Result kept={kept} remove={remove} />,
});

function Result({ kept, remove }: { kept: KeptSale; remove: (kept: KeptSale) => void }) {
  const { result, decision } = kept;
  if (result === null) return <StatusBadge tone="neutral">Waiting</StatusBadge>;
  if (result.reconciliationId === null) {
    return (
      <>
        <StatusBadge tone="bad">Refused</StatusBadge>
        <span className={classes.under}>{result.problem}</span>
        <Button
          size="xs"
          variant="default"
          onClick={() => remove(kept)}
          aria-label={`Remove ${kept.number} from the queue`}
        >
          Remove
        </Button>
      </>
    );
  }
  const more = result.taxDifference ?? '0';
  return (
    <>
      <StatusBadge tone={result.differs ? 'attention' : 'good'}>
        {result.differs ? 'Recorded, decided otherwise' : 'Recorded, the same'}
      </StatusBadge>{' '}
      <AppLink href={`/offline/reconciliations/${result.reconciliationId}`}>
        {result.differs ? `What differs, ${formatMoney(more, 'cents', decision.currency)} of tax` : 'Open'}
      </AppLink>
    </>
  );
}

interface QueueCardProps {
  tenantId: string;
  queue: readonly KeptSale[];
  online: boolean;
  /** When the queue was read, milliseconds since 1970. */
  readAt: number;
}

/** Sales decided here that the service has not recorded yet, and what became of those it has. */
export function QueueCard({ tenantId, queue, online, readAt }: QueueCardProps) {
  const { send, drop } = useQueueActs(tenantId);
  const waiting = queue.filter(isWaiting);
  const recorded = queue.filter((kept) => !isWaiting(kept));
  const rows = { data: [...queue].reverse(), nextCursor: null, total: queue.length };
  const query = { data: rows, error: null, isFetching: false, dataUpdatedAt: readAt, refetch: () => undefined };
  return (
    <section aria-labelledby="queue">
      <h2 id="queue" className={classes.section}>
        Sales decided here
      </h2>
      <p className={classes.hint} role="status">
        {sentence(waiting.length, recorded)} {!online && waiting.length > 0 && 'It waits for the network. '}
        <AppLink href="/offline/reconciliations">All that were reconciled</AppLink>
      </p>
      {send.error && (
        <ProblemNotice
          error={send.error}
          what="Not all sales reached the service"
          kept="They stay in the queue; what had arrived is known when all is sent again."
        />
      )}
      {queue.length > 0 && (
        <div className={classes.acts}>
          {waiting.length > 0 && (
            <ActButton
              permission="transactions.commit"
              act="record sales"
              disabled={!online}
              icon={<IconUpload size={16} stroke={1.75} aria-hidden="true" />}
              loading={send.isPending}
              onClick={() => send.mutate(waiting)}
            >
              Reconcile {plural(waiting.length, 'sale')}
            </ActButton>
          )}
          {recorded.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconTrash size={16} stroke={1.5} aria-hidden="true" />}
              loading={drop.isPending}
              onClick={() => drop.mutate(recorded)}
            >
              Clear those recorded
            </Button>
          )}
        </div>
      )}
      <BfTable
        caption="Sales decided in this browser, newest first"
        noun="sale"
        columns={[...COLUMNS, resultColumn((kept) => drop.mutate([kept]))]}
        rowKey={({ id, number }) => String(id ?? number)}
        query={query}
        empty={
          <NotYet title="No sale is waiting">
            Give a sale that was decided here its invoice number: it is kept in this browser until the service has
            recorded it.
          </NotYet>
        }
      />
    </section>
  );
}

function sentence(waiting: number, recorded: readonly KeptSale[]): string {
  const differ = recorded.filter(({ result }) => result?.differs).length;
  const done =
    recorded.length === 0
      ? ''
      : ` Recorded: ${plural(recorded.length, 'sale')}, ${differ === 0 ? 'none decided otherwise' : `${differ} decided otherwise`}.`;
  if (waiting === 0) return `Nothing waits for the service.${done}`;
  return `${plural(waiting, 'sale waits', 'sales wait')} for the service. Reconciling records each and decides it again by today’s records; the answer the buyer was given stays beside it.${done}`;
}
