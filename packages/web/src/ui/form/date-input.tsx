import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { formatDate, formatLongDate } from '../format/dates.ts';
import { readDate } from '../format/read-date.ts';

interface DateInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  /** `YYYY-MM-DD`, empty for none, or what was typed while it is no date yet. */
  value: string;
  onChange: (value: string) => void;
  /** Said below an empty box. */
  hint?: string;
}

/** A date in any common form, echoed in words as it was understood: nobody has to learn ours, and 3/4 cannot be misread. */
export function DateInput({ value, onChange, hint = 'Any form, like 12/31/2026', ...rest }: DateInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = readDate(value);
  const text = typed ?? (read ? formatDate(read) : value);
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      value={text}
      description={read ? formatLongDate(read) : hint}
      onFocus={() => setTyped(text)}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        onChange(readDate(next) ?? next);
      }}
    />
  );
}
