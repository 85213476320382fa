import { Button, TextInput } from '@mantine/core';
import { DateInput } from '../../../ui/form/date-input.tsx';
import { instantOf, localOf } from '../../../ui/form/local-instant.ts';
import { formatInstant } from '../../../ui/format/dates.ts';
import { readDate } from '../../../ui/format/read-date.ts';
import classes from './clocks.module.css';

export interface Clocks {
  /** `YYYY-MM-DD`. */
  asof?: string | undefined;
  /** Instant. */
  known?: string | undefined;
}

interface ClockFieldsProps {
  clocks: Clocks;
  onChange: (clocks: Clocks) => void;
}

/** The two clocks: what applied that day, and what we knew at that instant. Left empty: the sale's own day, and now. */
export function ClockFields({ clocks, onChange }: ClockFieldsProps) {
  const ahead = clocks.known !== undefined && Date.parse(clocks.known) > Date.now();
  return (
    <div className={classes.fields}>
      <DateInput
        label="As of"
        hint="The sale’s own day"
        value={clocks.asof ?? ''}
        onChange={(value) => onChange({ ...clocks, asof: readDate(value) ?? (value === '' ? undefined : clocks.asof) })}
      />
      <TextInput
        type="datetime-local"
        label="As known on"
        value={localOf(clocks.known)}
        onChange={(event) => onChange({ ...clocks, known: instantOf(event.currentTarget.value) ?? undefined })}
        description={clocks.known ? formatInstant(clocks.known) : 'What is known now'}
        error={ahead ? 'What will be known in the future cannot be asked' : undefined}
      />
      {(clocks.asof || clocks.known) && (
        <Button variant="default" onClick={() => onChange({})}>
          Back to now
        </Button>
      )}
    </div>
  );
}
