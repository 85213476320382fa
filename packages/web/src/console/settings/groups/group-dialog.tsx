import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { CompanyRow } from '../../../api/companies.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { usePutGroup } from '../settings-queries.ts';
import { useRefusedFields } from '../use-refused-fields.ts';

const ID = 'group-';

export function GroupDialog({ company, onClose }: { company: CompanyRow; onClose: () => void }) {
  const put = usePutGroup(company.externalId);
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (value) => (value.trim() ? null : 'Enter a name for the group') },
  });
  const { attempt, failed, problem } = useRefusedFields(form, put.error);
  const save = async ({ name }: { name: string }) => {
    const made = await put.mutateAsync(name.trim()).catch(() => null);
    if (!made) return;
    notifications.show({ message: `Customer group ${made.name} added`, color: 'green' });
    onClose();
  };
  return (
    <EditDialog
      title={`New customer group of ${company.name}`}
      submitLabel="Add group"
      saving={put.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => void save(fields), failed)}
      onClose={onClose}
    >
      <TextInput
        id={`${ID}name`}
        label="Name"
        withAsterisk
        maxLength={100}
        data-autofocus
        description="Usable by this company and those below it; the name stays"
        {...form.getInputProps('name')}
      />
    </EditDialog>
  );
}
