import type { FormAnswer, PaperNeed } from '../../../api/forms.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import type { Tone } from '../../../ui/badge/status-words.ts';
import { formatDate } from '../../../ui/format/dates.ts';
import { plural } from '../../../ui/format/money.ts';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { staticRows } from '../../../ui/table/static-rows.ts';
import type { NameOfReason } from '../../library/facts/fact-words.ts';
import { useReasonNames } from '../../library/use-reason-names.ts';
import classes from './answer.module.css';
import { CitedBy } from './cited-by.tsx';

const STATUS: Readonly<Record<PaperNeed['status'], { tone: Tone; word: string }>> = {
  'on-file': { tone: 'good', word: 'On file' },
  paper: { tone: 'working', word: 'Ask for it' },
  'no-tax': { tone: 'neutral', word: 'Not needed' },
  'reason-unknown': { tone: 'unknown', word: 'Not known there' },
  'nothing-serves': { tone: 'bad', word: 'Nothing serves' },
  'place-unknown': { tone: 'unknown', word: 'Unknown' },
};

type Column = BfColumn<PaperNeed>;

function columnsOf(answer: Pick<FormAnswer, 'papers' | 'sources'>, nameOf: NameOfReason): [Column, ...Column[]] {
  return [
    {
      key: 'state',
      title: 'Where',
      render: (need) =>
        need.state.startsWith('US-') && need.status !== 'place-unknown' ? (
          <AppLink href={`/library/states/${need.state}`}>{need.stateName}</AppLink>
        ) : (
          need.stateName
        ),
    },
    { key: 'reason', title: 'Why', render: (need) => nameOf(need.reason) },
    {
      key: 'status',
      title: 'Standing',
      card: 'status',
      render: ({ status }) => <StatusBadge tone={STATUS[status].tone}>{STATUS[status].word}</StatusBadge>,
    },
    { key: 'by', title: 'By what', width: '50%', render: (need) => <By need={need} answer={answer} /> },
  ];
}

/** What covers it, and folded below: every other form, in order of preference, with why it was left. */
function By({ need, answer }: { need: PaperNeed; answer: Pick<FormAnswer, 'papers' | 'sources'> }) {
  return (
    <div>
      <div>{need.onFile ? <OnFile need={need} /> : need.text}</div>
      {need.ground && <CitedBy ground={need.ground} sources={answer.sources} />}
      {need.notCovering.map(({ certificateId, number, text }) => (
        <div key={certificateId} className={classes.meta}>
          <AppLink href={`/certificates/${certificateId}`}>{number}</AppLink>
          {text.slice(number.length)}
        </div>
      ))}
      {need.perhaps.length > 0 && (
        <div className={classes.meta}>
          A person may find that it can be claimed as “other” on{' '}
          {need.perhaps.map(({ formId, formName }, index) => (
            <span key={formId}>
              {index > 0 && ', '}
              <AppLink href={`/library/forms/${encodeURIComponent(formId)}`}>{formName}</AppLink>
            </span>
          ))}
          .
        </div>
      )}
      {need.candidates.length > 0 && (
        <details className={classes.fold ?? ''}>
          <summary>
            {plural(need.candidates.length, 'form')} in order of preference
            <span className="bf-visually-hidden">
              {' '}
              for {need.stateName}, {need.reason}
            </span>
          </summary>
          <ol className={classes.others}>
            {need.candidates.map((candidate) => (
              <li key={candidate.formId}>
                <AppLink href={`/library/forms/${encodeURIComponent(candidate.formId)}`}>{candidate.formName}</AppLink>:{' '}
                {candidate.notChosen === null ? <strong>chosen.</strong> : candidate.notChosen.text}{' '}
                <CitedBy ground={candidate.ground} sources={answer.sources} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function OnFile({ need: { onFile } }: { need: PaperNeed }) {
  if (!onFile) return null;
  const notes = {
    sure: '',
    warned: ' A finding on it asks for a look.',
    temporary: ' It is temporary.',
    'limited-use': ' It is for certain sales only.',
    'reason-not-recorded': ' The record does not say why.',
  };
  return (
    <>
      <AppLink href={`/certificates/${onFile.certificateId}`}>{onFile.number}</AppLink>{' '}
      {onFile.until === null ? 'covers it, no end date.' : `covers it until ${formatDate(onFile.until)}.`}
      {notes[onFile.standing]}
    </>
  );
}

/** One row for each state and reason. */
export function NeedsTable({ answer }: { answer: Pick<FormAnswer, 'papers' | 'needs' | 'sources'> }) {
  const nameOf = useReasonNames();
  return (
    <BfTable
      caption="What covers each state and reason"
      noun="place"
      columns={columnsOf(answer, nameOf)}
      rowKey={(need) => `${need.state} ${need.reason}`}
      query={staticRows(answer.needs)}
      empty={null}
    />
  );
}
