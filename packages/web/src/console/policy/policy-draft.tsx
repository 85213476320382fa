import { Button, CloseButton, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CompanyRow } from '../../api/companies.ts';
import type { WeighedCheck } from '../../api/policies.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { DateInput } from '../../ui/form/date-input.tsx';
import { today } from '../../ui/format/dates.ts';
import { plural } from '../../ui/format/money.ts';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import classes from './policy.module.css';
import { useChangePolicy, useStartReview } from './policy-queries.ts';
import { type Draft, settingWords, WeightBadge } from './policy-words.tsx';

interface PolicyDraftProps {
  company: CompanyRow;
  version: number;
  draft: Draft;
  rows: WeighedCheck[];
  onDrop: (code: string) => void;
  onDone: () => void;
}

/** Changes not yet made: tried on paper first, or made from a day on. */
export function PolicyDraft({ company, version, draft, rows, onDrop, onDone }: PolicyDraftProps) {
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(today());
  const [asked, setAsked] = useState(false);
  const save = useChangePolicy();
  const rehearse = useStartReview();
  const navigate = useNavigate();
  const mayRehearse = useCan('reviews.run');
  const changes = Object.entries(draft).map(([check, setting]) => ({ check, setting }));
  const start = () =>
    rehearse.mutate(
      {
        name: `${company.name}: ${changes.map(({ check, setting }) => `${check} ${settingWords(setting)}`).join(', ')}`.slice(
          0,
          200,
        ),
        after: { policy: { company: company.externalId, changes } },
      },
      { onSuccess: ({ reviewId }) => void navigate({ to: '/policy/rehearsals/$reviewId', params: { reviewId } }) },
    );
  const adopt = () => {
    setAsked(true);
    if (reason.trim() === '') return;
    const body = { changes, reason: reason.trim(), from };
    save.mutate({ company: company.externalId, version, body }, { onSuccess: onDone });
  };
  return (
    <section className={classes.draft} aria-label="Draft">
      <h2>Draft: {plural(changes.length, 'change')} not yet made</h2>
      <ul className={classes.draftList}>
        {changes.map(({ check, setting }) => {
          const row = rows.find(({ code }) => code === check);
          return (
            <li key={check}>
              <span className="bf-mono">{check}</span> {row?.title}: {row && <WeightBadge weight={row.inForce} />} →{' '}
              {setting === 'inherit' ? 'nothing of its own' : <WeightBadge weight={setting} />}
              <CloseButton
                size="sm"
                aria-label={`Take ${check} out of the draft`}
                onClick={() => onDrop(check)}
                style={{ display: 'inline-flex', verticalAlign: 'middle' }}
              />
            </li>
          );
        })}
      </ul>
      {rehearse.error && (
        <ProblemNotice error={rehearse.error} what="The rehearsal was not started" kept="The draft is kept." />
      )}
      {save.error && <ProblemNotice error={save.error} what="The policy was not changed" kept="The draft is kept." />}
      <div className={classes.row}>
        {mayRehearse && (
          <div className={classes.acts}>
            <Button onClick={start} loading={rehearse.isPending}>
              Rehearse on all certificates
            </Button>
          </div>
        )}
        <TextInput
          label="Why"
          required
          w={320}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && reason.trim() === '' ? 'Say why; it is kept with the change' : undefined}
        />
        <DateInput label="From" value={from} onChange={setFrom} w={200} />
        <div className={classes.acts}>
          <Button variant="default" onClick={adopt} loading={save.isPending}>
            Change without rehearsal
          </Button>
        </div>
      </div>
    </section>
  );
}
