import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { Registry } from '../../../api/verifications.ts';
import formClasses from '../../../ui/form/form.module.css';
import { useSetRegistry } from '../../verification/verification-queries.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { useRefusedFields } from '../use-refused-fields.ts';

const ID = 'registry-';

/** The Comptroller's open list of active permits, as an example to change. */
const EXAMPLE = {
  register: 'permit',
  kinds: ['state-sales-tax'],
  issuers: ['US-TX'],
  method: 'GET',
  url: 'https://data.texas.gov/resource/jrea-zgmq.json?taxpayer_number={digits}&$limit=1',
  read: {
    format: 'json',
    fields: {
      number: '0.taxpayer_number',
      name: '0.taxpayer_name',
      street: '0.taxpayer_address',
      city: '0.taxpayer_city',
      region: '0.taxpayer_state',
      postalCode: '0.taxpayer_zip_code',
    },
    notFound: '[]',
    listsActiveOnly: true,
  },
};

function readConfig(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    // Shown beside the box.
    return null;
  }
}

/** @param registry null: a look-up of the tenant's own */
export function RegistryDialog({ registry, onClose }: { registry: Registry | null; onClose: () => void }) {
  const set = useSetRegistry();
  const kind = registry?.kind ?? 'http';
  const requester = registry?.config.requester;
  const form = useForm({
    initialValues: {
      sourceId: registry?.sourceId ?? '',
      name: registry?.name ?? '',
      switchedOn: registry?.switchedOn ?? false,
      goodForDays: registry?.goodForDays ?? 365,
      perMinute: registry?.perMinute ?? 20,
      requester: typeof requester === 'string' ? requester : '',
      config: JSON.stringify(kind === 'http' ? (registry?.config ?? EXAMPLE) : {}, null, 2),
    },
    validate: {
      sourceId: (value) => (/^[a-z0-9][a-z0-9-]{0,39}$/.test(value) ? null : 'Small letters, digits and hyphens'),
      name: (value) => (value.trim() ? null : 'Enter the name shown with its answers'),
      config: (value) => (kind !== 'http' || readConfig(value) ? null : 'This is no JSON object yet'),
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, set.error);
  const save = form.onSubmit((fields) => {
    const config =
      kind === 'http'
        ? (readConfig(fields.config) ?? {})
        : kind === 'vies'
          ? { ...registry?.config, requester: fields.requester.replace(/\s/g, '').toUpperCase() || null }
          : {};
    set.mutate(
      {
        sourceId: fields.sourceId,
        body: {
          kind,
          name: fields.name.trim(),
          switchedOn: fields.switchedOn,
          goodForDays: fields.goodForDays,
          perMinute: fields.perMinute,
          config,
          version: registry?.version ?? 0,
        },
      },
      {
        onSuccess: (saved) => {
          notifications.show({ message: `${saved.name} saved`, color: 'green' });
          onClose();
        },
      },
    );
  }, failed);
  const input = (name: 'sourceId' | 'name' | 'requester' | 'config') => ({
    id: ID + name,
    ...form.getInputProps(name),
  });
  return (
    <EditDialog
      title={registry ? `Change ${registry.name}` : 'New registry'}
      submitLabel="Save registry"
      saving={set.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={save}
      onClose={onClose}
    >
      {registry === null && (
        <TextInput
          label="Short name"
          withAsterisk
          data-autofocus
          description="Like tx-comptroller; cannot be changed"
          {...input('sourceId')}
        />
      )}
      <TextInput label="Name" withAsterisk maxLength={100} description="Shown with its answers" {...input('name')} />
      <div className={formClasses.two}>
        <NumberInput
          label="Answers count for days"
          min={1}
          max={3650}
          allowDecimal={false}
          {...form.getInputProps('goodForDays')}
        />
        {kind !== 'manual' && (
          <NumberInput
            label="Questions a minute at most"
            min={1}
            max={600}
            allowDecimal={false}
            {...form.getInputProps('perMinute')}
          />
        )}
      </div>
      {kind === 'vies' && (
        <TextInput
          label="Your own VAT number"
          description="With it each answer has a consultation number, which proves that you asked"
          {...input('requester')}
        />
      )}
      {kind === 'http' && (
        <Textarea
          label="How it is asked and read"
          withAsterisk
          autosize
          minRows={8}
          maxRows={18}
          spellCheck={false}
          description="The operations guide explains each part"
          classNames={{ input: 'bf-mono' }}
          {...input('config')}
        />
      )}
      <Checkbox
        label="Switched on"
        description={
          kind === 'manual'
            ? 'Numbers no program can ask about come into the queue for people'
            : 'Numbers of its kind are asked about when a certificate comes, before it ends, and when answers are too old'
        }
        {...form.getInputProps('switchedOn', { type: 'checkbox' })}
      />
    </EditDialog>
  );
}
