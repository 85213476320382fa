import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldsQuestion } from '../../../api/forms.ts';
import { plural } from '../../../ui/format/money.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { useReasonNames } from '../../library/use-reason-names.ts';
import { formFieldsQuery } from '../forms-queries.ts';
import classes from './answer.module.css';
import { knownWords, shapeWords, whenWords } from './field-words.ts';

/** What a form asks, folded; read when it is opened. */
export function FieldsPreview({ question }: { question: FieldsQuestion }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.fold ?? ''} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What it asks</summary>
      {open && <Fields question={question} />}
    </details>
  );
}

function Fields({ question }: { question: FieldsQuestion }) {
  const query = useQuery(formFieldsQuery(question));
  const nameOf = useReasonNames();
  if (query.error)
    return (
      <ProblemNotice error={query.error} what="The fields could not be loaded" retry={() => void query.refetch()} />
    );
  if (!query.data) return <RowSkeleton rows={4} noun="the fields" />;
  const { fields, fieldsKnown, completedBy } = query.data;
  const known = fields.filter((field) => knownWords(field) !== null).length;
  return (
    <>
      <p className={classes.meta}>
        {completedBy === 'state' ? 'Printed by the state on the paper. ' : ''}
        {fieldsKnown ? plural(fields.length, 'answer') : 'The content does not say what it asks on this day'}
        {known > 0 && `, ${known} known already`}.
      </p>
      <ol className={classes.fields}>
        {fields.map((field) => {
          const when = whenWords(field, nameOf);
          const answer = knownWords(field);
          const shape = shapeWords(field);
          return (
            <li key={field.name}>
              {field.label.en}
              {when && <span className={classes.quiet}>, {when}</span>}
              {shape && <span className={classes.quiet}> · {shape}</span>}
              {field.rows.length > 0 && <span className={classes.quiet}> · {plural(field.rows.length, 'line')}</span>}
              {answer && (
                <>
                  : <strong>{answer}</strong>
                </>
              )}
              {field.askedBy === 'record' && <span className={classes.quiet}> · not on the form, for the record</span>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
