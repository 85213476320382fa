import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

interface SettledTextProps {
  label: string;
  description?: string;
  /** The value in force; when it changes by other means (back, a link), the box follows. */
  value: string | undefined;
  /** Called once typing rests; undefined for an emptied box. */
  onSettle: (value: string | undefined) => void;
  /** A sentence when the text cannot be used; it then stays in the box and goes nowhere. */
  problem?: (text: string) => string | null;
  placeholder?: string;
  hideLabel?: boolean;
}

/** Text whose value lives elsewhere (the address): taken over once typing rests. */
export function SettledText({ label, value, onSettle, problem, hideLabel = false, ...rest }: SettledTextProps) {
  const inForce = value ?? '';
  const [text, setText] = useState(inForce);
  const sent = useRef(inForce);
  const settle = useDebouncedCallback((next: string) => {
    sent.current = next;
    onSettle(next || undefined);
  }, 350);
  useEffect(() => {
    if (inForce !== sent.current) {
      sent.current = inForce;
      setText(inForce);
    }
  }, [inForce]);
  const error = text && problem ? problem(text.trim()) : null;
  return (
    <TextInput
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      value={text}
      error={error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        if (next.trim() === '' || !problem?.(next.trim())) settle(next.trim());
      }}
    />
  );
}
