import { Button, FileInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ExemptList } from '../../api/verifications.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { DateInput } from '../../ui/form/date-input.tsx';
import formClasses from '../../ui/form/form.module.css';
import { DateText, InstantText } from '../../ui/format/date-text.tsx';
import { today } from '../../ui/format/dates.ts';
import { formatCount } from '../../ui/format/money.ts';
import { readDate } from '../../ui/format/read-date.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import classes from './verification.module.css';
import { exemptListsQuery, useSendExemptList } from './verification-queries.ts';

const KINDS = [
  { value: 'eo-bmf', label: 'EO BMF extract (eo1.csv to eo4.csv, or a state)' },
  { value: 'pub78', label: 'Publication 78 data' },
  { value: 'revocations', label: 'Automatic revocation list' },
];
const KIND_NAMES: Record<ExemptList['kind'], string> = {
  'eo-bmf': 'EO BMF extract',
  pub78: 'Publication 78',
  revocations: 'Automatic revocations',
};

const COLUMNS: [BfColumn<ExemptList>, ...BfColumn<ExemptList>[]] = [
  {
    key: 'kind',
    title: 'List',
    render: ({ kind, part }) => `${KIND_NAMES[kind]}${part === 'all' ? '' : `, ${part}`}`,
  },
  {
    key: 'status',
    title: 'Status',
    card: 'status',
    render: ({ status, rowsKept, problems }) => (
      <>
        {status === 'ready' && (
          <StatusBadge tone={rowsKept ? 'good' : 'neutral'}>{rowsKept ? 'Taken in' : 'Replaced'}</StatusBadge>
        )}
        {status === 'reading' && <StatusBadge tone="working">Being read</StatusBadge>}
        {status === 'failed' && <StatusBadge tone="bad">Given up</StatusBadge>}
        {status === 'failed' && problems[0] && <span className={classes.under}>{problems[0].problem}</span>}
      </>
    ),
  },
  { key: 'date', title: 'Of', render: ({ listDate }) => <DateText date={listDate} /> },
  { key: 'rows', title: 'Organizations', align: 'right', render: ({ rows }) => formatCount(rows) },
  { key: 'rejected', title: 'Lines left out', align: 'right', render: ({ rejected }) => formatCount(rejected) },
  {
    key: 'at',
    title: 'Taken in, by',
    render: ({ createdAt, createdBy }) => (
      <>
        <InstantText at={createdAt} />
        <span className={classes.under}>{createdBy}</span>
      </>
    ),
  },
];

/** "Which lists of exempt organizations do we look in, and how old are they?" */
export function ExemptListsPage() {
  const query = useQuery(exemptListsQuery);
  const lists = query.data?.data;
  const allowed = useCan('imports.run');
  const newest = lists?.find(({ rowsKept }) => rowsKept);
  return (
    <>
      <PageHeader
        title="Lists of exempt organizations"
        answer={
          newest ? (
            <>
              The newest list is of <DateText date={newest.listDate} />. Being in it helps; it is not the exemption of a
              state.
            </>
          ) : (
            'No list is taken in yet: nothing can be said about a charity from it.'
          )
        }
      />
      <PageTabs
        label="Verification"
        current="/verification/lists"
        tabs={[
          { label: 'Queue', href: '/verification' },
          { label: 'Lists of exempt organizations', href: '/verification/lists' },
        ]}
      />
      {allowed && <SendList />}
      <BfTable
        caption="Lists taken in, newest first"
        noun="list"
        columns={COLUMNS}
        rowKey={(list) => list.listId}
        query={{ ...query, data: lists && { data: lists, nextCursor: null, total: lists.length } }}
        empty={
          <NotYet title="No list yet">
            The IRS publishes the files each month. Unpack one and choose it above; it is read in the background and
            used when it is whole.
          </NotYet>
        }
      />
    </>
  );
}

function SendList() {
  const send = useSendExemptList();
  const form = useForm({
    initialValues: { kind: 'eo-bmf', part: '', listDate: today(), file: null as File | null },
    validate: {
      file: (value) => (value === null ? 'Choose the file' : null),
      listDate: (value) => (readDate(value) ? null : 'This is no date yet'),
      part: (value) => (/^[a-z0-9_-]{0,40}$/.test(value.trim()) ? null : 'Like eo1 or eo_tx'),
    },
  });
  const submit = form.onSubmit(({ kind, part, listDate, file }) => {
    if (file === null) return;
    const named = kind === 'eo-bmf' && part.trim() !== '' ? { part: part.trim() } : {};
    send.mutate(
      { file, kind, listDate: readDate(listDate) ?? '', ...named },
      { onSuccess: () => form.setFieldValue('file', null) },
    );
  });
  return (
    <form className={`bf-card ${classes.card}`} noValidate onSubmit={submit} aria-label="Take in a list">
      {send.error && (
        <ProblemNotice error={send.error} what="The list was not taken in" kept="Your entries are kept." />
      )}
      <div className={formClasses.two}>
        <Select label="Kind" data={KINDS} allowDeselect={false} {...form.getInputProps('kind')} />
        <DateInput
          label="Date of the list"
          withAsterisk
          {...form.getInputProps('listDate')}
          value={form.getValues().listDate}
        />
        {form.getValues().kind === 'eo-bmf' && (
          <TextInput
            label="Part"
            description="eo1 to eo4 for a region, eo_tx for a state; empty: the whole"
            {...form.getInputProps('part')}
          />
        )}
        <FileInput
          label="File, unpacked"
          withAsterisk
          placeholder="Choose a file"
          accept=".csv,.txt"
          clearable
          onChange={(file) => {
            form.setFieldValue('file', file);
            const part = /^(eo\d|eo_[a-z]{2})\.csv$/i.exec(file?.name ?? '')?.[1];
            if (part) form.setFieldValue('part', part.toLowerCase());
          }}
          value={form.getValues().file}
          error={form.errors.file}
        />
      </div>
      <div className={formClasses.acts}>
        <Button type="submit" loading={send.isPending}>
          Take in this list
        </Button>
      </div>
    </form>
  );
}
