import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconFilterPlus } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './filter-bar.module.css';
import type { FilterChoice } from './filter-choice.ts';
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
  const only = filters.length === 1 ? filters[0] : undefined;
  const [picked, setPicked] = useState<FilterChoice | undefined>(undefined);
  const field = picked ? filters.find((filter) => filter.key === picked.key) : only;
  const close = () => {
    acts.close();
    setPicked(undefined);
  };
  const add = (value: string) => {
    if (field) list.change({ [`f.${field.key}`]: [...list.filter(field.key), value].join(',') });
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
        {field ? (
          <Values
            key={field.key}
            field={field}
            taken={list.filter(field.key)}
            onPick={add}
            onBack={only ? undefined : () => setPicked(undefined)}
          />
        ) : (
          filters.map((filter) => (
            <UnstyledButton key={filter.key} className={classes.option ?? ''} onClick={() => setPicked(filter)}>
              {filter.label}
              <IconChevronRight size={16} aria-hidden="true" />
            </UnstyledButton>
          ))
        )}
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
  const options = field.options.filter(
    (option) => !taken.includes(option.value) && option.label.toLowerCase().includes(words),
  );
  return (
    <>
      {onBack && (
        <UnstyledButton className={classes.back ?? ''} onClick={onBack}>
          <IconChevronLeft size={16} aria-hidden="true" />
          {field.label}
        </UnstyledButton>
      )}
      {field.options.length > SEARCH_FROM && (
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
