import type { Condition } from '@bonafide/core/check/custom/condition.ts';
import { conditionWords } from '@bonafide/core/check/custom/condition-words.ts';
import type { CustomCheck } from '@bonafide/core/check/custom/custom-check.ts';
import { FIELDS } from '@bonafide/core/check/custom/fields.ts';
import { type DefinitionProblem, readCondition } from '@bonafide/core/check/custom/read-condition.ts';
import { readCustomCheck } from '@bonafide/core/check/custom/read-custom-check.ts';
import { Button, Checkbox, NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OwnCheckDetail } from '../../../api/policies.ts';
import { ErrorPage } from '../../../app/error-page.tsx';
import { useCan } from '../../../app/session/act-button.tsx';
import { DateInput } from '../../../ui/form/date-input.tsx';
import formClasses from '../../../ui/form/form.module.css';
import { today } from '../../../ui/format/dates.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { companiesQuery } from '../../reference-queries.ts';
import classes from '../policy.module.css';
import { ownCheckQuery, useSaveOwnCheck, useStartReview } from '../policy-queries.ts';
import { ownCheckRoute } from '../policy-routes.ts';
import { WEIGHT_WORDS } from '../policy-words.tsx';
import { FIRST_TEST } from './condition-draft.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { ExamplesEditor } from './examples-editor.tsx';
import { OwnVersions } from './own-versions.tsx';

const FIRST: CustomCheck = {
  id: 'OWN-',
  title: '',
  severity: 'warn',
  appliesWhen: null,
  mustHold: { all: [FIRST_TEST] },
  about: 'purchaser.phone',
  clerk: { en: '' },
  buyer: { en: '' },
  examples: [
    { name: 'A paper without it', fields: {}, expect: 'found' },
    { name: 'A paper with it', fields: { 'purchaser.phone': '555 0100' }, expect: 'passed' },
  ],
};

export function NewOwnCheckPage() {
  return <Builder first={FIRST} kept={undefined} />;
}

/** "What does this check ask, does it do what it should, and what if it asked otherwise?" */
export function OwnCheckPage() {
  const { checkId } = ownCheckRoute.useParams();
  const query = useQuery(ownCheckQuery(checkId));
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the check" />;
  }
  // What is kept went through the reader of the core. A new version begins the form anew.
  const first = query.data.check as unknown as CustomCheck;
  return <Builder key={query.data.version} first={first} kept={query.data} />;
}

