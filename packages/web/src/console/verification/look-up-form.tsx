import { Button, FileInput, Radio, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconExternalLink } from '@tabler/icons-react';
import type { Guide, LookedUp, VerificationResult } from '../../api/verifications.ts';
import { DateInput } from '../../ui/form/date-input.tsx';
import formClasses from '../../ui/form/form.module.css';
import { readDate } from '../../ui/format/read-date.ts';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import classes from './verification.module.css';
import { useRecordLookUp } from './verification-queries.ts';
import { RESULT_WORDS } from './verification-words.ts';

interface LookUpFormProps {
  number: LookedUp['number'];
  register: NonNullable<LookedUp['register']>;
  /** As the paper has them. */
  name: string | null;
  address: LookedUp['address'];
  guide: Guide | null;
  onDone: () => void;
  onCancel: () => void;
}

const RESULTS: readonly { value: VerificationResult; key: string }[] = [
  { value: 'active', key: '1' },
  { value: 'inactive', key: '2' },
  { value: 'closed', key: '3' },
  { value: 'not-found', key: '4' },
  { value: 'name-differs', key: '5' },
  { value: 'no-answer', key: '6' },
];

/** A number looked up by a person: where to go, what to enter, what was seen, and what shows it. Digits choose the answer. */
export function LookUpForm({ number, register, name, address, guide, onDone, onCancel }: LookUpFormProps) {
  const record = useRecordLookUp();
  const place = guide?.places.find(({ url }) => url !== null);
  const form = useForm({
    initialValues: {
      result: '' as VerificationResult | '',
      name: '',
      startDate: '',
      endDate: '',
      statusWords: '',
      note: '',
      file: null as File | null,
    },
    validate: {
      result: (value) => (value === '' ? 'Choose what the registry said' : null),
      startDate: (value) => (value.trim() === '' || readDate(value) ? null : 'This is no date yet'),
      endDate: (value) => (value.trim() === '' || readDate(value) ? null : 'This is no date yet'),
    },
  });
  const copy = () => {
    void navigator.clipboard
      .writeText(guide?.enter ?? number.value)
      .then(() => notifications.show({ message: 'Number copied', color: 'green' }));
  };
  /** Inside a dialog the single keys of the page sleep; here they work while nobody types in a box. */
  const onKey = (event: React.KeyboardEvent<HTMLFormElement>) => {
    const { target, key } = event;
    const typing = target instanceof HTMLElement && target.closest('textarea, input:not([type=radio])') !== null;
    if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
    const answer = RESULTS.find((result) => result.key === key);
    if (answer) form.setFieldValue('result', answer.value);
    else if (key === 'c') copy();
    else return;
    event.preventDefault();
  };

  const date = (name: 'startDate' | 'endDate') => ({ ...form.getInputProps(name), value: form.getValues()[name] });
  const save = form.onSubmit((fields) => {
    if (fields.result === '') return;
    const text = (value: string) => value.trim() || null;
    const body: LookedUp = {
      number,
      register,
      name,
      address: address ?? null,
      result: fields.result,
      said: {
        name: text(fields.name),
        startDate: readDate(fields.startDate) ?? null,
        endDate: readDate(fields.endDate) ?? null,
        statusWords: text(fields.statusWords),
      },
      note: text(fields.note),
      ...(place?.url ? { url: place.url } : {}),
    };
    record.mutate(
      { body, file: fields.file },
      {
        onSuccess: () => {
          notifications.show({ message: 'Look-up recorded and sealed', color: 'green' });
          onDone();
        },
      },
    );
  });

  return (
    <form
      className={classes.lookUp}
      noValidate
      onSubmit={save}
      onKeyDown={onKey}
      aria-label={`Look up ${number.value}`}
    >
      <ol className={classes.steps}>
        <li>
          {place?.url ? (
            <>
              Open{' '}
              <a className="bf-link" href={place.url} target="_blank" rel="noreferrer noopener">
                {hostOf(place.url)} <IconExternalLink size={14} stroke={1.5} aria-hidden="true" />
                <span className="bf-visually-hidden"> in another window</span>
              </a>
              {place.what && <span className={classes.hint}>: {place.what}</span>}
              {place.confidence === 'unconfirmed' && (
                <span className={classes.hint}> (no source read so far confirms this address)</span>
              )}
            </>
          ) : (
            <>The content names no page where {guide?.issuerName ?? 'the issuer'} shows such numbers; ask the office.</>
          )}
        </li>
        <li>
          Enter <strong className="bf-mono">{guide?.enter ?? number.value}</strong>{' '}
          <Button
            size="compact-sm"
            variant="default"
            data-autofocus
            leftSection={<IconCopy size={14} stroke={1.5} aria-hidden="true" />}
            onClick={copy}
          >
            Copy <span className="bf-visually-hidden">the number</span>
          </Button>
          {guide?.printedAs && <span className={classes.hint}> printed as {guide.printedAs}</span>}
        </li>
        <li>
          Look for the state of the number, the name{name && <> (the paper says “{name}”)</>}, the place, and its first
          and last day. Save the page or a picture of it.
        </li>
      </ol>
      {record.error && <ProblemNotice error={record.error} what="It was not recorded" kept="Your entries are kept." />}
      <Radio.Group label="What did it say?" withAsterisk {...form.getInputProps('result')}>
        <div className={classes.results}>
          {RESULTS.map(({ value, key }) => (
            <Radio key={value} value={value} label={`${RESULT_WORDS[value].word} (${key})`} />
          ))}
        </div>
      </Radio.Group>
      <div className={formClasses.two}>
        <TextInput label="Name it shows" maxLength={300} {...form.getInputProps('name')} />
        <TextInput label="Its words for the state" maxLength={300} {...form.getInputProps('statusWords')} />
        <DateInput label="First day" hint="As it shows it" {...date('startDate')} />
        <DateInput label="Last day" hint="Where it has ended" {...date('endDate')} />
      </div>
      <FileInput
        label="What shows it"
        description="A saved page or a picture: PDF, PNG, JPEG or TIFF. Without it the record is only a note."
        placeholder="Choose a file"
        accept="application/pdf,image/png,image/jpeg,image/tiff"
        clearable
        {...form.getInputProps('file')}
      />
      <Textarea label="Note" autosize minRows={1} maxLength={2000} {...form.getInputProps('note')} />
      <div className={formClasses.acts}>
        <Button type="submit" loading={record.isPending}>
          Record look-up
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
