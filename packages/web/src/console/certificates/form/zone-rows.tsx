import { ZONE_LEVELS, type ZoneLevel } from '@bonafide/core/place/zone.ts';
import { ActionIcon, Button, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { TAX_TYPE_OPTIONS } from '../../tax-type-words.ts';
import { useValueWords } from '../use-value-words.ts';
import { FieldNotes } from './boxes.tsx';
import classes from './certificate-form.module.css';
import { wholeStates } from './draft.ts';
import { FIELD_ID, useDraft } from './draft-context.ts';

const LEVELS = ZONE_LEVELS.map((level) => ({ value: level, label: level.charAt(0) + level.slice(1).toLowerCase() }));
const EXEMPT = [
  { value: 'true', label: 'Exempt in full' },
  { value: 'false', label: 'Taxed here' },
];

/** Every zone of the certificate with its own limits: a county, single authorities, another reason code. */
export function ZoneRows() {
  const { draft, set } = useDraft();
  const { grants } = draft;
  const add = () => {
    const zone = wholeStates(draft)[0] ?? 'US';
    set('/grants', [
      ...grants,
      { zone: `${zone}/`, zoneLevel: 'COUNTY', exempt: null, authorityTypes: [], authorities: [], reasonCode: null },
    ]);
  };
  return (
    <div className={classes.folded}>
      {grants.map((grant, index) => (
        // Rows have no identity of their own; they are added at the end and removed by place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <ZoneRow key={index} index={index} grant={grant} />
      ))}
      <div>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={add}>
          Add a county, city or other zone
        </Button>
      </div>
    </div>
  );
}

function ZoneRow({ index, grant }: { index: number; grant: ReturnType<typeof useDraft>['draft']['grants'][number] }) {
  const { draft, set, errors } = useDraft();
  const words = useValueWords();
  const path = `/grants/${index}`;
  const remove = () =>
    set(
      '/grants',
      draft.grants.filter((_, other) => other !== index),
    );
  return (
    <div className={classes.box}>
      <div className={classes.item}>
        <TextInput
          id={`${FIELD_ID}${path}/zone`}
          label={`Zone ${index + 1}`}
          description={words.zone(grant.zone)}
          maxLength={300}
          value={grant.zone}
          error={errors[`${path}/zone`]}
          onChange={(event) => set(`${path}/zone`, event.currentTarget.value)}
        />
        <Select
          label="Level"
          data={LEVELS}
          allowDeselect={false}
          value={grant.zoneLevel}
          onChange={(level) => level && set(`${path}/zoneLevel`, level as ZoneLevel)}
        />
        <TagsInput
          label="Only authority types"
          placeholder={grant.authorityTypes.length === 0 ? 'All' : ''}
          value={grant.authorityTypes}
          onChange={(types) => set(`${path}/authorityTypes`, types)}
        />
        <TagsInput
          label="Only authorities"
          placeholder={grant.authorities.length === 0 ? 'All' : ''}
          value={grant.authorities}
          onChange={(names) => set(`${path}/authorities`, names)}
        />
        <MultiSelect
          label="Only taxes"
          placeholder={(grant.taxTypes ?? []).length === 0 ? 'All' : ''}
          data={TAX_TYPE_OPTIONS}
          value={grant.taxTypes ?? []}
          onChange={(types) => set(`${path}/taxTypes`, types)}
        />
        <TextInput
          label="Other reason code"
          maxLength={2}
          value={grant.reasonCode ?? ''}
          onChange={(event) => set(`${path}/reasonCode`, event.currentTarget.value || null)}
        />
        <Select
          label="Exempt"
          data={EXEMPT}
          clearable
          clearButtonProps={{ 'aria-label': 'As the certificate' }}
          placeholder="As the certificate"
          value={grant.exempt === null ? null : String(grant.exempt)}
          onChange={(value) => set(`${path}/exempt`, value === null ? null : value === 'true')}
        />
        <ActionIcon className={classes.remove ?? ''} aria-label={`Remove zone ${index + 1}`} onClick={remove}>
          <IconTrash size={16} stroke={1.5} aria-hidden="true" />
        </ActionIcon>
      </div>
      <FieldNotes path={path} within />
    </div>
  );
}
