import { Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { CompanyRow } from '../../../api/companies.ts';
import type { LicenseType } from '../../../api/licenses.ts';
import { DateInput } from '../../../ui/form/date-input.tsx';
import classes from '../../../ui/form/form.module.css';
import { formatDate, today } from '../../../ui/format/dates.ts';
import { readDate } from '../../../ui/format/read-date.ts';
import { usePutLicenseType } from '../../licenses/license-queries.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { useRefusedFields } from '../use-refused-fields.ts';

const ID = 'license-type-';
const NO_DATE = 'This is no date yet. Write it like 12/31/2026';

interface Fields {
  name: string;
  startDate: string;
  endDate: string;
  numberMask: string;
  temporary: boolean;
  category: string;
}

interface LicenseTypeDialogProps {
  company: CompanyRow;
  /** Null: a new one. */
  type: LicenseType | null;
  taken: readonly LicenseType[];
  onClose: () => void;
}

export function LicenseTypeDialog({ company, type, taken, onClose }: LicenseTypeDialogProps) {
  const put = usePutLicenseType(company.externalId);
  const form = useForm<Fields>({
    initialValues: {
      name: type?.name ?? '',
      startDate: type?.startDate ?? today(),
      endDate: type?.endDate ?? '',
      numberMask: type?.numberMask ?? '',
      temporary: type?.temporary ?? false,
      category: type?.category ?? '',
    },
    validate: {
      name: (value, { startDate }) => {
        const name = value.trim();
        if (!name) return 'Enter the name that sales and files write';
        const same = taken.some((one) => one.name === name && one.startDate === readDate(startDate));
        return type === null && same ? `${name} from that day stands already; change it in the list` : null;
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
    const saved = await put
      .mutateAsync({
        name: fields.name.trim(),
        startDate: readDate(fields.startDate) ?? '',
        endDate: readDate(fields.endDate) ?? null,
        numberMask: fields.numberMask.trim() || null,
        temporary: fields.temporary,
        category: fields.category.trim() || null,
      })
      .catch(() => null);
    if (!saved) return;
    notifications.show({ message: `License type ${saved.name} saved`, color: 'green' });
    onClose();
  };
  const input = (name: keyof Fields) => ({ id: ID + name, ...form.getInputProps(name) });
  const date = (name: 'startDate' | 'endDate') => ({ ...input(name), value: form.getValues()[name] });
  const fixed = type !== null;
  return (
    <EditDialog
      title={type ? `Change license type ${type.name}` : `New license type of ${company.name}`}
      submitLabel={type ? 'Save license type' : 'Add license type'}
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
        data-autofocus
        withAsterisk
        maxLength={100}
        readOnly={fixed}
        description={fixed ? 'Cannot be changed' : 'Sales and files write it exactly so'}
        {...input('name')}
      />
      <div className={classes.two}>
        {fixed ? (
          <TextInput label="Counts from" readOnly value={formatDate(type.startDate)} id={`${ID}startDate`} />
        ) : (
          <DateInput label="Counts from" withAsterisk {...date('startDate')} />
        )}
        <DateInput label="Last day" hint="Empty: no end date" {...date('endDate')} />
        <TextInput
          label="Numbers look like"
          maxLength={100}
          description="# a digit, A a letter, * either; empty: anything"
          {...input('numberMask')}
        />
        <TextInput
          label="Category"
          maxLength={100}
          description="Answers carry it beside the license"
          {...input('category')}
        />
      </div>
      <Checkbox
        label="Temporary"
        description="All licenses of this type are"
        {...form.getInputProps('temporary', { type: 'checkbox' })}
      />
    </EditDialog>
  );
}
