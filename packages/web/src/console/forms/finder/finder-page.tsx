import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormQuestion } from '../../../api/forms.ts';
import { formatDate } from '../../../ui/format/dates.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { useNamedCustomer } from '../../certificates/new/use-named-customer.ts';
import { customerQuery } from '../../customers/customer-queries.ts';
import { AnswerNotes, answerWords } from '../answer/answer-words.tsx';
import { NeedsTable } from '../answer/needs-table.tsx';
import { PaperCards } from '../answer/paper-cards.tsx';
import { formAnswerQuery } from '../forms-queries.ts';
import { type FinderSearch, finderRoute } from '../forms-routes.ts';
import classes from './finder.module.css';
import { FinderForm, type FinderPatch, listIn } from './finder-form.tsx';

/** "Which papers do I ask this customer for, and how few will do?" */
export function FinderPage() {
  const search = finderRoute.useSearch();
  const navigate = useNavigate({ from: finderRoute.fullPath });
  const customerId = useNamedCustomer(search.customer);
  const customer = useQuery({ ...customerQuery(customerId ?? ''), enabled: customerId !== null }).data;
  const question = questionOf(search, customerId);
  const query = useQuery(formAnswerQuery(question));
  const answer = question ? query.data : null;
  const change = (patch: FinderPatch) =>
    void navigate({ to: '.', search: (now) => withoutEmpty({ ...now, ...patch }), replace: true });
  return (
    <>
      <PageHeader
        title="Form finder"
        answer={answer ? answerWords(answer) : 'Which papers to ask for, and how few will do. Nothing is stored.'}
        meta={
          answer &&
          `By the law of ${formatDate(answer.asOf)}, content ${answer.release}${search.customer && customer ? ` · for ${customer.name}` : ''}`
        }
      />
      <div className={classes.columns}>
        <FinderForm search={search} customerName={customer?.name} change={change} />
        <section aria-label="Answer" aria-live="polite" className={classes.answer}>
          {!question && (
            <Notice tone="neutral">The answer stands here as soon as a state and a reason are chosen.</Notice>
          )}
          {question && query.isPending && <RowSkeleton rows={6} noun="the answer" />}
          {query.error && <ProblemNotice error={query.error} what="No answer" retry={() => void query.refetch()} />}
          {answer && !query.error && (
            <>
              <AnswerNotes answer={answer} />
              {answer.papers.length > 0 && (
                <>
                  <h2>Papers to ask for</h2>
                  <PaperCards answer={answer} customerId={customerId} />
                </>
              )}
              <h2>Each place, and what else would have served</h2>
              <NeedsTable answer={answer} />
            </>
          )}
        </section>
      </div>
    </>
  );
}

function questionOf(search: FinderSearch, customerId: string | null): FormQuestion | null {
  const states = listIn(search.states);
  const reasons = listIn(search.reasons) as Reason[];
  if (states.length === 0 || reasons.length === 0) return null;
  return {
    needs: states.map((state) => ({ state })),
    reasons,
    ...(customerId ? { customerId, useOnFile: search.onFile !== 'no' } : {}),
    ...(search.registered ? { registeredIn: listIn(search.registered) } : {}),
    ...(search.scope ? { scope: search.scope } : {}),
    ...(search.on ? { asOf: search.on } : {}),
  };
}

function withoutEmpty(search: FinderPatch): FinderSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as FinderSearch;
}
