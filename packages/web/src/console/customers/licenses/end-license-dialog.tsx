import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { Customer } from '../../../api/customers.ts';
import type { License } from '../../../api/licenses.ts';
import { DateInput } from '../../../ui/form/date-input.tsx';
import { formatDate, today } from '../../../ui/format/dates.ts';
import { readDate } from '../../../ui/format/read-date.ts';
import { usePutLicense } from '../../licenses/license-queries.ts';
import { licenseName } from '../../licenses/license-words.ts';
import { EditDialog } from '../../settings/edit-dialog.tsx';
import { useRefusedFields } from '../../settings/use-refused-fields.ts';

const ID = 'end-license-';

interface EndLicenseDialogProps {
  customer: Customer;
  license: License;
  onClose: () => void;
}

/** Ends a license with a last day; nothing else of it changes. */
export function EndLicenseDialog({ customer, license, onClose }: EndLicenseDialogProps) {
  const put = usePutLicense(customer.customerId);
  // Of two dates as text the later one.
  const [first = ''] = [today(), license.startDate].sort().reverse();
  const form = useForm({
    initialValues: { endDate: first },
    validate: {
      endDate: (value) => {
        const end = readDate(value);
        if (!end) return 'Enter the last day, like 12/31/2026';
        return end < license.startDate ? `It counts from ${formatDate(license.startDate)}; end it no earlier` : null;
      },
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, put.error);
  const save = async ({ endDate }: { endDate: string }) => {
    const { typeName, typeStartDate, startDate, number, url, temporary, externalId } = license;
    const end = readDate(endDate) ?? null;
    const saved = await put
      .mutateAsync({ type: typeName, typeStartDate, startDate, endDate: end, number, url, temporary, externalId })
      .catch(() => null);
    if (!saved?.endDate) return;
    notifications.show({ message: `${licenseName(saved)} ends on ${formatDate(saved.endDate)}`, color: 'green' });
    onClose();
  };
  return (
    <EditDialog
      title={`End license ${licenseName(license)}`}
      submitLabel="End license"
      saving={put.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => void save(fields), failed)}
      onClose={onClose}
    >
      <p>Sales after the last day are recorded without it. Recorded sales stay as they are, and so does the license.</p>
      <DateInput
        id={`${ID}endDate`}
        label="Last day"
        withAsterisk
        data-autofocus
        {...form.getInputProps('endDate')}
        value={form.getValues().endDate}
      />
    </EditDialog>
  );
}
