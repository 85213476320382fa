import type { Sale } from '@bonafide/core/determination/sale.ts';
import { decideOffline, type Snapshot } from '@bonafide/core/snapshot/open-snapshot.ts';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Notice } from '../../ui/notice/notice.tsx';
import type { KeptSale } from './kept/kept-store.ts';
import classes from './offline.module.css';
import { useQueueActs, wordedBy } from './offline-queries.ts';

interface KeepSaleFormProps {
  tenantId: string;
  snapshot: Snapshot;
  sale: Sale;
  queue: readonly KeptSale[];
}

/** Puts a sale that was made into the queue, under its invoice number, with the answer that the buyer was given. */
export function KeepSaleForm({ tenantId, snapshot, sale, queue }: KeepSaleFormProps) {
  const [number, setNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const [last, setLast] = useState('');
  const { keep } = useQueueActs(tenantId);
  const given = number.trim();
  const taken = queue.some((other) => other.number === given && other.sale.company === sale.company);
  const problem =
    given === '' ? 'Give the number of the invoice' : taken ? 'This number is in the queue already' : null;
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (problem) return;
    const decidedAt = new Date().toISOString();
    const numbered = { ...sale, number: given };
    const decided = decideOffline(snapshot, numbered, decidedAt);
    const { snapshotId, stale } = decided;
    const kept = { tenantId, number: given, snapshotId, decidedAt, stale, sale: numbered, decision: wordedBy(decided) };
    keep.mutate(
      { ...kept, result: null },
      {
        onSuccess: () => {
          setLast(given);
          setNumber('');
          setAsked(false);
        },
      },
    );
  }
  return (
    <form className={`bf-card ${classes.card}`} noValidate onSubmit={submit} aria-label="Keep this sale">
      <p className={classes.hint}>A sale that was made is kept under its invoice number and waits for the service.</p>
      <div className={classes.keep}>
        <TextInput
          label="Invoice number"
          maxLength={100}
          value={number}
          error={asked ? problem : null}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={keep.isPending}>
          Keep this sale
        </Button>
      </div>
      {last && <p role="status">Invoice {last} is kept in the queue below.</p>}
      {keep.error && (
        <Notice tone="bad">
          <strong>The sale was not kept:</strong> {keep.error.message}. Write it down; this browser cannot store it.
        </Notice>
      )}
    </form>
  );
}