function Builder({ first, kept }: { first: CustomCheck; kept: OwnCheckDetail | undefined }) {
  const [check, setCheck] = useState(first);
  const [company, setCompany] = useState(kept?.company ?? null);
  const [enabled, setEnabled] = useState(kept?.enabled ?? true);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(today());
  const [attempts, setAttempts] = useState(0);
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const allowed = useCan('companies.write');
  const mayRehearse = useCan('reviews.run');
  const save = useSaveOwnCheck();
  const rehearse = useStartReview();
  const navigate = useNavigate();
  const set = (patch: Partial<CustomCheck>) => setCheck({ ...check, ...patch });
  const read = readCustomCheck(JSON.parse(JSON.stringify(check)), today());
  const problems: DefinitionProblem[] = 'problems' in read ? read.problems : [];
  const submit = () => {
    setAttempts(attempts + 1);
    if (problems.length > 0 || reason.trim() === '') return;
    save.mutate(
      {
        checkId: check.id,
        version: kept?.version ?? 0,
        body: { company, check: bodyOf(check), enabled, reason: reason.trim(), from },
      },
      {
        onSuccess: ({ checkId }) => {
          if (!kept) void navigate({ to: '/policy/own/$checkId', params: { checkId } });
        },
      },
    );
  };
  const tryOut = () => {
    setAttempts(attempts + 1);
    if (problems.length > 0) return;
    rehearse.mutate(
      {
        name: `${check.id} ${check.title}`.slice(0, 200),
        after: { policy: { custom: [{ company, check: bodyOf(check), enabled }] } },
      },
      { onSuccess: ({ reviewId }) => void navigate({ to: '/policy/rehearsals/$reviewId', params: { reviewId } }) },
    );
  };
  return (
    <>
      <PageHeader
        title={kept ? `${kept.checkId} ${kept.check.title}` : 'A check of your own'}
        up={{ label: 'Own checks', href: '/policy/own' }}
        answer={<Rule check={check} />}
        meta={kept && `Version ${kept.version}, ${kept.enabled ? 'on' : 'off'}, ${kept.companyName ?? 'every company'}`}
      />
      {!allowed && <Notice tone="neutral">Your role can read this; a manager or admin can change it.</Notice>}
      {save.error && <ProblemNotice error={save.error} what="The check was not saved" kept="What you wrote is kept." />}
      {save.isSuccess && kept && <Notice tone="good">Saved. The certificates are being judged again.</Notice>}
      {rehearse.error && <ProblemNotice error={rehearse.error} what="The rehearsal was not started" />}
      <div className={classes.builder}>
        <fieldset className={classes.column} disabled={!allowed} style={{ border: 0, margin: 0, padding: 0 }}>
          <legend className="bf-visually-hidden">The check</legend>
          <section className={formClasses.section} aria-labelledby="check-name">
            <h2 id="check-name">What it is</h2>
            <div className={formClasses.two}>
              <TextInput
                label="Id"
                description="OWN- and capitals, digits and hyphens; it stays"
                disabled={kept !== undefined}
                value={check.id}
                onChange={(event) => set({ id: event.currentTarget.value.toUpperCase() })}
              />
              <TextInput
                label="Title"
                value={check.title}
                onChange={(event) => set({ title: event.currentTarget.value })}
              />
              <NativeSelect
                label="Severity"
                value={check.severity}
                data={(['reject', 'warn', 'inform'] as const).map((value) => ({
                  value,
                  label: WEIGHT_WORDS[value].word,
                }))}
                onChange={(event) => set({ severity: event.currentTarget.value as CustomCheck['severity'] })}
              />
              <NativeSelect
                label="For"
                value={company ?? ''}
                data={[
                  { value: '', label: 'Every company' },
                  ...companies.map((one) => ({ value: one.externalId, label: `${one.name} and those below it` })),
                ]}
                onChange={(event) => setCompany(event.currentTarget.value || null)}
              />
            </div>
          </section>
          <section className={formClasses.section} aria-labelledby="check-applies">
            <h2 id="check-applies">Where it applies</h2>
            <Checkbox
              label="Only to some certificates"
              checked={check.appliesWhen !== null}
              onChange={(event) => set({ appliesWhen: event.currentTarget.checked ? { all: [FIRST_TEST] } : null })}
            />
            {check.appliesWhen && (
              <ConditionEditor
                label="Where it applies"
                value={check.appliesWhen}
                onChange={(appliesWhen) => set({ appliesWhen })}
              />
            )}
          </section>
          <section className={formClasses.section} aria-labelledby="check-holds">
            <h2 id="check-holds">What must hold</h2>
            <ConditionEditor label="What must hold" value={check.mustHold} onChange={(mustHold) => set({ mustHold })} />
            <Select
              label="A finding points at"
              searchable
              allowDeselect={false}
              data={FIELDS.map(({ key, label }) => ({ value: key, label }))}
              value={check.about}
              onChange={(about) => about && set({ about })}
            />
          </section>
          <Sentences check={check} onChange={set} />
        </fieldset>
        <div className={classes.column}>
          <section className={formClasses.section} aria-labelledby="check-examples">
            <h2 id="check-examples">Examples</h2>
            <p className={classes.quiet}>
              Answered as you write, by the code that judges certificates. While one is not as it must be, nothing is
              saved.
            </p>
            <ExamplesEditor
              conditions={readable(check)}
              examples={check.examples}
              onChange={(examples) => set({ examples })}
            />
          </section>
          {allowed && (
            <section className={formClasses.section} aria-labelledby="check-save">
              <h2 id="check-save">Save</h2>
              <Checkbox
                label="It runs"
                checked={enabled}
                onChange={(event) => setEnabled(event.currentTarget.checked)}
              />
              <TextInput
                label="Why"
                required
                maxLength={2000}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                error={attempts > 0 && reason.trim() === '' ? 'Say why; it is kept with the version' : undefined}
              />
              <DateInput label="From" value={from} onChange={setFrom} />
              {problems.length > 0 && attempts > 0 && <Problems problems={problems} />}
              <div className={formClasses.acts}>
                <Button onClick={submit} loading={save.isPending}>
                  {kept ? 'Save as the next version' : 'Save the check'}
                </Button>
                {mayRehearse && (
                  <Button variant="default" onClick={tryOut} loading={rehearse.isPending}>
                    Rehearse on all certificates
                  </Button>
                )}
              </div>
            </section>
          )}
        </div>
      </div>
      {kept && <OwnVersions versions={kept.versions} />}
    </>
  );
}

