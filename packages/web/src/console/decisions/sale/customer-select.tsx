import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customerChoicesQuery } from '../../reference-queries.ts';

interface CustomerSelectProps {
  company: string;
  /** Customer number. */
  value: string | undefined;
  /** Its name, where it is known already. */
  name?: string | undefined;
  onChange: (number: string | undefined) => void;
}

/** A customer found by name or number. One that is not on file can be asked about too, by its number. */
export function CustomerSelect({ company, value, name, onChange }: CustomerSelectProps) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.replace(/ #.*$/, ''), 150);
  const { data } = useQuery(customerChoicesQuery(company || undefined, settled));
  const choices = (data?.data ?? []).map((row) => ({ value: row.number, label: `${row.name} #${row.number}` }));
  // A shared address may name a customer that is not among the first choices.
  if (value && !choices.some((choice) => choice.value === value)) {
    choices.unshift({ value, label: name ? `${name} #${value}` : `#${value}` });
  }
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
      nothingFoundMessage={settled ? `No customer matches “${settled}”` : 'Type a name or number'}
    />
  );
}
