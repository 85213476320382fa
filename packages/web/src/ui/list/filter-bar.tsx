import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatDate } from '../format/dates.ts';
import { AddFilter } from './add-filter.tsx';
import classes from './filter-bar.module.css';
import type { FilterChoice } from './filter-choice.ts';
import type { ListState } from './list-state.ts';

interface FilterBarProps {
  list: ListState;
  /** Left out where the service does not search the list by text. */
  searchLabel?: string;
  filters?: FilterChoice[];
  /** Acts at the right end. */
  children?: ReactNode;
}

/** Search box, one chip per filter in force (`Cover: Gap ✕`), and a menu to add one. All of it lives in the address. */
export function FilterBar({ list, searchLabel, filters = [], children }: FilterBarProps) {
  return (
    <search className={classes.bar}>
      {searchLabel && <SearchBox list={list} label={searchLabel} />}
      {filters.flatMap((filter) =>
        list
          .filter(filter.key)
          .map((value) => <Chip key={filter.key + value} list={list} filter={filter} value={value} />),
      )}
      {filters.length > 0 && <AddFilter list={list} filters={filters} />}
      {children && <div className={classes.acts}>{children}</div>}
    </search>
  );
}

function SearchBox({ list, label }: { list: ListState; label: string }) {
  const inAddress = list.search.q ?? '';
  const [text, setText] = useState(inAddress);
  const sent = useRef(inAddress);
  const send = useDebouncedCallback((value: string) => {
    sent.current = value;
    list.change({ q: value || undefined });
  }, 250);
  useEffect(() => {
    // The address changed by other means (back, a view, clear): the box follows.
    if (inAddress !== sent.current) {
      sent.current = inAddress;
      setText(inAddress);
    }
  }, [inAddress]);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={label}
      placeholder={label}
      data-list-search
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}

function optionLabel(filter: FilterChoice, value: string): string {
  if (filter.input === 'date') return isCalendarDate(value) ? formatDate(value) : value;
  return filter.options.find((option) => option.value === value)?.label ?? value;
}

function Chip({ list, filter, value }: { list: ListState; filter: FilterChoice; value: string }) {
  const words = `${filter.label}: ${optionLabel(filter, value)}`;
  const rest = list.filter(filter.key).filter((other) => other !== value);
  return (
    <button
      type="button"
      className={classes.chip}
      aria-label={`${words}. Remove filter`}
      onClick={() => list.change({ [`f.${filter.key}`]: rest.join(',') || undefined })}
    >
      {words}
      <IconX size={14} aria-hidden="true" />
    </button>
  );
}

/** The filters in force in words, for "none match"; empty when there are none. */
export function filterWords(list: ListState, filters: FilterChoice[]): string {
  const parts = filters.flatMap((filter) =>
    list.filter(filter.key).map((value) => `${filter.label}: ${optionLabel(filter, value)}`),
  );
  if (list.search.q) parts.unshift(`Text: “${list.search.q}”`);
  return parts.join(' · ');
}
