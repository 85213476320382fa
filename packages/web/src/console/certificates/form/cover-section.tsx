import { ActionIcon, Button, MultiSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import formClasses from '../../../ui/form/form.module.css';
import { formatDate } from '../../../ui/format/dates.ts';
import { readDate } from '../../../ui/format/read-date.ts';
import { useStates } from '../../places.ts';
import { ChoiceBox, DateBox, FieldNotes, ListBox, TextBox, YesNoBox } from './boxes.tsx';
import classes from './certificate-form.module.css';
import { firstDay, wholeStates, withStates } from './draft.ts';
import { FIELD_ID, useDraft } from './draft-context.ts';
import { ZoneRows } from './zone-rows.tsx';

/** The states it covers: one paper, many grants. */
export function StatesBox() {
  const { draft, replace, errors } = useDraft();
  const states = useStates();
  return (
    <div className={classes.box}>
      <MultiSelect
        id={`${FIELD_ID}/grants`}
        label="States it covers"
        description="One paper may cover many; counties and single authorities stand under limits"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={states}
        searchable
        value={wholeStates(draft)}
        onChange={(chosen) => replace(withStates(draft, chosen))}
        error={errors['/grants']}
      />
      <FieldNotes path="/grants" />
      <FieldNotes path="/claim/jurisdictions" within />
    </div>
  );
}

export function PeriodBoxes() {
  const { draft } = useDraft();
  const first = readDate(firstDay(draft));
  const hint = draft.validFrom === '' && first ? `Left empty: ${formatDate(first)}, as on the paper` : undefined;
  return (
    <div className={formClasses.two}>
      <DateBox path="/validFrom" clears="" required {...(hint ? { hint } : {})} />
      <DateBox path="/expires" hint="Empty: no end date" />
    </div>
  );
}

/** What few papers have: limits by use, product, amount, share and zone. */
export function LimitsSection() {
  const { draft, set } = useDraft();
  const limited =
    draft.use !== 'blanket' ||
    draft.productCodes.length + draft.commodityCodes.length > 0 ||
    draft.exemptAmount !== null ||
    draft.basisPercent !== null ||
    wholeStates(draft).length !== draft.grants.length;
  return (
    <fieldset className={formClasses.section}>
      <legend>Limits</legend>
      <details className={classes.fold} open={limited || undefined}>
        <summary>Use, products, amount, share, zones</summary>
        <div className={classes.folded}>
          <div className={formClasses.two}>
            <ChoiceBox
              path="/use"
              clearable={false}
              data={[
                { value: 'blanket', label: 'Blanket: every matching purchase' },
                { value: 'single-purchase', label: 'One purchase' },
                { value: 'limited', label: 'Limited to sales with a mark' },
              ]}
            />
            <YesNoBox path="/active" description="No: kept, but no sale uses it" />
          </div>
          {draft.use === 'limited' && <UsePatterns />}
          <ListBox path="/productCodes" description="Empty: all products" />
          <ListBox path="/commodityCodes" description="Empty: all commodities" />
          <div className={formClasses.two}>
            <TextBox path="/exemptAmount" maxLength={20} description="Empty: no limit" />
            <TextBox path="/currency" maxLength={3} description="Of the amount, like USD" />
            <TextBox path="/basisPercent" maxLength={12} description="0.6 means 60 % is taxed; empty: nothing is" />
          </div>
          <ZoneRows />
        </div>
      </details>
      {draft.use !== 'limited' && draft.usePatterns.length > 0 && (
        <Button size="xs" variant="default" onClick={() => set('/usePatterns', [])}>
          Drop the marks it was limited to
        </Button>
      )}
    </fieldset>
  );
}

function UsePatterns() {
  const { draft, set, errors } = useDraft();
  const { usePatterns } = draft;
  return (
    <div className={classes.folded} style={{ marginTop: 0 }}>
      {usePatterns.map(({ element, pattern }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are added at the end and removed by place.
        <div key={index} className={classes.item}>
          <TextInput
            label="Field of the sale"
            description="ATTRIBUTE1 to 50, INVOICE_NUMBER or PURCHASE_ORDER"
            value={element}
            onChange={(event) => set(`/usePatterns/${index}/element`, event.currentTarget.value)}
          />
          <TextInput
            label="Holds"
            description="Text inside it; ^x$ is exact, % stands for anything"
            classNames={{ input: 'bf-mono' }}
            value={pattern}
            onChange={(event) => set(`/usePatterns/${index}/pattern`, event.currentTarget.value)}
          />
          <ActionIcon
            className={classes.remove ?? ''}
            aria-label={`Remove mark ${index + 1}`}
            onClick={() =>
              set(
                '/usePatterns',
                usePatterns.filter((_, other) => other !== index),
              )
            }
          >
            <IconTrash size={16} stroke={1.5} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {errors['/usePatterns'] && <p style={{ color: 'var(--bf-bad)' }}>{errors['/usePatterns']}</p>}
      <div>
        <Button
          id={`${FIELD_ID}/usePatterns`}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => set('/usePatterns', [...usePatterns, { element: 'PURCHASE_ORDER', pattern: '' }])}
        >
          Add a mark
        </Button>
      </div>
    </div>
  );
}
