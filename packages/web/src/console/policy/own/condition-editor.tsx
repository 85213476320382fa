import {
  type Condition,
  CUSTOM_LIMITS,
  type Operand,
  type Operator,
  shapeOf,
  type Test,
} from '@bonafide/core/check/custom/condition.ts';
import { OPERATOR_WORDS } from '@bonafide/core/check/custom/condition-words.ts';
import { FIELDS, type Field, fieldOf } from '@bonafide/core/check/custom/fields.ts';
import { operatorsFor } from '@bonafide/core/check/custom/read-condition.ts';
import { Button, CloseButton, NativeSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { DateInput } from '../../../ui/form/date-input.tsx';
import { today } from '../../../ui/format/dates.ts';
import classes from '../policy.module.css';
import {
  conditionOf,
  FIRST_TEST,
  groupOf,
  isGroup,
  type Joint,
  modeOf,
  type OperandMode,
  withField,
  withOperator,
} from './condition-draft.ts';

const ABOUT = { paper: 'On the paper', record: 'In the record', customer: 'Of the customer' } as const;

const FIELD_CHOICES = (['paper', 'record', 'customer'] as const).map((about) => ({
  group: ABOUT[about],
  items: FIELDS.filter((field) => field.about === about).map(({ key, label }) => ({ value: key, label })),
}));

const JOINTS = [
  { value: 'all', label: 'All of these' },
  { value: 'any', label: 'At least one of these' },
  { value: 'none', label: 'None of these' },
];

interface EditorProps {
  /** Names the group to those who do not see it. */
  label: string;
  value: Condition;
  onChange: (value: Condition) => void;
  depth?: number;
}

/** A group of tests, and groups within it. */
export function ConditionEditor({ label, value, onChange, depth = 0 }: EditorProps) {
  const group = groupOf(value);
  const put = (index: number, part: Condition | null) =>
    onChange(
      conditionOf({
        ...group,
        parts: part === null ? group.parts.filter((_, at) => at !== index) : group.parts.with(index, part),
      }),
    );
  const add = (part: Condition) => onChange(conditionOf({ ...group, parts: [...group.parts, part] }));
  return (
    <fieldset className={classes.group}>
      <legend className="bf-visually-hidden">{label}</legend>
      <NativeSelect
        aria-label={`${label}: how the tests are joined`}
        value={group.joint}
        data={JOINTS}
        onChange={(event) => onChange(conditionOf({ ...group, joint: event.currentTarget.value as Joint }))}
      />
      {group.parts.map((part, index) => {
        const name = `${label}, ${isGroup(part) ? 'group' : 'test'} ${index + 1}`;
        const remove = group.parts.length > 1 && (
          <CloseButton aria-label={`Remove ${name}`} onClick={() => put(index, null)} />
        );
        return 'field' in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity of their own; their place is it.
          <div key={index} className={classes.test}>
            <TestEditor label={name} test={part} onChange={(next) => put(index, next)} />
            {remove}
          </div>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: likewise.
          <div key={index}>
            <ConditionEditor label={name} value={part} depth={depth + 1} onChange={(next) => put(index, next)} />
            {remove}
          </div>
        );
      })}
      <div className={classes.row}>
        <Button size="xs" variant="default" onClick={() => add(FIRST_TEST)}>
          Add a test
        </Button>
        {depth + 2 < CUSTOM_LIMITS.depth && (
          <Button size="xs" variant="subtle" onClick={() => add({ any: [FIRST_TEST] })}>
            Add a group
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface TestProps {
  label: string;
  test: Test;
  onChange: (test: Test) => void;
}

function TestEditor({ label, test, onChange }: TestProps) {
  const field = fieldOf(test.field);
  if (!field) return null;
  return (
    <>
      <Select
        aria-label={`${label}: field`}
        searchable
        allowDeselect={false}
        data={FIELD_CHOICES}
        value={test.field}
        onChange={(key) => key && onChange(withField(test, key))}
      />
      {test.of && (
        <NativeSelect
          aria-label={`${label}: which of its values`}
          value={test.of}
          data={[
            { value: 'some', label: 'one of its values' },
            { value: 'every', label: 'each of its values' },
          ]}
          onChange={(event) => onChange({ ...test, of: event.currentTarget.value as 'some' | 'every' })}
        />
      )}
      <NativeSelect
        aria-label={`${label}: operator`}
        value={test.op}
        data={operatorsFor(field).map((op) => ({ value: op, label: OPERATOR_WORDS[op] }))}
        onChange={(event) => onChange(withOperator(test, event.currentTarget.value as Operator))}
      />
      <OperandEditor label={label} test={test} field={field} onChange={onChange} />
    </>
  );
}

function OperandEditor({ label, test, field, onChange }: TestProps & { field: Field }) {
  const kind = shapeOf(test.op).operand;
  const name = `${label}: value`;
  switch (kind) {
    case 'none':
      return null;
    case 'value':
      return <ValueEditor name={name} test={test} field={field} onChange={onChange} />;
    case 'pattern':
      return (
        <TextInput
          aria-label={name}
          className="bf-mono"
          placeholder="^\d{4}$"
          description="\d a digit, [A-Z] a letter of a range, {2,4} how often, (A|B) one of"
          value={String(test.value ?? '')}
          onChange={(event) => onChange({ ...test, value: event.currentTarget.value })}
        />
      );
    case 'values':
      return (
        <TagsInput
          aria-label={name}
          data={field.options ? [...field.options] : []}
          value={[...(test.values ?? [])]}
          onChange={(values) => onChange({ ...test, values })}
        />
      );
    case 'number':
      return (
        <TextInput
          aria-label={name}
          inputMode="numeric"
          value={Number.isNaN(test.number) ? '' : String(test.number ?? '')}
          onChange={(event) => onChange({ ...test, number: wholeNumber(event.currentTarget.value) })}
        />
      );
    default:
      return <ThanEditor name={name} kind={kind} field={field} test={test} onChange={onChange} />;
  }
}

/** What is no number yet stays none, and the reader says so. */
function wholeNumber(text: string): number {
  return /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function ValueEditor({ name, test, field, onChange }: Omit<TestProps, 'label'> & { name: string; field: Field }) {
  if (field.type === 'flag')
    return (
      <NativeSelect
        aria-label={name}
        value={String(test.value)}
        data={[
          { value: 'true', label: 'yes' },
          { value: 'false', label: 'no' },
        ]}
        onChange={(event) => onChange({ ...test, value: event.currentTarget.value === 'true' })}
      />
    );
  if (field.options)
    return (
      <NativeSelect
        aria-label={name}
        value={String(test.value)}
        data={field.options.map((value) => ({ value, label: value.replaceAll('-', ' ') }))}
        onChange={(event) => onChange({ ...test, value: event.currentTarget.value })}
      />
    );
  return (
    <TextInput
      aria-label={name}
      value={String(test.value ?? '')}
      onChange={(event) => onChange({ ...test, value: event.currentTarget.value })}
    />
  );
}

const MODES: Record<'date' | 'amount', { value: OperandMode; label: string }[]> = {
  date: [
    { value: 'today', label: 'today and days' },
    { value: 'date', label: 'a day' },
    { value: 'field', label: 'another field' },
  ],
  amount: [
    { value: 'amount', label: 'an amount' },
    { value: 'field', label: 'another field' },
  ],
};

const FRESH: Record<Exclude<OperandMode, 'field'>, () => Operand> = {
  today: () => ({ today: 0 }),
  date: () => ({ date: today() }),
  amount: () => ({ amount: '0' }),
};

interface ThanProps extends Omit<TestProps, 'label'> {
  name: string;
  kind: 'date' | 'amount' | 'field';
  field: Field;
}

function ThanEditor({ name, kind, field, test, onChange }: ThanProps) {
  const than = test.than ?? { today: 0 };
  const others = FIELDS.filter((other) =>
    kind === 'field' ? ['text', 'id', 'choice'].includes(other.type) : other.type === field.type && !other.many,
  );
  const set = (next: Operand) => onChange({ ...test, than: next });
  const mode = modeOf(than);
  return (
    <>
      {kind !== 'field' && (
        <NativeSelect
          aria-label={`${name}: compared with`}
          value={mode}
          data={MODES[kind]}
          onChange={(event) => {
            const next = event.currentTarget.value as OperandMode;
            set(next === 'field' ? { field: others[0]?.key ?? '' } : FRESH[next]());
          }}
        />
      )}
      {'date' in than && <DateInput aria-label={name} value={than.date} onChange={(date) => set({ date })} />}
      {'today' in than && (
        <TextInput
          aria-label={`${name}: days from today`}
          description="Days after today; −365 is a year ago"
          inputMode="numeric"
          value={Number.isNaN(than.today) ? '-' : String(than.today)}
          onChange={(event) => set({ today: wholeNumber(event.currentTarget.value) })}
        />
      )}
      {'amount' in than && (
        <TextInput
          aria-label={name}
          inputMode="decimal"
          value={than.amount}
          onChange={(event) => set({ amount: event.currentTarget.value.trim() })}
        />
      )}
      {'field' in than && (
        <Select
          aria-label={`${name}: other field`}
          searchable
          allowDeselect={false}
          data={others.map((other) => ({ value: other.key, label: other.label }))}
          value={than.field}
          onChange={(key) => key && set({ ...than, field: key })}
        />
      )}
      {'field' in than && kind === 'date' && (
        <TextInput
          aria-label={`${name}: days after it`}
          description="Days after that day"
          inputMode="numeric"
          value={Number.isNaN(than.days ?? 0) ? '-' : String(than.days ?? 0)}
          onChange={(event) => set({ ...than, days: wholeNumber(event.currentTarget.value) })}
        />
      )}
    </>
  );
}
