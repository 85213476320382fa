import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Customer, type CustomerHistory, getHistory } from '../../../api/customers.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { formatDate } from '../../../ui/format/dates.ts';
import { KeyValue } from '../../../ui/key-value.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import classes from '../inheritance/inheritance.module.css';
import { EVENT_WORDS } from './event-words.ts';
import { NoteDialog } from './note-dialog.tsx';
import { UndoDialog } from './undo-dialog.tsx';

type Event = CustomerHistory['events'][number];

/** When it bought, and what happened to it: what certificates are judged beside. */
export function HistorySection({ customer }: { customer: Customer }) {
  const query = useQuery({
    queryKey: ['customers', customer.customerId, 'history'],
    queryFn: () => getHistory(customer.customerId),
  });
  const [open, setOpen] = useState<'note' | Event | null>(null);
  const close = () => setOpen(null);
  const { data } = query;
  return (
    <section className={`bf-card ${classes.section}`} aria-labelledby="history">
      <h2 id="history">What happened</h2>
      {query.error && (
        <ProblemNotice error={query.error} what="Its history was not read" retry={() => void query.refetch()} />
      )}
      {data && <KeyValue rows={salesOf(data)} />}
      {data && data.events.length === 0 && <p>No merger, new owner or remark is noted.</p>}
      {data && data.events.length > 0 && (
        <ul className={classes.rules}>
          {data.events.map((event) => (
            <li key={event.eventId} className={classes.rule} data-undone={event.undone || undefined}>
              <div>
                {EVENT_WORDS[event.kind]}, {formatDate(event.date)}
                {event.undone && <strong> · noted in error, counts for no check</strong>}
              </div>
              {event.note && <div>“{event.note}”</div>}
              <div className={classes.quiet}>
                Recorded by {event.recordedBy}, <InstantText at={event.recordedAt} />
              </div>
              {!event.undone && (
                <div className={classes.acts}>
                  <ActButton
                    permission="customers.write"
                    act="change customers"
                    size="xs"
                    variant="default"
                    aria-label={`Undo: ${EVENT_WORDS[event.kind]} of ${formatDate(event.date)}`}
                    onClick={() => setOpen(event)}
                  >
                    Undo
                  </ActButton>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <div>
        <ActButton
          permission="customers.write"
          act="change customers"
          variant="default"
          onClick={() => setOpen('note')}
        >
          Note an event
        </ActButton>
      </div>
      {open === 'note' && <NoteDialog customer={customer} onClose={close} />}
      {open !== null && open !== 'note' && <UndoDialog customer={customer} event={open} onClose={close} />}
    </section>
  );
}

function salesOf({ firstSale, lastSale, gaps }: CustomerHistory) {
  const day = (date: string | null) => (date === null ? 'None is recorded' : formatDate(date));
  return [
    { label: 'First sale', value: day(firstSale) },
    { label: 'Last sale', value: day(lastSale) },
    ...gaps.map(({ from, to }) => ({
      label: 'No sale for over a year',
      value: `${formatDate(from)} to ${formatDate(to)}`,
    })),
  ];
}