const bodyOf = (check: CustomCheck) => ({ ...check, examples: [...check.examples] });

/** The conditions, where they can be read. */
function readable({ appliesWhen, mustHold }: CustomCheck) {
  const problems: DefinitionProblem[] = [];
  const holds = readCondition(JSON.parse(JSON.stringify(mustHold)), '', problems);
  const applies = appliesWhen === null ? null : readCondition(JSON.parse(JSON.stringify(appliesWhen)), '', problems);
  return holds && applies !== undefined ? { appliesWhen: applies as Condition | null, mustHold: holds } : undefined;
}

function Rule({ check }: { check: CustomCheck }) {
  const conditions = readable(check);
  if (!conditions) return 'A test is not finished yet.';
  return (
    <span className={classes.sentence}>
      {conditions.appliesWhen && <>Where {inSentence(conditions.appliesWhen)}: </>}
      {conditions.appliesWhen ? 'it' : 'It'} must hold that {inSentence(conditions.mustHold)}.
    </span>
  );
}

/** The condition as the rest of a sentence. */
function inSentence(condition: Condition): string {
  const words = conditionWords(condition);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function Problems({ problems }: { problems: DefinitionProblem[] }) {
  return (
    <div role="alert">
      <strong>{problems.length === 1 ? 'One thing needs a change' : `${problems.length} things need a change`}</strong>
      <ul className={classes.problems}>
        {problems.map(({ pointer, message }) => (
          <li key={pointer + message}>
            {placeWords(pointer)} {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

const PLACES: Readonly<Record<string, string>> = {
  id: 'Id',
  title: 'Title',
  severity: 'Severity',
  appliesWhen: 'Where it applies',
  mustHold: 'What must hold',
  about: 'A finding points at',
  clerk: 'To clerks',
  buyer: 'To the buyer',
  examples: 'Examples',
};

/** `/examples/0/expect` → `Examples (1)`. */
function placeWords(pointer: string): string {
  const [, head = '', at = ''] = pointer.split('/');
  return `${PLACES[head] ?? 'The check'}${/^\d+$/.test(at) ? ` (${Number(at) + 1})` : ''}:`;
}

const LANGUAGES = { en: 'English', es: 'Spanish', fr: 'French' } as const;

function Sentences({ check, onChange }: { check: CustomCheck; onChange: (patch: Partial<CustomCheck>) => void }) {
  const box = (reader: 'clerk' | 'buyer', locale: keyof typeof LANGUAGES) => (
    <Textarea
      key={reader + locale}
      label={`${reader === 'clerk' ? 'To clerks and auditors' : 'To the buyer'}, ${LANGUAGES[locale]}`}
      lang={locale}
      autosize
      minRows={2}
      maxLength={600}
      value={check[reader][locale] ?? ''}
      onChange={(event) => {
        const { [locale]: _before, ...rest } = check[reader];
        const text = event.currentTarget.value;
        onChange({
          [reader]: locale !== 'en' && text === '' ? rest : { ...rest, [locale]: text },
        } as Partial<CustomCheck>);
      }}
    />
  );
  return (
    <section className={formClasses.section} aria-labelledby="check-says">
      <h2 id="check-says">What it says</h2>
      <p className={classes.quiet}>
        The value of a field stands where its name does in braces: <span className="bf-mono">{`{${check.about}}`}</span>
      </p>
      {box('clerk', 'en')}
      {box('buyer', 'en')}
      <details>
        <summary>Spanish and French</summary>
        <div className={classes.column}>
          {box('clerk', 'es')}
          {box('buyer', 'es')}
          {box('clerk', 'fr')}
          {box('buyer', 'fr')}
        </div>
      </details>
    </section>
  );
}
