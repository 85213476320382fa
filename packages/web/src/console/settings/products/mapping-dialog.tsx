import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { CommodityMapping, CompanyRow } from '../../../api/companies.ts';
import classes from '../../../ui/form/form.module.css';
import { formatDate, today } from '../../../ui/format/dates.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { usePutMapping } from '../settings-queries.ts';
import { useRefusedFields } from '../use-refused-fields.ts';

const ID = 'mapping-';
const DATE = 'Enter the date as year-month-day, like 2026-11-24';

interface Fields {
  productCode: string;
  commodityCode: string;
  startDate: string;
  endDate: string;
}

interface MappingDialogProps {
  company: CompanyRow;
  /** Null: a new one. */
  mapping: CommodityMapping | null;
  onClose: () => void;
}

const inWords = (date: string) => (isCalendarDate(date.trim()) ? formatDate(date.trim()) : 'Year-month-day');

export function MappingDialog({ company, mapping, onClose }: MappingDialogProps) {
  const put = usePutMapping(company.externalId);
  const form = useForm<Fields>({
    initialValues: mapping
      ? { ...mapping, endDate: mapping.endDate ?? '' }
      : { productCode: '', commodityCode: '', startDate: today(), endDate: '' },
    validate: {
      productCode: (value) => (value.trim() ? null : 'Enter the code that the ERP sends for the product'),
      commodityCode: (value) => (value.trim() ? null : 'Enter the commodity code it belongs to'),
      startDate: (value) => (isCalendarDate(value.trim()) ? null : DATE),
      endDate: (value, { startDate }) => {
        if (value.trim() === '') return null;
        if (!isCalendarDate(value.trim())) return DATE;
        return value.trim() < startDate.trim() ? 'The end lies before the start' : null;
      },
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, put.error);
  const save = async (fields: Fields) => {
    const body = {
      productCode: fields.productCode.trim(),
      commodityCode: fields.commodityCode.trim(),
      startDate: fields.startDate.trim(),
      endDate: fields.endDate.trim() || null,
    };
    const saved = await put.mutateAsync(body).catch(() => null);
    if (!saved) return;
    notifications.show({ message: `Product code ${saved.productCode} saved`, color: 'green' });
    onClose();
  };
  const input = (name: keyof Fields) => ({ id: ID + name, ...form.getInputProps(name) });
  const fixed = mapping !== null;
  const { startDate, endDate } = form.getValues();
  return (
    <EditDialog
      title={mapping ? `Change product code ${mapping.productCode}` : `New product code of ${company.name}`}
      submitLabel={mapping ? 'Save product code' : 'Add product code'}
      saving={put.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => void save(fields), failed)}
      onClose={onClose}
    >
      <div className={classes.two}>
        <TextInput label="Product code" withAsterisk maxLength={100} readOnly={fixed} {...input('productCode')} />
        <TextInput label="Commodity code" withAsterisk maxLength={100} readOnly={fixed} {...input('commodityCode')} />
        <TextInput
          label="Counts from"
          withAsterisk
          readOnly={fixed}
          description={inWords(startDate)}
          {...input('startDate')}
        />
        <TextInput
          label="Until"
          description={endDate.trim() === '' ? 'Empty: no end date' : inWords(endDate)}
          {...input('endDate')}
        />
      </div>
      {fixed && <p>To point the product elsewhere, end this line and add a new one from the day after.</p>}
    </EditDialog>
  );
}
