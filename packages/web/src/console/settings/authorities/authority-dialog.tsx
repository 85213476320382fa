import { type TaxType, taxTypesOf } from '@bonafide/core/customer/tax-type.ts';
import { ZONE_LEVELS, type ZoneLevel } from '@bonafide/core/place/zone.ts';
import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { Authority, CompanyRow } from '../../../api/companies.ts';
import classes from '../../../ui/form/form.module.css';
import { TAX_TYPE_OPTIONS, taxTypeWord } from '../../tax-type-words.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { usePutAuthority } from '../settings-queries.ts';
import { useRefusedFields } from '../use-refused-fields.ts';
import { levelWord } from './level-word.ts';
import { percentOf, rateOf } from './rate-percent.ts';

const ID = 'authority-';
const TYPES = [
  'State Sales/Use',
  'County Sales/Use',
  'City Sales/Use',
  'District Sales/Use',
  'State Rental',
  'City Rental',
  'State Utility',
  'State Telecommunications',
  'City Lodging',
  'State Excise',
];

interface Fields {
  name: string;
  zone: string;
  zoneLevel: ZoneLevel;
  type: string;
  rate: string;
  /** Empty: read from the type. */
  taxType: TaxType | '';
}

interface AuthorityDialogProps {
  company: CompanyRow;
  /** Null: a new one. */
  authority: Authority | null;
  taken: string[];
  onClose: () => void;
}

function isLevel(text: string): text is ZoneLevel {
  return ZONE_LEVELS.some((level) => level === text);
}

function initialOf(authority: Authority | null): Fields {
  if (!authority) return { name: '', zone: 'US-', zoneLevel: 'STATE', type: 'State Sales/Use', rate: '', taxType: '' };
  const { name, zone, zoneLevel, type, rate, taxType } = authority;
  return {
    name,
    zone,
    zoneLevel: isLevel(zoneLevel) ? zoneLevel : 'STATE',
    type,
    rate: percentOf(rate),
    taxType: taxType ?? '',
  };
}

export function AuthorityDialog({ company, authority, taken, onClose }: AuthorityDialogProps) {
  const put = usePutAuthority(company.externalId);
  const form = useForm<Fields>({
    initialValues: initialOf(authority),
    validate: {
      name: (value) => {
        if (!value.trim()) return 'Enter the name that the ERP knows the authority by';
        return !authority && taken.includes(value.trim())
          ? `${value.trim()} stands already; change it in the list`
          : null;
      },
      zone: (value) =>
        /^[A-Z]{2}(-[A-Z0-9]{1,3})?(\/|$)/.test(value.trim()) ? null : 'Enter the zone like US-TX/Travis/Austin',
      type: (value) => (value.trim() ? null : 'Enter the kind of tax'),
      rate: (value) => (rateOf(value) === undefined ? 'Enter the rate in percent, like 6.25' : null),
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, put.error);
  const save = async ({ rate, taxType, ...fields }: Fields) => {
    const body = {
      ...fields,
      name: fields.name.trim(),
      zone: fields.zone.trim(),
      type: fields.type.trim(),
      rate: rateOf(rate) ?? '',
      taxType: taxType || null,
    };
    const saved = await put.mutateAsync(body).catch(() => null);
    if (!saved) return;
    notifications.show({ message: `${saved.name} saved`, color: 'green' });
    onClose();
  };
  const named = taxTypesOf(form.getValues().type).map((taxType) => taxTypeWord(taxType).toLowerCase());
  const input = (name: keyof Fields) => ({ id: ID + name, ...form.getInputProps(name) });
  return (
    <EditDialog
      title={authority ? `Change ${authority.name}` : `New authority of ${company.name}`}
      submitLabel={authority ? 'Save authority' : 'Add authority'}
      saving={put.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => void save(fields), failed)}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        withAsterisk
        maxLength={100}
        readOnly={authority !== null}
        description={authority ? 'Cannot be changed' : 'Answers to the ERP carry it'}
        {...input('name')}
      />
      <div className={classes.two}>
        <TextInput
          label="Zone"
          withAsterisk
          maxLength={300}
          description="Country and state, then names: US-TX/Travis/Austin"
          {...input('zone')}
        />
        <Select
          label="Level of the zone"
          allowDeselect={false}
          data={ZONE_LEVELS.map((value) => ({ value, label: levelWord(value) }))}
          {...input('zoneLevel')}
        />
        <Autocomplete label="Tax" withAsterisk maxLength={100} data={TYPES} {...input('type')} />
        <TextInput
          label="Rate (%)"
          withAsterisk
          inputMode="decimal"
          description="Of the price; sales decided before keep their rate"
          {...input('rate')}
        />
        <Select
          label="Kind of tax"
          description="A sale or certificate may be about one kind only"
          allowDeselect={false}
          data={[
            { value: '', label: named.length > 0 ? `As its name says: ${named.join(' and ')}` : 'Not said: any kind' },
            ...TAX_TYPE_OPTIONS,
          ]}
          {...input('taxType')}
        />
      </div>
    </EditDialog>
  );
}
