import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Customer, noteEvent } from '../../../api/customers.ts';
import { DateInput } from '../../../ui/form/date-input.tsx';
import form from '../../../ui/form/form.module.css';
import { readDate } from '../../../ui/format/read-date.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { useSaved } from '../inheritance/use-saved.ts';
import { EVENT_CHOICES, isEventKind } from './event-words.ts';

/** Notes what happened to the customer, or what was learned of it. */
export function NoteDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const saved = useSaved(onClose);
  const [kind, setKind] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const date = readDate(day);
  const save = useMutation({
    mutationFn: () => {
      if (!isEventKind(kind) || !date) throw new Error('The form lets nothing else be sent');
      return noteEvent(customer.customerId, { kind, date, note: note.trim() || null });
    },
    onSuccess: () => saved(`Noted for ${customer.name}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEventKind(kind) && date) save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Note an event" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={form.form} noValidate onSubmit={submit}>
        <p>The checks of its certificates look at it from now on.</p>
        {save.error && <ProblemNotice error={save.error} what="It was not saved" kept="Your entries are kept." />}
        <Select
          label="What happened"
          withAsterisk
          data-autofocus
          data={EVENT_CHOICES}
          value={kind}
          onChange={setKind}
          error={tried && kind === null ? 'Choose what happened' : null}
        />
        <DateInput
          label="When"
          withAsterisk
          value={day}
          onChange={setDay}
          error={tried && !date ? 'Enter the day, like 1/15/2026' : null}
        />
        <Textarea
          label="Note"
          description="Who said so, and where it is written"
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(changed) => setNote(changed.currentTarget.value)}
        />
        <div className={form.acts}>
          <Button type="submit" loading={save.isPending}>
            Note it
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
