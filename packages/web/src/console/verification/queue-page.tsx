import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskCounts, VerificationTask } from '../../api/verifications.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { plural } from '../../ui/format/money.ts';
import { FilterBar } from '../../ui/list/filter-bar.tsx';
import type { FilterChoice } from '../../ui/list/filter-choice.ts';
import { useListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { useLetterKeys } from '../../ui/use-letter-keys.ts';
import { LookUpForm } from './look-up-form.tsx';
import classes from './verification.module.css';
import { registriesQuery, taskCountsQuery, tasksQuery, useAskTask } from './verification-queries.ts';
import { RESULT_WORDS, SILENCE_WORDS, STATE_WORDS } from './verification-words.ts';

const STATES = Object.entries(STATE_WORDS).map(([value, { word }]) => ({ value, label: word }));

/** "Which numbers are still to be asked about, and which of them need me?" */
export function QueuePage() {
  const list = useListState();
  const query = useQuery(tasksQuery(list.search));
  const counts = useQuery(taskCountsQuery).data;
  const registries = useQuery(registriesQuery).data?.data ?? [];
  const [open, setOpen] = useState<VerificationTask | null>(null);
  const tasks = query.data?.data ?? [];
  const waiting = tasks.filter(({ state }) => state === 'person' || state === 'no-answer');
  const nextAfter = (done: VerificationTask) => waiting.find(({ taskId }) => taskId !== done.taskId) ?? null;
  useLetterKeys({ l: () => setOpen(waiting[0] ?? null) });
  const filters: FilterChoice[] = [
    { key: 'state', label: 'State', options: STATES },
    {
      key: 'sourceId',
      label: 'Registry',
      options: registries.map(({ sourceId, name }) => ({ value: sourceId, label: name })),
    },
  ];
  return (
    <>
      <PageHeader
        title="Verification"
        answer={
          counts &&
          answerOf(
            counts,
            registries.some(({ switchedOn }) => switchedOn),
          )
        }
      />
      <PageTabs
        label="Verification"
        current="/verification"
        tabs={[
          { label: 'Queue', href: '/verification' },
          { label: 'Lists of exempt organizations', href: '/verification/lists' },
        ]}
      />
      <FilterBar list={list} searchLabel="Find a number or name" filters={filters} />
      <BfTable
        caption="Numbers to be asked about, the first due first"
        noun="question"
        columns={columnsFor(new Map(registries.map(({ sourceId, name }) => [sourceId, name])), setOpen)}
        rowKey={(task) => task.taskId}
        query={query}
        list={list}
        filterWords={[...list.filter('state'), ...list.filter('sourceId')].join(', ')}
        empty={
          <NotYet title="Nothing to ask" act={<AppLink href="/settings/registries">Registries</AppLink>}>
            Questions come here when a registry is switched on and a certificate with a number of its kind is recorded.
            No registry is asked before somebody switches it on.
          </NotYet>
        }
      />
      <p className={classes.hint}>Keys: l look up the next one · c copy its number · 1 to 6 what the registry said</p>
      {open && (
        <Modal
          opened
          onClose={() => setOpen(null)}
          title={`Look up ${open.question.number?.value ?? ''}`}
          size="lg"
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          {open.question.number && (
            <LookUpForm
              key={open.taskId}
              number={open.question.number}
              register={open.register}
              name={open.question.name}
              address={open.question.address}
              guide={open.guide}
              onDone={() => setOpen(nextAfter(open))}
              onCancel={() => setOpen(null)}
            />
          )}
        </Modal>
      )}
    </>
  );
}

function answerOf(counts: TaskCounts, anyOn: boolean): string {
  if (!anyOn) return 'No registry is switched on: nothing is asked, and no certificate is said to be verified.';
  const parts = [
    counts.person > 0 ? `${plural(counts.person, 'number')} need a person` : null,
    counts['no-answer'] > 0 ? `${counts['no-answer']} without answer` : null,
    counts.due + counts.running > 0 ? `${counts.due + counts.running} being asked` : null,
    `${counts.later} wait for their day`,
  ].filter((part) => part !== null);
  return `${parts.join(', ')}.`;
}

type Columns = [BfColumn<VerificationTask>, ...BfColumn<VerificationTask>[]];

function columnsFor(names: ReadonlyMap<string, string>, onLookUp: (task: VerificationTask) => void): Columns {
  return [
    {
      key: 'number',
      title: 'Number',
      width: '30%',
      render: ({ question }) => (
        <>
          <AppLink href={`/certificates?${new URLSearchParams({ q: question.number?.value ?? question.name ?? '' })}`}>
            {question.number?.value ?? question.address?.line1 ?? 'An address'}
          </AppLink>
          <span className={classes.under}>{[question.name, question.number?.issuer].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      key: 'state',
      title: 'State',
      card: 'status',
      render: ({ state }) => <StatusBadge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</StatusBadge>,
    },
    { key: 'registry', title: 'Registry', render: ({ sourceId }) => names.get(sourceId) ?? sourceId },
    {
      key: 'last',
      title: 'Last answer',
      render: ({ lastResult, lastSilence, attempts }) => {
        if (lastResult === null) return 'Never asked';
        return (
          <>
            {RESULT_WORDS[lastResult].word}
            {lastSilence && (
              <span className={classes.under}>
                {SILENCE_WORDS[lastSilence]} {attempts > 1 && `${attempts} times in a row.`}
              </span>
            )}
          </>
        );
      },
    },
    { key: 'due', title: 'Due', render: ({ dueAt }) => <InstantText at={dueAt} /> },
    { key: 'acts', title: 'Ask', render: (task) => <Acts task={task} onLookUp={onLookUp} /> },
  ];
}

function Acts({ task, onLookUp }: { task: VerificationTask; onLookUp: (task: VerificationTask) => void }) {
  const ask = useAskTask();
  if (!useCan('certificates.write')) return 'Read only';
  return (
    <div className={classes.acts}>
      {task.question.number && (
        <Button size="compact-sm" variant="light" onClick={() => onLookUp(task)}>
          Look up <span className="bf-visually-hidden">{task.question.number.value}</span>
        </Button>
      )}
      {!task.needsPerson && task.state !== 'running' && (
        <Button size="compact-sm" variant="subtle" loading={ask.isPending} onClick={() => ask.mutate(task.taskId)}>
          Ask now <span className="bf-visually-hidden">about {task.question.number?.value}</span>
        </Button>
      )}
    </div>
  );
}
