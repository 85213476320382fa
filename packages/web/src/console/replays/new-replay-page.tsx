import { Button, Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { NewReplay, Replay } from '../../api/replays.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import classes from '../../ui/form/form.module.css';
import { instantOf } from '../../ui/form/local-instant.ts';
import { formatInstant } from '../../ui/format/dates.ts';
import { plural } from '../../ui/format/money.ts';
import type { ListSearch } from '../../ui/list/list-state.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { transactionSumsQuery } from '../transactions/transaction-queries.ts';
import { POLICY_NAMES, POLICY_WORDS, type Policy, type PolicyName } from './replay-words.ts';
import replays from './replays.module.css';
import { useStartReplay } from './replays-queries.ts';
import { newReplayRoute, SALE_FILTERS } from './replays-routes.ts';
import { SalesTaken } from './sales-taken.tsx';

type Chosen = Partial<Record<PolicyName, string>>;

/** "What if these sales were decided again?" The sales stand in the address, as the list of transactions gave them. */
export function NewReplayPage() {
  const search = newReplayRoute.useSearch();
  const filter = filterOf(search);
  const sums = useQuery(transactionSumsQuery(search)).data?.data;
  const sales = sums?.reduce((all, sum) => all + sum.transactions, 0);
  const [known, setKnown] = useState<'start' | 'instant' | 'recording'>('start');
  const [local, setLocal] = useState('');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<Chosen>({});
  const [asked, setAsked] = useState(false);
  const start = useStartReplay();
  const navigate = useNavigate();
  const allowed = useCan('replays.run');
  const instant = instantOf(local);
  const missing = known === 'instant' && (instant === null || Date.parse(instant) > Date.now());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (missing) return;
    const body: NewReplay = {
      filter,
      knownAt: known === 'instant' && instant ? instant : known,
      policy: policyOf(chosen),
      ...(name.trim() ? { name: name.trim() } : {}),
    };
    start.mutate(body, {
      onSuccess: ({ replayId }) => void navigate({ to: '/replays/$replayId', params: { replayId } }),
    });
  };
  return (
    <>
      <PageHeader
        title="Replay recorded sales"
        up={{ label: 'Replays', href: '/replays' }}
        answer={
          sales === undefined ? (
            'Counting the sales…'
          ) : (
            <>
              {plural(sales, 'sale')}: <SalesTaken filter={filter} />.{' '}
              <AppLink href={`/transactions${addressOf(search)}`}>Choose others</AppLink>
            </>
          )
        }
      />
      <form className={classes.form} noValidate onSubmit={submit}>
        {!allowed && <Notice tone="neutral">Your role can read replays; a manager or admin can run them.</Notice>}
        {start.error && (
          <ProblemNotice error={start.error} what="The replay was not started" kept="Your choices are kept." />
        )}
        <fieldset className={classes.section} disabled={!allowed}>
          <legend>With which records</legend>
          <Radio.Group
            aria-label="With which records"
            value={known}
            onChange={(value) => setKnown(value as typeof known)}
          >
            <div className={classes.form}>
              <Radio
                value="start"
                label="As known now"
                description="Today’s certificates, customers and settings, each sale at its own date"
              />
              <Radio
                value="instant"
                label="As known at an instant"
                description="With what was on file then, whatever changed since"
              />
              {known === 'instant' && (
                <TextInput
                  type="datetime-local"
                  label="Known on"
                  value={local}
                  onChange={(event) => setLocal(event.currentTarget.value)}
                  description={instant ? formatInstant(instant) : 'Day and time in your time zone'}
                  error={asked && missing ? 'Give a day and time that is not in the future' : undefined}
                />
              )}
              <Radio
                value="recording"
                label="As known when each sale was recorded"
                description="A test of the engine: without a draft policy every sale must come out as it was recorded"
              />
            </div>
          </Radio.Group>
        </fieldset>
        <fieldset className={classes.section} disabled={!allowed}>
          <legend>Under which settings</legend>
          <p className={replays.hint}>
            A draft policy tries out settings on every selling company of these sales. What is left alone stays as each
            company has it; nothing is saved.
          </p>
          <div className={classes.two}>
            {POLICY_NAMES.map((policy) => (
              <Select
                key={policy}
                label={POLICY_WORDS[policy].label}
                data={[{ value: '', label: 'As each company has it' }, ...POLICY_WORDS[policy].values]}
                value={chosen[policy] ?? ''}
                onChange={(value) => setChosen({ ...chosen, [policy]: value ?? '' })}
                allowDeselect={false}
              />
            ))}
          </div>
        </fieldset>
        <TextInput
          label="Name"
          description="Left empty, it is named after what it does"
          maxLength={200}
          value={name}
          disabled={!allowed}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes.acts}>
          {allowed && (
            <Button type="submit" loading={start.isPending}>
              {sales === undefined ? 'Replay these sales' : `Replay ${plural(sales, 'sale')}`}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}

function filterOf(search: ListSearch): Replay['filter'] {
  const named = SALE_FILTERS.map((name) => [name, search[`f.${name}`]] as const);
  const given = [...named, ['q', search.q] as const, ['view', search.view] as const].filter(([, value]) => value);
  return Object.fromEntries(given) as Replay['filter'];
}

function addressOf(search: ListSearch): string {
  const text = new URLSearchParams(
    Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return text.size > 0 ? `?${text}` : '';
}

function policyOf(chosen: Chosen): Policy {
  const named = Object.entries(chosen).filter(([, value]) => value !== '');
  const read = (value: string) => (value === 'true' ? true : value === 'false' ? false : value);
  return Object.fromEntries(named.map(([name, value]) => [name, read(value)])) as Policy;
}
