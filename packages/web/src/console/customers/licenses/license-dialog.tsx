import { fitsMask } from '@bonafide/core/customer/license.ts';
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { Customer } from '../../../api/customers.ts';
import type { License, LicenseType } from '../../../api/licenses.ts';
import { DateInput } from '../../../ui/form/date-input.tsx';
import classes from '../../../ui/form/form.module.css';
import { formatDate, today } from '../../../ui/format/dates.ts';
import { readDate } from '../../../ui/format/read-date.ts';
import { usePutLicense } from '../../licenses/license-queries.ts';
import { licenseName } from '../../licenses/license-words.ts';
import { EditDialog } from '../../settings/edit-dialog.tsx';
import { useRefusedFields } from '../../settings/use-refused-fields.ts';

const ID = 'license-';
const NO_DATE = 'This is no date yet. Write it like 12/31/2026';

interface Fields {
  /** `licenseTypeId`. */
  type: string;
  number: string;
  startDate: string;
  endDate: string;
  temporary: boolean;
  url: string;
  externalId: string;
}

interface LicenseDialogProps {
  customer: Customer;
  /** Null: a new one. */
  license: License | null;
  types: readonly LicenseType[];
  /** What stands already: the same type, first day and number would replace it. */
  taken: readonly License[];
  onClose: () => void;
}

function initialOf(license: License | null, types: readonly LicenseType[]): Fields {
  if (!license) {
    const only = types.length === 1 ? types[0]?.licenseTypeId : undefined;
    return { type: only ?? '', number: '', startDate: today(), endDate: '', temporary: false, url: '', externalId: '' };
  }
  return {
    type: license.licenseTypeId,
    number: license.number ?? '',
    startDate: license.startDate,
    endDate: license.endDate ?? '',
    temporary: license.temporary,
    url: license.url ?? '',
    externalId: license.externalId ?? '',
  };
}

const typeLabel = ({ name, startDate, endDate }: Pick<LicenseType, 'name' | 'startDate' | 'endDate'>) =>
  `${name}, from ${formatDate(startDate)}${endDate ? ` to ${formatDate(endDate)}` : ''}`;

export function LicenseDialog({ customer, license, types, taken, onClose }: LicenseDialogProps) {
  const put = usePutLicense(customer.customerId);
  const typeOf = (fields: Fields) => types.find((type) => type.licenseTypeId === fields.type);
  const form = useForm<Fields>({
    initialValues: initialOf(license, types),
    validate: {
      type: (value) => (value ? null : 'Choose the type'),
      number: (value, fields) => {
        const number = value.trim();
        const mask = typeOf(fields)?.numberMask ?? null;
        if (number && !fitsMask(number, mask)) return `Numbers of this type look like ${mask}`;
        const same = taken.some(
          (one) =>
            one.licenseTypeId === fields.type &&
            one.startDate === readDate(fields.startDate) &&
            (one.number ?? '') === number,
        );
        return license === null && same ? 'This license is on file already; change it in the list' : null;
      },
      startDate: (value) => (readDate(value) ? null : NO_DATE),
      endDate: (value, { startDate }) => {
        if (value.trim() === '') return null;
        const end = readDate(value);
        if (!end) return `${NO_DATE}, or leave it empty`;
        return end < (readDate(startDate) ?? '') ? 'The last day lies before the first' : null;
      },
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, put.error);
  const save = async (fields: Fields) => {
    const type = license ? { name: license.typeName, startDate: license.typeStartDate } : typeOf(fields);
    if (!type) return;
    const saved = await put
      .mutateAsync({
        type: type.name,
        typeStartDate: type.startDate,
        startDate: readDate(fields.startDate) ?? '',
        endDate: readDate(fields.endDate) ?? null,
        number: fields.number.trim() || null,
        temporary: fields.temporary,
        url: fields.url.trim() || null,
        externalId: fields.externalId.trim() || null,
      })
      .catch(() => null);
    // A refusal stays in `put.error`, which the dialog shows.
    if (!saved) return;
    notifications.show({ message: `License ${licenseName(saved)} saved`, color: 'green' });
    onClose();
  };
  const input = (name: keyof Fields) => ({ id: ID + name, ...form.getInputProps(name) });
  const date = (name: 'startDate' | 'endDate') => ({ ...input(name), value: form.getValues()[name] });
  const fixed = license !== null;
  const mask = typeOf(form.getValues())?.numberMask;
  return (
    <EditDialog
      title={license ? `Change license ${licenseName(license)}` : `New license of ${customer.name}`}
      submitLabel={license ? 'Save license' : 'Add license'}
      saving={put.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => void save(fields), failed)}
      onClose={onClose}
    >
      <Select
        label="Type"
        placeholder="Choose the type"
        data-autofocus
        withAsterisk
        allowDeselect={false}
        disabled={fixed}
        data={
          license
            ? [
                {
                  value: license.licenseTypeId,
                  label: `${license.typeName}, from ${formatDate(license.typeStartDate)}`,
                },
              ]
            : types.map((type) => ({ value: type.licenseTypeId, label: typeLabel(type) }))
        }
        {...input('type')}
      />
      <div className={classes.two}>
        <TextInput
          label="Number"
          maxLength={100}
          readOnly={fixed}
          description={mask ? `Looks like ${mask}: # a digit, A a letter, * either` : 'As it stands on the license'}
          {...input('number')}
        />
        <TextInput
          label="Your own reference"
          maxLength={100}
          description="As other systems know it"
          {...input('externalId')}
        />
        {fixed ? (
          <TextInput label="Counts from" readOnly value={formatDate(license.startDate)} id={`${ID}startDate`} />
        ) : (
          <DateInput label="Counts from" withAsterisk {...date('startDate')} />
        )}
        <DateInput label="Last day" hint="Empty: no end date" {...date('endDate')} />
      </div>
      <TextInput label="Web address" maxLength={1000} description="Where the license can be seen" {...input('url')} />
      <Checkbox
        label="Temporary"
        description="Issued until the final one comes"
        {...form.getInputProps('temporary', { type: 'checkbox' })}
      />
      {fixed && <p>Type, number and first day say which license it is. For others, end this one and add a new one.</p>}
    </EditDialog>
  );
}
