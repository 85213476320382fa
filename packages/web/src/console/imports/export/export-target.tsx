import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listCustomers } from '../../../api/customers.ts';
import type { ListState } from '../../../ui/list/list-state.ts';
import classes from '../imports.module.css';
import type { ExportChoice, UsableGroup } from './use-export-choice.ts';

interface ExportTargetProps {
  choice: ExportChoice;
  list: ListState;
}

/** Whose files: a company with everything it uses, one of its groups, or one customer. */
export function ExportTarget({ choice, list }: ExportTargetProps) {
  const { companies, company, groups, group, active, ofCustomers, customer } = choice;
  const known = groups.map(({ name }) => ({ value: name, label: name === active ? `${name} (active)` : name }));
  // A shared address may name a group that the company does not use: it is shown, and the service says so.
  const named = group && !groups.some(({ name }) => name === group) ? [{ value: group, label: group }] : [];
  return (
    <div className={classes.target}>
      <Select
        label="Company"
        data={companies.map((row) => ({ value: row.externalId, label: row.name }))}
        value={company?.externalId ?? null}
        allowDeselect={false}
        description="With the companies above it, whose records it uses"
        onChange={(value) =>
          list.change({ 'f.company': value ?? undefined, 'f.group': undefined, 'f.customer': undefined })
        }
      />
      <Select
        label="Customer group"
        data={[{ value: '', label: 'All groups, and the settings' }, ...known, ...named]}
        value={group ?? ''}
        allowDeselect={false}
        description="One group: its rows alone"
        onChange={(value) => list.change({ 'f.group': value || undefined, 'f.customer': undefined })}
      />
      <CustomerChoice
        group={ofCustomers}
        value={customer}
        onChange={(number) => list.change({ 'f.customer': number })}
      />
    </div>
  );
}

interface CustomerChoiceProps {
  group: UsableGroup | undefined;
  /** Customer number. */
  value: string | undefined;
  onChange: (number: string | undefined) => void;
}

function CustomerChoice({ group, value, onChange }: CustomerChoiceProps) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.replace(/(^| )#.*$/, ''), 150);
  // A shared address names a customer by number: it is looked up, so that its name can be shown.
  const q = settled || value;
  const { data } = useQuery({
    queryKey: ['customers', 'of-group', group?.groupId, q],
    queryFn: ({ signal }) => listCustomers({ group: group?.groupId, q, limit: 20, sort: 'name' }, signal),
    // Without the rows before, the name would be lost while it is looked up again.
    placeholderData: keepPreviousData,
    enabled: group !== undefined,
  });
  const choices = (data?.data ?? []).map((row) => ({ value: row.number, label: `${row.name} #${row.number}` }));
  if (value && !choices.some((choice) => choice.value === value)) choices.unshift({ value, label: `#${value}` });
  return (
    <Select
      label="Customer"
      placeholder={group ? 'All customers' : 'After the group'}
      disabled={group === undefined && value === undefined}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'All customers' }}
      description={group ? `One of ${group.name}` : 'Choose a group first'}
      data={choices}
      filter={({ options }) => options}
      value={value ?? null}
      onChange={(number) => onChange(number ?? undefined)}
      onSearchChange={setText}
      nothingFoundMessage={settled ? `No customer matches “${settled}”` : 'Type a name or number'}
    />
  );
}
