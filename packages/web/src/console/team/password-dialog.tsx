import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { isProblem } from '../../api/problem.ts';
import { EditDialog } from '../settings/edit-dialog.tsx';
import { PASSWORD_MIN } from './passwords.ts';
import { useChangePassword } from './team-queries.ts';

const ID = 'password-';

/** One's own password; other places where one is signed in are signed out. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value ? null : 'Enter the password you signed in with'),
      next: (value, { current }) => {
        if (value.length < PASSWORD_MIN)
          return `A password has at least ${PASSWORD_MIN} characters; this one has ${value.length}`;
        return value === current ? 'This is the password you have' : null;
      },
    },
  });
  const save = async (fields: { current: string; next: string }) => {
    try {
      await change.mutateAsync({ currentPassword: fields.current, newPassword: fields.next });
      notifications.show({ message: 'Password changed; you are signed out everywhere else', color: 'green' });
      onClose();
    } catch (error) {
      if (isWrongPassword(error)) form.setFieldError('current', 'This is not the password you signed in with');
    }
  };
  return (
    <EditDialog
      title="Change my password"
      submitLabel="Change password"
      saving={change.isPending}
      problem={isWrongPassword(change.error) ? null : change.error}
      errors={form.errors}
      idPrefix={ID}
      attempt={0}
      onSubmit={form.onSubmit((fields) => void save(fields))}
      onClose={onClose}
    >
      <PasswordInput
        id={`${ID}current`}
        label="Password now"
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps('current')}
      />
      <PasswordInput
        id={`${ID}next`}
        label="New password"
        autoComplete="new-password"
        description={`At least ${PASSWORD_MIN} characters; several words are easy to keep`}
        {...form.getInputProps('next')}
      />
    </EditDialog>
  );
}

/** Sign-in's own code for it. */
function isWrongPassword(error: unknown): boolean {
  return isProblem(error) && error.body.code === 'INVALID_PASSWORD';
}
