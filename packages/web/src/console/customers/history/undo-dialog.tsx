import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Customer, type CustomerHistory, undoEvent } from '../../../api/customers.ts';
import form from '../../../ui/form/form.module.css';
import { formatDate } from '../../../ui/format/dates.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { useSaved } from '../inheritance/use-saved.ts';
import { EVENT_WORDS } from './event-words.ts';

interface UndoDialogProps {
  customer: Customer;
  event: CustomerHistory['events'][number];
  onClose: () => void;
}

/** Says that an event was noted in error; it stays to be read. */
export function UndoDialog({ customer, event, onClose }: UndoDialogProps) {
  const saved = useSaved(onClose);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => undoEvent(customer.customerId, event, reason.trim()),
    onSuccess: () => saved('It counts for no check any more'),
  });
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    setTried(true);
    if (reason.trim()) save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Undo the event" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={form.form} noValidate onSubmit={submit}>
        <p>
          “{EVENT_WORDS[event.kind]}” of {formatDate(event.date)} stays on record and counts for no check any more.
        </p>
        {save.error && <ProblemNotice error={save.error} what="It was not saved" kept="Your entries are kept." />}
        <Textarea
          label="Why"
          withAsterisk
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(changed) => setReason(changed.currentTarget.value)}
          error={tried && !reason.trim() ? 'Say why it was noted in error' : null}
        />
        <div className={form.acts}>
          <Button type="submit" loading={save.isPending}>
            Undo it
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
