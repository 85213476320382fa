import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  type Customer,
  createInheritance,
  getInheritance,
  type InheritanceRule,
  listCustomers,
  undoInheritance,
} from '../../api/customers.ts';
import { ActButton } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { DateInput } from '../../ui/form/date-input.tsx';
import form from '../../ui/form/form.module.css';
import { formatDate } from '../../ui/format/dates.ts';
import { readDate } from '../../ui/format/read-date.ts';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';

/** Whose certificates the customer uses beside its own, and who uses its; undone rules stay to be read. */
export function InheritanceSection({ customer }: { customer: Customer }) {
  const query = useQuery({
    queryKey: ['customers', customer.customerId, 'inheritance'],
    queryFn: () => getInheritance(customer.customerId),
  });
  const [open, setOpen] = useState<'add' | InheritanceRule | null>(null);
  const { uses = [], usedBy = [] } = query.data ?? {};
  return (
    <section className="bf-card" style={{ padding: 16, maxWidth: 720, marginTop: 16 }} aria-labelledby="inheritance">
      <h2 id="inheritance">Uses certificates of</h2>
      {query.error && <ProblemNotice error={query.error} what="Whose certificates it uses was not read" />}
      {query.data && uses.length === 0 && <p>Nobody else; its own certificates alone count.</p>}
      <Rules rules={uses} other="of" onUndo={setOpen} />
      <ActButton
        permission="customers.write"
        act="change customers"
        mt={12}
        variant="default"
        onClick={() => setOpen('add')}
      >
        Use another’s certificates
      </ActButton>
      {usedBy.length > 0 && (
        <>
          <h3 style={{ marginTop: 16 }}>Used by</h3>
          <Rules rules={usedBy} other="customer" onUndo={setOpen} />
        </>
      )}
      {open === 'add' && <AddDialog customer={customer} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'add' && <UndoDialog rule={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface RulesProps {
  rules: readonly InheritanceRule[];
  /** Which party the row names. */
  other: 'of' | 'customer';
  onUndo: (rule: InheritanceRule) => void;
}

function Rules({ rules, other, onUndo }: RulesProps) {
  if (rules.length === 0) return null;
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {rules.map((rule) => (
        <li key={rule.inheritanceId} style={{ padding: '8px 0', borderTop: '1px solid var(--bf-line)' }}>
          <AppLink href={`/customers/${rule[other].customerId}/details`}>
            {rule[other].name} #{rule[other].number}
          </AppLink>
          <div>
            For sales {period(rule)}
            {rule.undone && <strong> · undone, counts for none</strong>}
          </div>
          {rule.comment && <div>“{rule.comment}”</div>}
          {!rule.undone && (
            <ActButton
              permission="customers.write"
              act="change customers"
              size="xs"
              mt={4}
              variant="default"
              onClick={() => onUndo(rule)}
            >
              {`Undo the use of ${rule.of.name}`}
            </ActButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function period({ from, until }: InheritanceRule): string {
  return until === null ? `dated ${formatDate(from)} and later` : `dated ${formatDate(from)} to ${formatDate(until)}`;
}

function useSaved(onClose: () => void) {
  const queryClient = useQueryClient();
  return async (message: string) => {
    await queryClient.invalidateQueries({ queryKey: ['customers'] });
    notifications.show({ message, color: 'green' });
    onClose();
  };
}

function AddDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
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

function UndoDialog({ rule, onClose }: { rule: InheritanceRule; onClose: () => void }) {
  const saved = useSaved(onClose);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const undo = useMutation({
    mutationFn: () => undoInheritance(rule, reason.trim()),
    onSuccess: () => saved(`${rule.customer.name} no longer uses the certificates of ${rule.of.name}`),
  });
  const missing = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) undo.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Undo the use" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={form.form} noValidate onSubmit={submit}>
        <p>
          From now on no sale to {rule.customer.name} is exempt by certificates of {rule.of.name}, whatever its date.
          Recorded sales stay as they are, and the rule stays on record as undone.
        </p>
        {undo.error && <ProblemNotice error={undo.error} what="It was not undone" kept="What you wrote is kept." />}
        <Textarea
          label="Reason"
          description="An auditor will read it"
          withAsterisk
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(changed) => setReason(changed.currentTarget.value)}
          error={tried && missing ? 'Write the reason in a sentence' : null}
        />
        <div className={form.acts}>
          <Button type="submit" color="red" loading={undo.isPending}>
            Undo the use
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
