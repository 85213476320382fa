import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { SettledText } from '../../../ui/form/settled-text.tsx';
import classes from '../decisions.module.css';
import { lineIndexes } from './sale-fields.ts';
import type { SaleFormProps } from './sale-form-props.ts';
import { Amount } from './sale-texts.tsx';

/** More lines than this are kept as they are: the form is for trying, not for typing an invoice. */
const LINES_SHOWN = 12;

/** Amount, product and commodity code of each line. */
export function LineFields({ fields, change }: SaleFormProps) {
  const indexes = lineIndexes(fields);
  // An added line has no field yet, so the address cannot hold it.
  const [added, setAdded] = useState<number | null>(null);
  const next = Math.max(-1, ...indexes) + 1;
  const shown = indexes.slice(0, LINES_SHOWN);
  const open = indexes.length === 0 ? [0] : added === null || indexes.includes(added) ? shown : [...shown, added];
  const remove = (index: number) => {
    const prefix = `lines.${index}.`;
    const gone = Object.keys(fields).filter((path) => path.startsWith(prefix));
    if (index === added) setAdded(null);
    change(Object.fromEntries(gone.map((path) => [path, undefined])));
  };
  return (
    <fieldset className={classes.fieldset}>
      <legend>Lines</legend>
      {open.map((index) => (
        <Line
          key={index}
          index={index}
          fields={fields}
          change={change}
          onRemove={open.length > 1 ? remove : undefined}
        />
      ))}
      {indexes.length > LINES_SHOWN && <p>And {indexes.length - LINES_SHOWN} more lines, as recorded.</p>}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setAdded(next)}
          disabled={open.includes(next)}
        >
          Add a line
        </Button>
      </div>
    </fieldset>
  );
}

interface LineProps extends SaleFormProps {
  index: number;
  onRemove: ((index: number) => void) | undefined;
}

function Line({ index, fields, change, onRemove }: LineProps) {
  const path = (field: string) => `lines.${index}.${field}`;
  const number = index + 1;
  return (
    <div className={classes.line}>
      <Amount
        label={`Line ${number}, amount ($)`}
        value={fields[path('grossAmount')]}
        onSettle={(value) => change({ [path('grossAmount')]: value })}
      />
      <SettledText
        label={`Line ${number}, product`}
        value={fields[path('productCode')]}
        onSettle={(value) => change({ [path('productCode')]: value })}
      />
      {onRemove ? (
        <ActionIcon aria-label={`Remove line ${number}`} onClick={() => onRemove(index)}>
          <IconTrash size={16} stroke={1.5} aria-hidden="true" />
        </ActionIcon>
      ) : (
        <span />
      )}
    </div>
  );
}
