import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { Button, CopyButton, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { Role } from '../../../api/session.ts';
import { formatDate, today } from '../../../ui/format/dates.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { isRole, ROLE_WORDS, ROLES } from '../../team/role-words.ts';
import { EditDialog } from '../edit-dialog.tsx';
import classes from '../settings.module.css';
import { useCreateApiKey } from '../settings-queries.ts';
import { useRefusedFields } from '../use-refused-fields.ts';

const ID = 'key-';

interface Fields {
  name: string;
  role: Role;
  until: string;
}

/** Name, role, end; then the secret, once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateApiKey();
  const form = useForm<Fields>({
    // Least that a calling system needs to read and to ask; more is a choice.
    initialValues: { name: '', role: 'viewer', until: '' },
    validate: {
      name: (value) => (value.trim() ? null : 'Enter what will use the key, like “ERP production”'),
      until: (value) => {
        const text = value.trim();
        if (text === '') return null;
        if (!isCalendarDate(text)) return 'Enter the date as year-month-day, like 2027-11-24';
        return text < today() ? 'The end lies in the past' : null;
      },
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, create.error);
  if (create.data) return <Secret name={create.data.name} secret={create.data.secret} onClose={onClose} />;
  const { role, until } = form.getValues();
  return (
    <EditDialog
      title="New API key"
      submitLabel="Make key"
      saving={create.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => create.mutate(bodyOf(fields)), failed)}
      onClose={onClose}
    >
      <TextInput
        id={`${ID}name`}
        label="What uses it"
        withAsterisk
        maxLength={100}
        data-autofocus
        description="The log shows it as the author of what the key does"
        {...form.getInputProps('name')}
      />
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
        id={`${ID}until`}
        label="Last day"
        description={
          isCalendarDate(until.trim()) ? `Works until the end of ${formatDate(until.trim())}` : 'Empty: no end date'
        }
        {...form.getInputProps('until')}
      />
    </EditDialog>
  );
}

/** The last day is meant where the person is: the key ends as that day does. */
function bodyOf({ name, role, until }: Fields) {
  const body = { name: name.trim(), role };
  if (until.trim() === '') return body;
  const end = new Date(`${until.trim()}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return { ...body, expiresAt: end.toISOString() };
}

function Secret({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`API key “${name}”`}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.secret}>
        <Notice tone="attention">
          <strong>This is shown once.</strong> Copy it to where it is used now; here only its first letters are kept.
        </Notice>
        <div className={`bf-mono ${classes.secretText}`}>{secret}</div>
        <p>
          Sent as <span className="bf-mono">Authorization: Bearer …</span> with each request.
        </p>
        <div className={classes.bar}>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                onClick={copy}
                leftSection={
                  copied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />
                }
              >
                {copied ? 'Copied' : 'Copy the key'}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            I have copied it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
