import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconFilterPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { formatDate } from '../format/dates.ts';
import classes from './filter-bar.module.css';
import type { FilterChoice, FilterOption } from './filter-choice.ts';
import type { ListState } from './list-state.ts';

/** More values than this get a box to narrow them. */
const SEARCH_FROM = 10;

interface AddFilterProps {
  list: ListState;
  filters: FilterChoice[];
}

/** First the field, then its value; with one field only, the values at once. */
export function AddFilter({ list, filters }: AddFilterProps) {
  const [opened, acts] = useDisclosure(false);
  const offered = filters.filter((filter) => !filter.onlyChip);
  const only = offered.length === 1 ? offered[0] : undefined;
  const [picked, setPicked] = useState<FilterChoice | undefined>(undefined);
  const field = picked ? filters.find((filter) => filter.key === picked.key) : only;
  const close = () => {
    acts.close();
    setPicked(undefined);
  };
  const add = (value: string) => {
    const before = field && !field.single && !field.input ? list.filter(field.key) : [];
    if (field) list.change({ [`f.${field.key}`]: [...before, value].join(',') });
    close();
  };
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      position="bottom-start"
      width={260}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilterPlus size={16} stroke={1.5} aria-hidden="true" />}
          onClick={opened ? close : acts.open}
        >
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} aria-label="Add a filter">
        {field?.input === 'date' && (
          <DateValue
            field={field}
            value={list.filter(field.key)[0] ?? ''}
            onPick={add}
            onBack={only ? undefined : () => setPicked(undefined)}
          />
        )}
        {field && field.input !== 'date' && (
          <Values
            key={field.key}
            field={field}
            taken={list.filter(field.key)}
            onPick={add}
            onBack={only ? undefined : () => setPicked(undefined)}
          />
        )}
        {!field &&
          offered.map((filter) => (
            <UnstyledButton key={filter.key} className={classes.option ?? ''} onClick={() => setPicked(filter)}>
              {filter.label}
              <IconChevronRight size={16} aria-hidden="true" />
            </UnstyledButton>
          ))}
      </Popover.Dropdown>
    </Popover>
  );
}

interface ValuesProps {
  field: FilterChoice;
  taken: string[];
  onPick: (value: string) => void;
  onBack: (() => void) | undefined;
}

function Values({ field, taken, onPick, onBack }: ValuesProps) {
  const [text, setText] = useState('');
  const words = text.trim().toLowerCase();
  const useFind = field.useFind ?? useNothing;
  const found = useFind(text.trim());
  const listed = field.options.filter((option) => option.label.toLowerCase().includes(words));
  const options = (field.useFind ? found : listed).filter((option) => !taken.includes(option.value));
  return (
    <>
      <Back label={field.label} onBack={onBack} />
      {(field.useFind || field.options.length > SEARCH_FROM) && (
        <TextInput
          data-autofocus
          aria-label={`Find ${field.label.toLowerCase()}`}
          placeholder={`Find ${field.label.toLowerCase()}`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          mb={4}
        />
      )}
      <div className={classes.options}>
        {options.map((option) => (
          <UnstyledButton key={option.value} className={classes.option ?? ''} onClick={() => onPick(option.value)}>
            {option.label}
          </UnstyledButton>
        ))}
        {options.length === 0 && <p className={classes.none}>No value matches</p>}
      </div>
    </>
  );
}

/** In place of a search, for a filter whose values are all listed. */
function useNothing(): FilterOption[] {
  return [];
}

function Back({ label, onBack }: { label: string; onBack: (() => void) | undefined }) {
  if (!onBack) return null;
  return (
    <UnstyledButton className={classes.back ?? ''} onClick={onBack}>
      <IconChevronLeft size={16} aria-hidden="true" />
      {label}
    </UnstyledButton>
  );
}

function DateValue({ field, value, onPick, onBack }: Omit<ValuesProps, 'taken'> & { value: string }) {
  const [date, setDate] = useState(value);
  const usable = isCalendarDate(date);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (usable) onPick(date);
  };
  return (
    <>
      <Back label={field.label} onBack={onBack} />
      <form className={classes.date} onSubmit={submit}>
        <TextInput
          data-autofocus
          type="date"
          label={field.label}
          description={usable ? formatDate(date) : 'Year, month and day'}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!usable}>
          Filter
        </Button>
      </form>
    </>
  );
}
