import { Button, CopyButton } from '@mantine/core';
import { IconCopy, IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TransactionDetail } from '../../api/decisions.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { OUTCOME_WORDS } from '../../ui/badge/status-words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { datesInWords, formatDate } from '../../ui/format/dates.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { useStates } from '../places.ts';
import { Advisories } from './answer/advisories.tsx';
import { NextStep } from './answer/next-step.tsx';
import { Verdict } from './answer/verdict.tsx';
import { heaviestGroup, verdictSentence, verdictTitle } from './answer/verdict-words.ts';
import { NowSaid, TwoClocks } from './clocks/two-clocks.tsx';
import { transactionQuery } from './decision-queries.ts';
import { decisionRoute } from './decision-routes.ts';
import classes from './decisions.module.css';
import { groupLines } from './line-groups.ts';
import { LineSection } from './line-section.tsx';
import { Recorded } from './recorded.tsx';
import { fieldsOf } from './sale/sale-fields.ts';
import { SaleChecks } from './sale-checks.tsx';
import { SaleSaid } from './sale-said.tsx';

/** "Why was tax charged (or not)?" of a recorded sale. */
export function DecisionPage() {
  const { transactionId } = decisionRoute.useParams();
  const { data, error, refetch } = useQuery(transactionQuery(transactionId));
  if (data) return <Explorer key={data.transactionId} transaction={data} />;
  if (error) return <ErrorPage error={error} reset={() => void refetch()} />;
  return <RowSkeleton rows={8} noun="the decision" />;
}

function Explorer({ transaction }: { transaction: TransactionDetail }) {
  const { decision, sale, number } = transaction;
  const groups = groupLines(decision.lines);
  const sentence = verdictSentence(decision, groups);
  const title = verdictTitle(decision);
  const step = heaviestGroup(groups)?.first.nextStep ?? null;
  const fields = fieldsOf(sale);
  const place = {
    fields,
    from: { transactionId: transaction.transactionId, fields },
    customerId: decision.customer?.customerId ?? null,
  };
  const latest = transaction.revisions.at(-1);
  const clocks = decisionRoute.useSearch();
  return (
    <>
      <PageHeader
        title={`Invoice ${number}`}
        up={{ label: 'Transactions', href: '/transactions' }}
        meta={<About transaction={transaction} />}
        acts={
          <>
            <CopyText text={[`Invoice ${number}`, title, sentence, step?.text].filter(Boolean).join('\n')} />
            <ButtonLink href={`/decisions/try?from=${transaction.transactionId}`} icon={IconFlask}>
              Try it with changes
            </ButtonLink>
          </>
        }
      />
      <div className={classes.stack}>
        {latest && latest.revision !== transaction.revision && (
          <Notice tone="attention">
            This is revision {transaction.revision}; the invoice was sent again with other content.{' '}
            <AppLink href={`/decisions/${latest.transactionId}`}>Open revision {latest.revision}, the latest</AppLink>
          </Notice>
        )}
        <Verdict tone={OUTCOME_WORDS[decision.outcome].tone} title={title}>
          <p>{datesInWords(sentence)}</p>
          <NextStep step={step} place={place} />
          <Advisories decision={decision} said={sentence} />
        </Verdict>
        <NowSaid transactionId={transaction.transactionId} day={sale.date} clocks={clocks} />
        {groups.map((group) => (
          <LineSection key={group.first.lineId} group={group} sale={sale} several={groups.length > 1} />
        ))}
        <SaleChecks transactionId={transaction.transactionId} />
        <TwoClocks subject={{ transactionId: transaction.transactionId }} day={sale.date} clocks={clocks} />
        <div className={classes.two}>
          <Recorded transaction={transaction} />
          <SaleSaid fields={fields} />
        </div>
      </div>
    </>
  );
}

/** Whose sale it is, of which day, and where the goods went. */
function About({ transaction: { companyName, decision, sale } }: { transaction: TransactionDetail }) {
  const states = useStates();
  const { customer } = decision;
  const places = [...new Set(decision.lines.map((line) => line.jurisdiction))];
  const named = places.map(
    (code) => states.find((state) => state.value === code)?.label ?? code ?? 'a place not found',
  );
  const unknown = [sale.customer?.name, sale.customer?.number && `#${sale.customer.number}`].filter(Boolean).join(' ');
  const unknownWords = unknown ? `${unknown}, not on file` : 'a customer not named';
  return (
    <>
      {companyName} to{' '}
      {customer ? (
        <AppLink href={`/customers/${customer.customerId}/sales`}>
          {customer.name} #{customer.number}
        </AppLink>
      ) : (
        unknownWords
      )}
      , sale date {formatDate(sale.date)}, ship to {[sale.shipTo?.city, named.join(', ')].filter(Boolean).join(', ')}
    </>
  );
}

function CopyText({ text }: { text: string }) {
  return (
    <CopyButton value={datesInWords(text)}>
      {({ copied, copy }) => (
        <Button variant="default" leftSection={<IconCopy size={16} stroke={1.5} aria-hidden="true" />} onClick={copy}>
          {copied ? 'Copied' : 'Copy as text'}
        </Button>
      )}
    </CopyButton>
  );
}
