import { isReason, REASONS } from '@bonafide/core/certificate/reason.ts';
import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { ExemptReason } from '../../../api/companies.ts';
import classes from '../../../ui/form/form.module.css';
import { EditDialog } from '../edit-dialog.tsx';
import { usePutReason } from '../settings-queries.ts';
import { useRefusedFields } from '../use-refused-fields.ts';
import { useReasonWords } from './reason-words.ts';

const ID = 'reason-';

interface ReasonDialogProps {
  company: string;
  group: string;
  /** Null: a new one. */
  reason: ExemptReason | null;
  /** Codes that stand already. */
  taken: string[];
  onClose: () => void;
}

export function ReasonDialog({ company, group, reason, taken, onClose }: ReasonDialogProps) {
  const put = usePutReason(company, group);
  const words = useReasonWords();
  const form = useForm({
    initialValues: { code: reason?.code ?? '', name: reason?.name ?? '', reason: reason?.reason ?? '' },
    validate: {
      code: (value) => {
        if (!value.trim()) return 'Enter the code, one or two characters';
        return !reason && taken.includes(value.trim())
          ? `The code ${value.trim()} stands already; change it in the list`
          : null;
      },
      name: (value) => (value.trim() ? null : 'Enter what your house calls it'),
      reason: (value) => (isReason(value) ? null : 'Choose what it means'),
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, put.error);
  const save = async (fields: { code: string; name: string; reason: string }) => {
    if (!isReason(fields.reason)) return;
    const body = { code: fields.code.trim(), name: fields.name.trim(), reason: fields.reason };
    const saved = await put.mutateAsync(body).catch(() => null);
    if (!saved) return;
    notifications.show({ message: `Reason ${saved.code} saved`, color: 'green' });
    onClose();
  };
  return (
    <EditDialog
      title={reason ? `Change reason ${reason.code}` : `New reason of ${group}`}
      submitLabel={reason ? 'Save reason' : 'Add reason'}
      saving={put.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => void save(fields), failed)}
      onClose={onClose}
    >
      <div className={classes.two}>
        <TextInput
          id={`${ID}code`}
          label="Code"
          withAsterisk
          maxLength={2}
          readOnly={reason !== null}
          description={reason ? 'Cannot be changed' : 'One or two characters, as files and sales write it'}
          {...form.getInputProps('code')}
        />
        <TextInput id={`${ID}name`} label="Called" withAsterisk maxLength={100} {...form.getInputProps('name')} />
      </div>
      <Select
        id={`${ID}reason`}
        label="Means"
        withAsterisk
        searchable
        description="Certificates that carry the code are judged by the law of this reason"
        data={REASONS.map((value) => ({ value, label: words(value) }))}
        {...form.getInputProps('reason')}
      />
    </EditDialog>
  );
}
