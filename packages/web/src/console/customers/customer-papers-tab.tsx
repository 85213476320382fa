import { useQuery } from '@tanstack/react-query';
import type { Customer } from '../../api/customers.ts';
import type { PapersNeeded } from '../../api/forms.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { formatMoney, plural } from '../../ui/format/money.ts';
import { Money } from '../../ui/format/money-text.tsx';
import { AllDone, NotYet } from '../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { staticRows } from '../../ui/table/static-rows.ts';
import { AnswerNotes, answerWords } from '../forms/answer/answer-words.tsx';
import { NeedsTable } from '../forms/answer/needs-table.tsx';
import { PaperCards } from '../forms/answer/paper-cards.tsx';
import finder from '../forms/finder/finder.module.css';
import { papersNeededQuery } from '../forms/forms-queries.ts';
import { type NameOfReason, reasonWords } from '../library/facts/fact-words.ts';
import { useReasonNames } from '../library/use-reason-names.ts';

/** "Which papers does this customer still owe, and how few will do?" */
export function CustomerPapersTab({ customer }: { customer: Customer }) {
  const query = useQuery(papersNeededQuery(customer.customerId));
  const nameOf = useReasonNames();
  if (!query.data) {
    if (query.error)
      return (
        <ProblemNotice
          error={query.error}
          what="The papers could not be worked out"
          retry={() => void query.refetch()}
        />
      );
    return <RowSkeleton rows={6} noun="the papers needed" />;
  }
  const needed = query.data;
  if (needed.places.length === 0)
    return (
      <NotYet title="Nothing says where it buys">
        No sale was recorded in 12 months, no certificate names a state, and the account has no address in one. The form
        finder answers for any states you choose.
      </NotYet>
    );
  const ask = new URLSearchParams({
    states: needed.places.map(({ state }) => state).join(','),
    reasons: [...new Set(needed.places.flatMap(({ reasons }) => reasons))].join(','),
    customer: customer.number,
  });
  return (
    <div className={finder.answer}>
      <p>{answerWords(needed)}</p>
      <AnswerNotes answer={needed} />
      {needed.papers.length === 0 ? (
        <AllDone title="No paper to ask for">
          Every place where it buys is covered by what is on file, or needs no paper.
        </AllDone>
      ) : (
        <PaperCards answer={needed} customerId={customer.customerId} />
      )}
      <h2>Where it buys, and why we think so</h2>
      <BfTable
        caption={`Where ${customer.name} buys`}
        noun="place"
        columns={placeColumns(nameOf)}
        rowKey={(place) => place.state}
        query={staticRows(needed.places)}
        empty={null}
      />
      <h2>Each place, and what else would have served</h2>
      <NeedsTable answer={needed} />
      <div>
        <ButtonLink href={`/forms?${ask}`} quiet>
          Ask about other states
        </ButtonLink>
      </div>
    </div>
  );
}

type Place = PapersNeeded['places'][number];

const FROM: Readonly<Record<Place['from'], string>> = {
  sales: 'Sales of 12 months',
  certificate: 'A certificate names it',
  address: 'Its address',
};

const REASON_FROM: Readonly<Record<Place['reasonFrom'], string>> = {
  'certificate-here': 'its certificates there say so',
  'certificate-elsewhere': 'as its certificates elsewhere say',
  assumed: 'assumed: no certificate says why it buys',
};

function placeColumns(nameOf: NameOfReason): [BfColumn<Place>, ...BfColumn<Place>[]] {
  return [
    { key: 'state', title: 'Where', render: (place) => place.stateName },
    { key: 'from', title: 'Known by', render: (place) => FROM[place.from] },
    {
      key: 'sales',
      title: 'Sales, 12 months',
      align: 'right',
      render: ({ sales12Months, invoices12Months }) =>
        sales12Months.length === 0 ? (
          <Money value="0" />
        ) : (
          <span title={plural(invoices12Months, 'invoice')}>
            {sales12Months.map(({ currency, amount }) => formatMoney(amount, 'whole', currency)).join(', ')}
          </span>
        ),
    },
    {
      key: 'why',
      title: 'Why it buys without tax',
      render: (place) => `${reasonWords(place.reasons, nameOf)}, ${REASON_FROM[place.reasonFrom]}`,
    },
  ];
}
