import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { TransactionDetail, WordedDecision } from '../../api/decisions.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { stringifySearch } from '../../app/search-params.ts';
import { OUTCOME_WORDS } from '../../ui/badge/status-words.ts';
import { datesInWords, formatDate, today } from '../../ui/format/dates.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { companiesQuery } from '../reference-queries.ts';
import { Advisories } from './answer/advisories.tsx';
import { NextStep } from './answer/next-step.tsx';
import type { StepPlace } from './answer/step-link.ts';
import { Verdict } from './answer/verdict.tsx';
import { heaviestGroup, verdictSentence, verdictTitle } from './answer/verdict-words.ts';
import type { Clocks } from './clocks/clock-fields.tsx';
import { TwoClocks } from './clocks/two-clocks.tsx';
import { decisionQuery, transactionQuery } from './decision-queries.ts';
import { tryRoute } from './decision-routes.ts';
import classes from './decisions.module.css';
import { DifferencesCard } from './differences-card.tsx';
import { groupLines } from './line-groups.ts';
import { LineSection } from './line-section.tsx';
import { applyChange, fieldsOf, type SaleFields, saleOf } from './sale/sale-fields.ts';
import { SaleForm } from './sale/sale-form.tsx';
import { tryAddress } from './sale/try-address.ts';

/** The explorer for a sale that is only tried: the whole sale stands in the address, so a colleague sees the same. */
export function TryPage() {
  const { from, without, asof, known, ...changed } = tryRoute.useSearch();
  const recorded = useQuery(transactionQuery(from));
  if (from && !recorded.data) {
    if (recorded.error) return <ErrorPage error={recorded.error} reset={() => void recorded.refetch()} />;
    return <RowSkeleton rows={8} noun="the recorded sale" />;
  }
  const change = { changed: changed as SaleFields, without: without?.split(',') ?? [] };
  return <Try key={from ?? 'new'} recorded={recorded.data} change={change} clocks={{ asof, known }} />;
}

interface TryProps {
  recorded: TransactionDetail | undefined;
  change: { changed: SaleFields; without: string[] };
  clocks: Clocks;
}

function Try({ recorded, change, clocks }: TryProps) {
  const router = useRouter();
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const before = recorded ? fieldsOf(recorded.sale) : undefined;
  const only = companies.length === 1 ? companies[0]?.externalId : undefined;
  const start: SaleFields = before ?? (only ? { company: only } : {});
  const fields = applyChange(start, change);
  const sale = saleOf(fields, today());
  const decision = useQuery(decisionQuery(sale));
  const base = recorded && before ? { transactionId: recorded.transactionId, fields: before } : undefined;
  const set = (patch: Record<string, string | undefined>) => {
    const next = Object.entries({ ...fields, ...patch }).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    );
    const address = tryAddress(Object.fromEntries(next), base);
    const kept = stringifySearch({ ...clocks });
    router.history.replace(kept && address.includes('?') ? `${address}&${kept.slice(1)}` : address + kept);
  };
  const place: StepPlace = {
    fields,
    ...(base ? { from: base } : {}),
    customerId: decision.data?.customer?.customerId ?? null,
  };
  return (
    <>
      <PageHeader
        title={recorded ? `Invoice ${recorded.number}, tried with changes` : 'Try a sale'}
        up={
          recorded
            ? { label: `Invoice ${recorded.number}`, href: `/decisions/${recorded.transactionId}` }
            : { label: 'Transactions', href: '/transactions' }
        }
        answer="Decided with what is known now; nothing is stored. The address holds the sale and can be sent."
      />
      <div className={classes.columns}>
        <SaleForm
          fields={fields}
          change={set}
          companies={companies}
          customerName={sale ? decision.data?.customer?.name : undefined}
        />
        <section aria-label="Answer" aria-live="polite" className={classes.stack}>
          {fields.date && fields.date !== today() && (
            <Notice tone="attention">As of {formatDate(fields.date)}: certificates are tested against that day.</Notice>
          )}
          {!sale && (
            <Notice tone="neutral">
              The answer stands here as soon as company, customer, state and one amount are given.
            </Notice>
          )}
          {sale && decision.isPending && <RowSkeleton rows={6} noun="the answer" />}
          {decision.error && (
            <ProblemNotice error={decision.error} what="No answer" retry={() => void decision.refetch()} />
          )}
          {sale && decision.data && !decision.error && <TriedAnswer decision={decision.data} place={place} />}
          {sale && recorded && before && !decision.error && (
            <DifferencesCard recorded={recorded} recordedFields={before} fields={fields} decision={decision.data} />
          )}
          {sale && decision.data && !decision.error && <Sections decision={decision.data} sale={sale} />}
          {sale && decision.data && !decision.error && <TwoClocks subject={{ sale }} day={sale.date} clocks={clocks} />}
        </section>
      </div>
    </>
  );
}

type Sale = NonNullable<ReturnType<typeof saleOf>>;

function TriedAnswer({ decision, place }: { decision: WordedDecision; place: StepPlace }) {
  const groups = groupLines(decision.lines);
  const sentence = verdictSentence(decision, groups);
  return (
    <Verdict tone={OUTCOME_WORDS[decision.outcome].tone} title={verdictTitle(decision)}>
      <p>{datesInWords(sentence)}</p>
      <NextStep step={heaviestGroup(groups)?.first.nextStep ?? null} place={place} />
      <Advisories decision={decision} said={sentence} />
    </Verdict>
  );
}

function Sections({ decision, sale }: { decision: WordedDecision; sale: Sale }) {
  const groups = groupLines(decision.lines);
  return groups.map((group) => (
    <LineSection key={group.first.lineId} group={group} sale={sale} several={groups.length > 1} narrow />
  ));
}
