import { IconCertificate } from '@tabler/icons-react';
import type { FormAnswer, NeededPaper } from '../../../api/forms.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { formatDate } from '../../../ui/format/dates.ts';
import { plural } from '../../../ui/format/money.ts';
import { ConfidenceText } from '../../library/facts/confidence.tsx';
import { reasonWords } from '../../library/facts/fact-words.ts';
import { useReasonNames } from '../../library/use-reason-names.ts';
import { shortState } from '../../places.ts';
import classes from './answer.module.css';
import { CitedBy } from './cited-by.tsx';
import { FieldsPreview } from './fields-preview.tsx';

interface PaperCardsProps {
  answer: Pick<FormAnswer, 'papers' | 'needs' | 'sources'>;
  /** Whose papers: its certificates fill boxes beforehand, and a new certificate is begun for it. */
  customerId: string | null;
}

/** The papers to ask for, the widest first: what each covers, why it, and what to know before asking. */
export function PaperCards({ answer, customerId }: PaperCardsProps) {
  return (
    <ol className={classes.cards}>
      {answer.papers.map((paper) => (
        <li key={`${paper.formId} ${paper.reasons.join()}`} className={`bf-card ${classes.card}`}>
          <PaperCard paper={paper} answer={answer} customerId={customerId} />
        </li>
      ))}
    </ol>
  );
}

function PaperCard({ paper, answer, customerId }: PaperCardsProps & { paper: NeededPaper }) {
  const nameOf = useReasonNames();
  const mayAdd = useCan('certificates.write');
  const named = new Map(answer.needs.map((need) => [need.state, need.stateName]));
  const begin = new URLSearchParams({
    ...(customerId ? { customer: customerId } : {}),
    form: paper.formId,
    states: paper.states.join(','),
    reasons: paper.reasons.join(','),
  });
  return (
    <>
      <div className={classes.head}>
        <h3>
          <AppLink href={`/library/forms/${encodeURIComponent(paper.formId)}`}>{paper.formName}</AppLink>
        </h3>
        {paper.confidence !== 'direct' && <ConfidenceText confidence={paper.confidence} />}
      </div>
      <ul className={classes.states} aria-label={`Covers ${plural(paper.states.length, 'place')}`}>
        {paper.states.map((state) => (
          <li key={state} title={named.get(state) ?? state}>
            {paper.states.length > 6 ? shortState(state) : (named.get(state) ?? state)}
          </li>
        ))}
      </ul>
      <p className={classes.meta}>
        {reasonWords(paper.reasons, nameOf)} · {endWords(paper)} ·{' '}
        {paper.completedBy === 'state' ? 'the state issues it' : 'the customer fills it in'}
      </p>
      <p>{paper.because.text}</p>
      <Limits paper={paper} answer={answer} />
      <FieldsPreview
        question={{
          formId: paper.formId,
          states: paper.states.join(','),
          reason: paper.reasons[0],
          customerId: customerId ?? undefined,
        }}
      />
      {mayAdd && (
        <div className={classes.acts}>
          <ButtonLink href={`/certificates/new?${begin}`} icon={IconCertificate} quiet>
            Start a certificate on it
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function endWords({ ends, endRule }: NeededPaper): string {
  if (ends !== null) return `signed today, it holds until ${formatDate(ends)}`;
  switch (endRule) {
    case 'perpetual':
      return 'no end date';
    case 'single-purchase':
      return 'for one purchase';
    case 'printed-missing':
      return 'until the date printed on it';
    default:
      return 'its term is unknown';
  }
}

/** What to know before asking. Few are shown at once; remarks of many states are folded. */
function Limits({ paper, answer }: { paper: NeededPaper; answer: PaperCardsProps['answer'] }) {
  if (paper.limits.length === 0) return null;
  const list = (limits: NeededPaper['limits']) => (
    <ul className={classes.limits}>
      {limits.map((limit) => (
        <li key={`${limit.code} ${limit.text}`}>
          {paper.states.length > 1 && <strong>{limit.states.map(shortState).join(', ')}: </strong>}
          {limit.text} {limit.ground && <CitedBy ground={limit.ground} sources={answer.sources} />}
        </li>
      ))}
    </ul>
  );
  const weighty = paper.limits.filter(({ code }) => code !== 'remark');
  const remarks = paper.limits.filter(({ code }) => code === 'remark');
  return (
    <>
      {weighty.length > 0 && list(weighty)}
      {remarks.length > 0 && (
        <details className={classes.fold ?? ''}>
          <summary>{plural(remarks.length, 'remark')} of the law</summary>
          {list(remarks)}
        </details>
      )}
    </>
  );
}
