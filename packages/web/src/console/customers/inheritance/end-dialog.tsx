import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { endInheritance, type InheritanceRule } from '../../../api/customers.ts';
import { DateInput } from '../../../ui/form/date-input.tsx';
import form from '../../../ui/form/form.module.css';
import { formatDate } from '../../../ui/format/dates.ts';
import { readDate } from '../../../ui/format/read-date.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { useSaved } from './use-saved.ts';

interface EndDialogProps {
  rule: InheritanceRule;
  /** `end`: it was right up to a last day. `undo`: it was never right. */
  event: 'end' | 'undo';
  onClose: () => void;
}

/** Ends the use of another's certificates with a last day, or takes it back for sales of every day. */
export function EndDialog({ rule, event, onClose }: EndDialogProps) {
  const saved = useSaved(onClose);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { customer, of } = rule;
  const last = event === 'end' ? readDate(until) : null;
  const errors = {
    until: untilProblem(rule, last),
    reason: reason.trim() === '' ? 'Write the reason in a sentence' : null,
  };
  const save = useMutation({
    mutationFn: () =>
      endInheritance(
        rule,
        last ? { event: 'end', until: last, reason: reason.trim() } : { event: 'undo', reason: reason.trim() },
      ),
    onSuccess: () =>
      saved(
        last
          ? `${customer.name} uses the certificates of ${of.name} until ${formatDate(last)}`
          : `${customer.name} no longer uses the certificates of ${of.name}`,
      ),
  });
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setTried(true);
    if (!errors.until && !errors.reason) save.mutate();
  };
  const title = event === 'end' ? 'End the use' : 'Undo the use';
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={form.form} noValidate onSubmit={submit}>
        <p>
          {event === 'end'
            ? `Sales to ${customer.name} after the last day are not exempt by certificates of ${of.name}. Sales up to it still are.`
            : `From now on no sale to ${customer.name} is exempt by certificates of ${of.name}, whatever its date; the rule stays on record as undone. Was it right for a time? Then end it with a last day.`}{' '}
          Recorded sales stay as they are.
        </p>
        {save.error && <ProblemNotice error={save.error} what="It was not saved" kept="What you wrote is kept." />}
        {event === 'end' && (
          <DateInput
            label="Last day of sales"
            withAsterisk
            value={until}
            onChange={setUntil}
            error={tried ? errors.until : null}
          />
        )}
        <Textarea
          label="Reason"
          description="An auditor will read it"
          withAsterisk
          data-autofocus={event === 'undo' || undefined}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(changed) => setReason(changed.currentTarget.value)}
          error={tried ? errors.reason : null}
        />
        <div className={form.acts}>
          <Button type="submit" {...(event === 'undo' ? { color: 'red' } : {})} loading={save.isPending}>
            {title}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** @param last the day read; undefined: none was; null: none is asked for */
function untilProblem({ from }: InheritanceRule, last: string | null | undefined): string | null {
  if (last === null) return null;
  if (last === undefined) return 'Enter the last day, like 12/31/2026';
  return last < from ? `The first day is ${formatDate(from)}; the last cannot come before it` : null;
}
