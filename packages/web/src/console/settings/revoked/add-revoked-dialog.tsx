import { ID_KINDS } from '@bonafide/core/content/vocabulary.ts';
import { Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { NewRevokedNumber } from '../../../api/revoked-numbers.ts';
import { idKindWords } from '../../library/facts/fact-words.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { useRefusedFields } from '../use-refused-fields.ts';
import { useAddRevokedNumber } from './revoked-queries.ts';

const ID = 'revoked-';
const KINDS = ID_KINDS.map((kind) => ({ value: kind, label: idKindWords(kind) }));

export function AddRevokedDialog({ onClose }: { onClose: () => void }) {
  const add = useAddRevokedNumber();
  const form = useForm<NewRevokedNumber>({
    initialValues: { kind: 'state-sales-tax', number: '', reason: '' },
    validate: {
      number: (value) => (/[\p{L}\p{N}]/u.test(value) ? null : 'Enter the number'),
      reason: (value) => (value.trim() ? null : 'Enter how you know, for whoever asks later'),
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, add.error);
  const save = form.onSubmit(({ kind, number, reason }) => {
    add.mutate(
      { kind, number: number.trim(), reason: reason.trim() },
      {
        onSuccess: (added) => {
          notifications.show({ message: `${added.number} is on the list`, color: 'green' });
          onClose();
        },
      },
    );
  }, failed);
  return (
    <EditDialog
      title="Add a revoked number"
      submitLabel="Add number"
      saving={add.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={save}
      onClose={onClose}
    >
      <Select
        id={`${ID}kind`}
        label="Kind of number"
        data={KINDS}
        searchable
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <TextInput
        id={`${ID}number`}
        label="Number"
        withAsterisk
        data-autofocus
        maxLength={100}
        classNames={{ input: 'bf-mono' }}
        description="Spaces, dots and hyphens make no difference"
        {...form.getInputProps('number')}
      />
      <Textarea
        id={`${ID}reason`}
        label="How you know"
        withAsterisk
        autosize
        minRows={2}
        maxLength={500}
        description="Who said so and when; it is kept in the log"
        {...form.getInputProps('reason')}
      />
    </EditDialog>
  );
}
