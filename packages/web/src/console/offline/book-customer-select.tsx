import type { Snapshot } from '@bonafide/core/snapshot/open-snapshot.ts';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';

const LISTED = 20;

interface BookCustomerSelectProps {
  snapshot: Snapshot;
  /** Customer number. */
  value: string | undefined;
  onChange: (number: string | undefined) => void;
}

/** A customer of the book, found by the beginning of its number or of a word of its name; nobody is asked. */
export function BookCustomerSelect({ snapshot, value, onChange }: BookCustomerSelectProps) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.replace(/ #.*$/, ''), 150);
  const choices = useMemo(() => {
    const found = snapshot.findCustomers(settled, LISTED);
    const listed = found.map(({ number, name }) => ({ value: number, label: `${name} #${number}` }));
    if (!value || listed.some((choice) => choice.value === value)) return listed;
    const chosen = snapshot.findCustomers(value, LISTED).find(({ number }) => number === value);
    return [{ value, label: chosen ? `${chosen.name} #${value}` : `#${value}` }, ...listed];
  }, [snapshot, settled, value]);
  return (
    <Select
      label="Customer"
      placeholder="Name or number"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the customer' }}
      data={choices}
      filter={({ options }) => options}
      value={value ?? null}
      onChange={(number) => onChange(number ?? undefined)}
      onSearchChange={setText}
      nothingFoundMessage={settled ? `No customer of the book matches “${settled}”` : 'Type a name or number'}
    />
  );
}
