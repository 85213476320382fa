import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { Overlay } from '../../api/law.ts';
import { EditDialog } from '../settings/edit-dialog.tsx';
import { useRefusedFields } from '../settings/use-refused-fields.ts';
import { useWithdrawOverlay } from './law-queries.ts';

const ID = 'withdraw-';

export function WithdrawDialog({ overlay, onClose }: { overlay: Overlay; onClose: () => void }) {
  const withdraw = useWithdrawOverlay(overlay.overlayId);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() ? null : 'Enter why: it is kept with the overlay') },
  });
  const { attempt, failed, problem } = useRefusedFields(form, withdraw.error);
  const save = async ({ reason }: { reason: string }) => {
    const done = await withdraw.mutateAsync(reason.trim()).catch(() => null);
    if (!done) return;
    notifications.show({ message: 'Overlay withdrawn. All certificates are judged anew.', color: 'green' });
    onClose();
  };
  return (
    <EditDialog
      title={`Withdraw the overlay on ${overlay.pointer}`}
      submitLabel="Withdraw overlay"
      saving={withdraw.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => void save(fields), failed)}
      onClose={onClose}
    >
      <p>The content speaks again of this fact, and every certificate is judged anew. The overlay stays on record.</p>
      <Textarea
        label="Why"
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        id={`${ID}reason`}
        {...form.getInputProps('reason')}
      />
    </EditDialog>
  );
}
