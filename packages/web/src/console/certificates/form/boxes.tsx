import { Select, type SelectProps, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { AppLink } from '../../../ui/app-link.tsx';
import { SeverityBadge } from '../../../ui/badge/status-badge.tsx';
import { DateInput } from '../../../ui/form/date-input.tsx';
import { pathWords } from '../path-words.ts';
import classes from './certificate-form.module.css';
import { valueAt } from './draft.ts';
import { FIELD_ID, useDraft } from './draft-context.ts';

interface BoxProps {
  path: string;
  label?: string;
  description?: string | undefined;
  required?: boolean;
}

/** Label, hint and sentence of a box; a box that the form asks for says so. */
function useBox({ path, label = pathWords(path), description, required = false }: BoxProps) {
  const { draft, set, errors, asked } = useDraft();
  const hint = [description, asked.has(path) && !required ? 'The form asks for it' : null].filter(Boolean).join('. ');
  const props = {
    id: FIELD_ID + path,
    label,
    withAsterisk: required,
    error: errors[path],
    ...(hint ? { description: hint } : {}),
  };
  return { value: valueAt(draft, path), set: (value: unknown) => set(path, value), props };
}

/** What the checks say about a place, below its box. `within` takes places inside it too. */
export function FieldNotes({ path, within = false }: { path: string; within?: boolean }) {
  const { findings } = useDraft();
  const here = findings.filter((finding) => finding.path === path || (within && finding.path.startsWith(`${path}/`)));
  if (here.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {here.map((finding) => (
        <li key={finding.code + finding.path}>
          <SeverityBadge severity={finding.severity} />{' '}
          <AppLink className="bf-link bf-mono" href={`/library/checks/${finding.code}`} target="_blank">
            {finding.code}
          </AppLink>{' '}
          {finding.text}
        </li>
      ))}
    </ul>
  );
}

function Box({ path, within = false, children }: { path: string; within?: boolean; children: ReactNode }) {
  return (
    <div className={classes.box}>
      {children}
      <FieldNotes path={path} within={within} />
    </div>
  );
}

export function TextBox({ maxLength = 200, mono = false, ...box }: BoxProps & { maxLength?: number; mono?: boolean }) {
  const { value, set, props } = useBox(box);
  return (
    <Box path={box.path}>
      <TextInput
        {...props}
        maxLength={maxLength}
        classNames={mono ? { input: 'bf-mono' } : {}}
        value={String(value ?? '')}
        onChange={(event) => set(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
    </Box>
  );
}

/** `clears`: null for a date that may be missing; an empty text for one that the record must have in the end. */
export function DateBox({ clears = null, hint, ...box }: BoxProps & { clears?: '' | null; hint?: string }) {
  const { value, set, props } = useBox(box);
  const { description, ...rest } = props;
  const said = hint ?? description;
  return (
    <Box path={box.path}>
      <DateInput
        {...rest}
        {...(said ? { hint: said } : {})}
        value={String(value ?? '')}
        onChange={(next) => set(next === '' ? clears : next)}
      />
    </Box>
  );
}

interface ChoiceBoxProps extends BoxProps {
  data: NonNullable<SelectProps['data']>;
  searchable?: boolean;
  clearable?: boolean;
  onPick?: (value: string | null) => void;
}

export function ChoiceBox({ data, searchable = false, clearable = true, onPick, ...box }: ChoiceBoxProps) {
  const { value, set, props } = useBox(box);
  return (
    <Box path={box.path}>
      <Select
        {...props}
        data={data}
        searchable={searchable}
        clearable={clearable}
        allowDeselect={clearable}
        clearButtonProps={{ 'aria-label': `Clear: ${props.label}` }}
        placeholder={clearable ? 'Not given' : undefined}
        value={value === null || value === undefined ? null : String(value)}
        onChange={(next) => (onPick ? onPick(next) : set(next))}
      />
    </Box>
  );
}

/** Yes, no, or not told. */
export function YesNoBox(box: BoxProps) {
  const { value, set, props } = useBox(box);
  return (
    <Box path={box.path}>
      <Select
        {...props}
        data={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
        clearable
        clearButtonProps={{ 'aria-label': `Clear: ${props.label}` }}
        placeholder="Not told"
        value={value === null ? null : String(value)}
        onChange={(next) => set(next === null ? null : next === 'true')}
      />
    </Box>
  );
}

export function ListBox(box: BoxProps) {
  const { value, set, props } = useBox(box);
  return (
    <Box path={box.path}>
      <TagsInput {...props} splitChars={[',', ';']} value={(value ?? []) as string[]} onChange={set} />
    </Box>
  );
}
