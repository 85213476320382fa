import { Button, CopyButton, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import type { Role } from '../../api/session.ts';
import formClasses from '../../ui/form/form.module.css';
import { Notice } from '../../ui/notice/notice.tsx';
import { EditDialog } from '../settings/edit-dialog.tsx';
import { useRefusedFields } from '../settings/use-refused-fields.ts';
import { newPassword, PASSWORD_MIN } from './passwords.ts';
import { isRole, ROLE_WORDS, ROLES, roleName } from './role-words.ts';
import classes from './team.module.css';
import { useAddMember } from './team-queries.ts';

const ID = 'member-';

interface Fields {
  name: string;
  email: string;
  role: Role;
  password: string;
}

const RULES = {
  name: (value: string) => (value.trim() ? null : 'Enter the name as the log shall show it'),
  email: (value: string) =>
    /^[^@\s]+@[^@\s]+$/.test(value.trim()) ? null : 'An e-mail address has one @, like name@example.com',
  password: (value: string) =>
    value.length >= PASSWORD_MIN
      ? null
      : `A password has at least ${PASSWORD_MIN} characters; this one has ${value.length}`,
};

/** Name, address, role and a first password; no mail is sent, so what to hand over is shown at the end. */
export function AddMemberDialog({ onClose }: { onClose: () => void }) {
  const add = useAddMember();
  const form = useForm<Fields>({
    initialValues: { name: '', email: '', role: 'clerk', password: newPassword() },
    validate: RULES,
  });
  const { attempt, failed, problem } = useRefusedFields(form, add.error);
  const { role, password } = form.getValues();
  if (add.data)
    return (
      <HandOver
        email={add.data.email}
        name={add.data.name}
        role={add.data.role}
        password={password}
        onClose={onClose}
      />
    );
  const save = (fields: Fields) => add.mutate({ ...fields, name: fields.name.trim(), email: fields.email.trim() });
  const input = (name: keyof Fields) => ({ id: ID + name, ...form.getInputProps(name) });
  return (
    <EditDialog
      title="Add a person"
      submitLabel="Add person"
      saving={add.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit(save, failed)}
      onClose={onClose}
    >
      <div className={formClasses.two}>
        <TextInput label="Name" withAsterisk maxLength={100} data-autofocus {...input('name')} />
        <TextInput label="E-mail" withAsterisk type="email" description="Used to sign in" {...input('email')} />
      </div>
      <Select
        id={`${ID}role`}
        label="Role"
        allowDeselect={false}
        data={ROLES.map((value) => ({ value, label: ROLE_WORDS[value].name }))}
        description={ROLE_WORDS[role].is}
        value={role}
        onChange={(value) => value && isRole(value) && form.setFieldValue('role', value)}
      />
      <TextInput
        label="First password"
        withAsterisk
        maxLength={256}
        autoComplete="off"
        description="You hand it over yourself; no mail is sent. It can be changed under Team after signing in."
        rightSectionWidth={104}
        rightSection={
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconRefresh size={14} aria-hidden="true" />}
            onClick={() => form.setFieldValue('password', newPassword())}
          >
            Another
          </Button>
        }
        {...input('password')}
      />
    </EditDialog>
  );
}

function HandOver({ name, email, role, password, onClose }: Fields & { onClose: () => void }) {
  const text = `${window.location.origin}\n${email}\n${password}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${name} can sign in as ${roleName(role)}`}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.stack}>
        <Notice tone="attention">
          <strong>The password is shown once.</strong> Hand it over in person or by a channel you trust.
        </Notice>
        <pre className={`bf-mono ${classes.handover}`}>{text}</pre>
        <div className={formClasses.acts}>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button
                onClick={copy}
                leftSection={
                  copied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />
                }
              >
                {copied ? 'Copied' : 'Copy all three'}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Modal>
  );
}
