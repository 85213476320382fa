import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Customer, createInheritance, listCustomers } from '../../../api/customers.ts';
import { DateInput } from '../../../ui/form/date-input.tsx';
import form from '../../../ui/form/form.module.css';
import { readDate } from '../../../ui/format/read-date.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { useSaved } from './use-saved.ts';

/** Lets the customer use the certificates of another for sales of a period. */
export function AddDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const saved = useSaved(onClose);
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.replace(/ #.*$/, ''), 150);
  const [of, setOf] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const choices = useQuery({
    queryKey: ['customers', 'choices-for-use', settled],
    queryFn: ({ signal }) => listCustomers({ q: settled, limit: 20 }, signal),
  });
  const first = readDate(from);
  const last = until.trim() === '' ? null : readDate(until);
  const errors = {
    of: of === null ? 'Choose a customer' : null,
    from: first ? null : 'Enter the first day, like 1/15/2026',
    until: last === undefined ? 'This is no date yet. Write it like 12/31/2026, or leave it empty' : null,
  };
  const save = useMutation({
    mutationFn: () =>
      createInheritance(customer.customerId, {
        fromCustomerId: of ?? '',
        from: first ?? '',
        until: last ?? null,
        comment: comment.trim() || null,
      }),
    onSuccess: (rule) => saved(`${customer.name} uses the certificates of ${rule.of.name}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!errors.of && !errors.from && !errors.until) save.mutate();
  };
  const data = (choices.data?.data ?? [])
    .filter((row) => row.customerId !== customer.customerId)
    .map((row) => ({ value: row.customerId, label: `${row.name} #${row.number}` }));
  return (
    <Modal
      opened
      onClose={onClose}
      title="Use another’s certificates"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form className={form.form} noValidate onSubmit={submit}>
        <p>
          Sales to {customer.name} may then be exempt by certificates of the customer chosen, after its own. The other
          must be in the same group, or in one of a company above.
        </p>
        {save.error && <ProblemNotice error={save.error} what="It was not saved" kept="Your entries are kept." />}
        <Select
          label="Whose certificates"
          placeholder="Name or number"
          withAsterisk
          searchable
          data-autofocus
          data={data}
          filter={({ options }) => options}
          value={of}
          onChange={setOf}
          onSearchChange={setText}
          nothingFoundMessage="No customer matches"
          error={tried ? errors.of : null}
        />
        <DateInput
          label="First day of sales"
          withAsterisk
          value={from}
          onChange={setFrom}
          error={tried ? errors.from : null}
        />
        <DateInput
          label="Last day (empty: no end)"
          value={until}
          onChange={setUntil}
          error={tried ? errors.until : null}
        />
        <Textarea
          label="Why"
          description="An auditor will read it"
          autosize
          minRows={2}
          maxLength={2000}
          value={comment}
          onChange={(changed) => setComment(changed.currentTarget.value)}
        />
        <div className={form.acts}>
          <Button type="submit" loading={save.isPending}>
            Use these certificates
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
