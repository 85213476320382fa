import { Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActButton } from '../../app/session/act-button.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { companiesQuery } from '../reference-queries.ts';
import { spanWords } from './age-words.ts';
import { canVerify } from './kept/open-book.ts';
import classes from './offline.module.css';
import { snapshotsQuery, useKeepBook } from './offline-queries.ts';
import { useNow } from './use-now.ts';

const VALID = [
  { value: '24', label: '1 day' },
  { value: '72', label: '3 days' },
  { value: '168', label: '1 week' },
  { value: '720', label: '30 days' },
];

interface TakeBookProps {
  tenantId: string;
  /** The snapshot that is kept, and whose book it is. */
  kept: { company: string; snapshotId: string } | undefined;
  online: boolean;
  /** Whether a usable book is kept: taking another is then not the first thing to do. */
  has: boolean;
}

/** Takes a snapshot, or the newest there is, and keeps it here. Needs the network; whoever may not take one is told. */
export function TakeBook({ tenantId, kept, online, has }: TakeBookProps) {
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const [chosen, setChosen] = useState<string>();
  const company = chosen ?? kept?.company ?? companies[0]?.externalId ?? '';
  const [validHours, setValidHours] = useState('72');
  const newest = useQuery(snapshotsQuery(company)).data?.data[0];
  const now = useNow();
  const keep = useKeepBook(tenantId);
  if (!canVerify()) {
    return (
      <Notice tone="attention">
        Browsers verify signatures only on pages from https or from this machine itself. Open the console by https to
        keep a book here.
      </Notice>
    );
  }
  const wanted = { company, validHours: Number(validHours) };
  const act = { permission: 'snapshots.take', act: 'take snapshots', disabled: !online || company === '' } as const;
  const icon = <IconDownload size={16} stroke={1.5} aria-hidden="true" />;
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="take">
      <h2 id="take">{has ? 'Take a newer one' : 'Take the book along'}</h2>
      <p className={classes.hint}>
        A snapshot is everything that decides a company’s sales, in one signed file: customers, certificates, rates and
        rules, without addresses, tax numbers or documents. Taking and downloading one stands in the log.
        {!online && ' It waits for the network.'}
      </p>
      <div className={classes.two}>
        <Select
          label="Company"
          data={companies.map((row) => ({ value: row.externalId, label: row.name }))}
          value={company || null}
          onChange={(value) => setChosen(value ?? undefined)}
          allowDeselect={false}
          disabled={!online}
        />
        <Select
          label="Good for"
          data={VALID}
          value={validHours}
          onChange={(value) => setValidHours(value ?? '72')}
          allowDeselect={false}
          disabled={!online}
        />
      </div>
      {keep.error && <ProblemNotice error={keep.error} what="No book was kept" kept="What was kept before stays." />}
      <div className={classes.acts}>
        <ActButton
          {...act}
          icon={icon}
          variant={has ? 'default' : 'filled'}
          loading={keep.isPending}
          onClick={() => keep.mutate(wanted)}
        >
          Take a snapshot and keep it here
        </ActButton>
        {newest && newest.goodUntil > now && newest.snapshotId !== kept?.snapshotId && (
          <ActButton
            {...act}
            icon={icon}
            variant="default"
            loading={keep.isPending}
            onClick={() => keep.mutate({ ...wanted, snapshotId: newest.snapshotId })}
          >
            Use the newest, {spanWords(newest.takenAt, now)} old
          </ActButton>
        )}
      </div>
    </section>
  );
}
