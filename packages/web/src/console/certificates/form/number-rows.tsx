import { ID_KINDS } from '@bonafide/core/content/vocabulary.ts';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { idKindWords } from '../../library/facts/fact-words.ts';
import { useStates } from '../../places.ts';
import { FieldNotes } from './boxes.tsx';
import classes from './certificate-form.module.css';
import { wholeStates } from './draft.ts';
import { FIELD_ID, useDraft } from './draft-context.ts';

const KINDS = ID_KINDS.map((kind) => ({ value: kind, label: idKindWords(kind) }));

/** The numbers on the paper, each with its kind and who issued it. */
export function NumberRows() {
  const { draft, set, errors, asked } = useDraft();
  const states = useStates();
  const { ids } = draft.claim;
  const issuers = [{ value: 'US', label: 'United States' }, ...states];
  const add = () => {
    const issuer = wholeStates(draft)[ids.length] ?? wholeStates(draft)[0] ?? null;
    set('/claim/ids', [...ids, { kind: 'state-sales-tax', issuer, value: '' }]);
  };
  return (
    <div className={classes.folded} style={{ marginTop: 0 }}>
      {ids.map((id, index) => {
        const path = `/claim/ids/${index}`;
        return (
          // Rows have no identity of their own; they are added at the end and removed by place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <div key={index} className={classes.box}>
            <div className={classes.item} style={{ border: 0, padding: 0 }}>
              <Select
                label={`Number ${index + 1}: kind`}
                data={KINDS}
                searchable
                allowDeselect={false}
                value={id.kind}
                onChange={(kind) => kind && set(`${path}/kind`, kind)}
              />
              <Select
                id={`${FIELD_ID}${path}/issuer`}
                label="Issued by"
                data={issuers}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': 'Clear who issued it' }}
                placeholder="Not told"
                value={id.issuer}
                onChange={(issuer) => set(`${path}/issuer`, issuer)}
              />
              <TextInput
                id={`${FIELD_ID}${path}/value`}
                label="As written on the paper"
                classNames={{ input: 'bf-mono' }}
                maxLength={60}
                value={id.value}
                error={errors[`${path}/value`]}
                onChange={(event) => set(`${path}/value`, event.currentTarget.value)}
              />
              <ActionIcon
                className={classes.remove ?? ''}
                aria-label={`Remove number ${index + 1}`}
                onClick={() =>
                  set(
                    '/claim/ids',
                    ids.filter((_, other) => other !== index),
                  )
                }
              >
                <IconTrash size={16} stroke={1.5} aria-hidden="true" />
              </ActionIcon>
            </div>
            <FieldNotes path={path} within />
          </div>
        );
      })}
      <FieldNotes path="/claim/ids" />
      <div>
        <Button
          id={`${FIELD_ID}/claim/ids`}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={add}
        >
          Add a number
        </Button>{' '}
        {asked.has('/claim/ids') && ids.length === 0 && <span className={classes.quiet}>The form asks for one</span>}
      </div>
    </div>
  );
}
