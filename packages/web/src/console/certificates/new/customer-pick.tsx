import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer } from '../../../api/customers.ts';
import { customerChoicesQuery } from '../../reference-queries.ts';
import { FIELD_ID } from '../form/draft-context.ts';

interface CustomerPickProps {
  customer: Customer | undefined;
  error: string | undefined;
  onPick: (customerId: string | null) => void;
}

/** Whose certificate it is, found by name or number. */
export function CustomerPick({ customer, error, onPick }: CustomerPickProps) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.replace(/ #.*$/, ''), 150);
  const rows = useQuery(customerChoicesQuery(undefined, settled)).data?.data ?? [];
  const choices = rows.map((row) => ({ value: row.customerId, label: `${row.name} #${row.number}` }));
  if (customer && !choices.some((choice) => choice.value === customer.customerId)) {
    choices.unshift({ value: customer.customerId, label: `${customer.name} #${customer.number}` });
  }
  return (
    <Select
      id={`${FIELD_ID}/customerId`}
      label="Customer"
      withAsterisk
      placeholder="Name or number"
      searchable
      data={choices}
      filter={({ options }) => options}
      value={customer?.customerId ?? null}
      onChange={onPick}
      onSearchChange={setText}
      error={error}
      nothingFoundMessage={settled ? `No customer matches “${settled}”` : 'Type a name or number'}
    />
  );
}
