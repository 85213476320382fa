import type { Condition } from '@bonafide/core/check/custom/condition.ts';
import { answerExample, type CustomExample, type CustomOutcome } from '@bonafide/core/check/custom/custom-check.ts';
import { type FieldValue, fieldOf } from '@bonafide/core/check/custom/fields.ts';
import { fieldsOfCheck } from '@bonafide/core/check/custom/read-custom-check.ts';
import { WHY_NOT } from '@bonafide/core/check/why-not.ts';
import { Button, CloseButton, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { today } from '../../../ui/format/dates.ts';
import classes from '../policy.module.css';

export const OUTCOME_WORDS: Readonly<Record<CustomOutcome, string>> = {
  found: 'Finds something',
  passed: 'Passes',
  'not-applicable': 'Does not apply',
  'could-not-check': 'Cannot be answered',
};

interface ExamplesProps {
  /** Undefined while the conditions cannot be read. */
  conditions: { appliesWhen: Condition | null; mustHold: Condition } | undefined;
  examples: readonly CustomExample[];
  onChange: (examples: readonly CustomExample[]) => void;
}

/** Made-up certificates beside the conditions, answered here by the code that the service runs. */
export function ExamplesEditor({ conditions, examples, onChange }: ExamplesProps) {
  const keys = conditions ? fieldsOfCheck(conditions) : [];
  return (
    <div>
      {examples.map((example, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: examples are told apart by their place; two may have one name.
        <fieldset key={index} className={classes.example} style={{ border: 0, margin: 0, paddingInline: 0 }}>
          <legend className="bf-visually-hidden">Example {index + 1}</legend>
          <div className={classes.exampleHead}>
            <TextInput
              label={`Example ${index + 1}`}
              value={example.name}
              onChange={(event) => onChange(examples.with(index, { ...example, name: event.currentTarget.value }))}
            />
            <NativeSelect
              label="Must answer"
              value={example.expect}
              data={Object.entries(OUTCOME_WORDS).map(([value, label]) => ({ value, label }))}
              onChange={(event) =>
                onChange(examples.with(index, { ...example, expect: event.currentTarget.value as CustomOutcome }))
              }
            />
            <CloseButton
              aria-label={`Remove example ${index + 1}`}
              onClick={() => onChange(examples.filter((_, at) => at !== index))}
            />
          </div>
          {[...new Set([...keys, ...Object.keys(example.fields)])].map((key) => (
            <FieldBox
              key={key}
              name={key}
              value={example.fields[key] ?? null}
              onChange={(value) =>
                onChange(examples.with(index, { ...example, fields: { ...example.fields, [key]: value } }))
              }
            />
          ))}
          {conditions && <Result conditions={conditions} example={example} />}
        </fieldset>
      ))}
      <Button
        size="xs"
        variant="default"
        onClick={() => onChange([...examples, { name: `Example ${examples.length + 1}`, fields: {}, expect: 'found' }])}
      >
        Add an example
      </Button>
    </div>
  );
}

function Result({
  conditions,
  example,
}: {
  conditions: { appliesWhen: Condition | null; mustHold: Condition };
  example: CustomExample;
}) {
  const answer = answerExample(conditions, example, today());
  const right = answer.outcome === example.expect;
  return (
    <div role="status">
      <StatusBadge tone={right ? 'good' : 'bad'}>
        {right ? 'As it must' : 'Not as it must'}: {OUTCOME_WORDS[answer.outcome].toLowerCase()}
      </StatusBadge>
      {'reason' in answer && <span className={classes.quiet}> {WHY_NOT[answer.reason]}</span>}
    </div>
  );
}

interface FieldBoxProps {
  name: string;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

function FieldBox({ name, value, onChange }: FieldBoxProps) {
  const field = fieldOf(name);
  if (!field) return null;
  if (field.many)
    return (
      <TagsInput
        label={field.label}
        data={field.options ? [...field.options] : []}
        value={Array.isArray(value) ? [...value] : []}
        onChange={(values) => onChange(values)}
      />
    );
  if (field.type === 'flag' || field.options) {
    const options = field.type === 'flag' ? ['true', 'false'] : [...(field.options ?? [])];
    const words: Record<string, string> = { true: 'yes', false: 'no' };
    return (
      <NativeSelect
        label={field.label}
        value={value === null ? '' : String(value)}
        data={[
          { value: '', label: 'Nothing' },
          ...options.map((one) => ({ value: one, label: words[one] ?? one.replaceAll('-', ' ') })),
        ]}
        onChange={(event) => {
          const text = event.currentTarget.value;
          onChange(text === '' ? null : field.type === 'flag' ? text === 'true' : text);
        }}
      />
    );
  }
  return (
    <TextInput
      label={field.label}
      placeholder={field.type === 'date' ? 'YYYY-MM-DD' : 'Nothing'}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}
