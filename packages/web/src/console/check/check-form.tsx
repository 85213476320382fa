import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { isDecimal } from '@bonafide/core/money/decimal.ts';
import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyRow } from '../../api/companies.ts';
import { formatDate, today } from '../../ui/format/dates.ts';
import { useStates } from '../places.ts';
import { customerChoicesQuery } from '../reference-queries.ts';
import classes from './check.module.css';
import type { CheckSearch } from './check-route.ts';
import { DEFAULT_AMOUNT } from './check-sale.ts';

interface CheckFormProps {
  search: CheckSearch;
  company: string;
  companies: CompanyRow[];
  change: (patch: { [Key in keyof CheckSearch]: string | undefined }) => void;
}

export function CheckForm({ search, company, companies, change }: CheckFormProps) {
  const states = useStates();
  return (
    <div className={`bf-card ${classes.form}`}>
      {companies.length > 1 && (
        <Select
          label="Company"
          data={companies.map((row) => ({ value: row.externalId, label: row.name }))}
          value={company}
          onChange={(value) => change({ company: value ?? undefined, customer: undefined })}
          allowDeselect={false}
        />
      )}
      <CustomerSelect company={company} value={search.customer} onChange={(customer) => change({ customer })} />
      <div className={classes.two}>
        <Select
          label="Ship to state"
          placeholder="Type a state"
          searchable
          data={states}
          value={search.state ?? null}
          onChange={(state) => change({ state: state ?? undefined })}
        />
        <TextField
          label="City"
          description="For city taxes"
          value={search.city}
          onSettle={(city) => change({ city })}
        />
        <OrderDate value={search.date} onSettle={(date) => change({ date })} />
        <Amount value={search.amount} onSettle={(amount) => change({ amount })} />
        <TextField
          label="Product code"
          description="Empty: any item"
          value={search.product}
          onSettle={(product) => change({ product })}
        />
        <TextField label="Purchase order" value={search.po} onSettle={(po) => change({ po })} />
      </div>
    </div>
  );
}

interface CustomerSelectProps {
  company: string;
  value: string | undefined;
  onChange: (number: string | undefined) => void;
}

function CustomerSelect({ company, value, onChange }: CustomerSelectProps) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.replace(/ #.*$/, ''), 150);
  const { data } = useQuery(customerChoicesQuery(company || undefined, settled));
  const choices = (data?.data ?? []).map((row) => ({ value: row.number, label: `${row.name} #${row.number}` }));
  // A shared address may name a customer that is not among the first choices.
  if (value && !choices.some((choice) => choice.value === value)) choices.unshift({ value, label: `#${value}` });
  return (
    <Select
      label="Customer"
      placeholder="Name or number"
      searchable
      data={choices}
      filter={({ options }) => options}
      value={value ?? null}
      onChange={(number) => onChange(number ?? undefined)}
      onSearchChange={setText}
      nothingFoundMessage={settled ? `No customer matches “${settled}”` : 'Type a name or number'}
    />
  );
}

interface TextFieldProps {
  label: string;
  description?: string;
  value: string | undefined;
  onSettle: (value: string | undefined) => void;
  /** A sentence when the text cannot be used. */
  problem?: (text: string) => string | null;
}

/** Text that goes into the address once typing rests. What cannot be used stays in the box and says why. */
function TextField({ label, description, value, onSettle, problem }: TextFieldProps) {
  const [text, setText] = useState(value ?? '');
  const settle = useDebouncedCallback((next: string) => onSettle(next.trim() || undefined), 350);
  const error = text && problem ? problem(text) : null;
  return (
    <TextInput
      label={label}
      description={description}
      value={text}
      error={error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        if (!problem?.(next) || next === '') settle(next);
      }}
    />
  );
}

type FieldProps = Pick<TextFieldProps, 'value' | 'onSettle'>;

function OrderDate({ value, onSettle }: FieldProps) {
  const problem = (text: string) =>
    isCalendarDate(text.trim()) ? null : 'Enter the date as year-month-day, like 2026-11-24';
  return (
    <TextField
      label="Order date"
      description={formatDate(value ?? today())}
      value={value ?? today()}
      onSettle={onSettle}
      problem={problem}
    />
  );
}

function Amount({ value, onSettle }: FieldProps) {
  const problem = (text: string) => (isDecimal(text.trim()) ? null : 'Enter dollars and cents, like 1200.50');
  return <TextField label="Amount ($)" value={value ?? DEFAULT_AMOUNT} onSettle={onSettle} problem={problem} />;
}
