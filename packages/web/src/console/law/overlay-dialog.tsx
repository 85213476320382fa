import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { NewOverlay, Overlay } from '../../api/law.ts';
import classes from '../../ui/form/form.module.css';
import { EditDialog } from '../settings/edit-dialog.tsx';
import { useRefusedFields } from '../settings/use-refused-fields.ts';
import own from './law.module.css';
import { factQuery, useWriteOverlay } from './law-queries.ts';
import { OverlayPreview } from './overlay-preview.tsx';
import { readValue, valueText } from './overlay-value.ts';

const ID = 'overlay-';
const DATE = 'Enter the date as year-month-day, like 2026-11-24';
const dateOrNothing = (value: string) => (value.trim() === '' || isCalendarDate(value.trim()) ? null : DATE);

interface Fields {
  file: string;
  pointer: string;
  value: string;
  validFrom: string;
  validTo: string;
  expires: string;
  reason: string;
}

interface OverlayDialogProps {
  /** Null: a new one. A changed overlay takes the place of this one, which is withdrawn. */
  overlay: Overlay | null;
  file: string;
  pointer: string;
  onClose: () => void;
}

export function OverlayDialog({ overlay, file, pointer, onClose }: OverlayDialogProps) {
  const write = useWriteOverlay();
  const form = useForm<Fields>({
    initialValues: {
      file: overlay?.file ?? file,
      pointer: overlay?.pointer ?? pointer,
      value: overlay ? valueText(overlay.value) : '',
      validFrom: overlay?.validFrom ?? '',
      validTo: overlay?.validTo ?? '',
      expires: overlay?.expires ?? '',
      reason: overlay?.reason ?? '',
    },
    validate: {
      file: (value) => (value.trim() ? null : 'Enter the state or form family, like US-TX or MTC'),
      pointer: (value) => (value.trim() ? null : 'Enter the fact, like rate or forms.US-TX-01-339-F.validity'),
      value: (value) => (value.trim() ? null : 'Enter the value you go by'),
      validFrom: dateOrNothing,
      validTo: (value, { validFrom }) =>
        dateOrNothing(value) ??
        (value.trim() && value.trim() < validFrom.trim() ? 'The end lies before the start' : null),
      expires: dateOrNothing,
      reason: (value) => (value.trim() ? null : 'Enter why: it is shown wherever the value is cited'),
    },
  });
  const { attempt, failed, problem } = useRefusedFields(form, write.error);
  const values = form.getValues();
  const named = values.file.trim() !== '' && values.pointer.trim() !== '';
  const fact = useQuery({ ...factQuery(values.file.trim(), values.pointer.trim()), enabled: named });
  const draft = draftOf(values, overlay);
  const isGood = () => {
    const { hasErrors } = form.validate();
    if (hasErrors) failed();
    return !hasErrors;
  };
  const save = async (fields: Fields) => {
    const saved = await write.mutateAsync(draftOf(fields, overlay)).catch(() => null);
    if (!saved) return;
    notifications.show({ message: 'Overlay written. All certificates are judged anew.', color: 'green' });
    onClose();
  };
  const input = (name: keyof Fields) => ({ id: ID + name, ...form.getInputProps(name) });
  const fixed = overlay !== null;
  return (
    <EditDialog
      title={overlay ? `Change the overlay on ${overlay.pointer}` : 'New overlay'}
      submitLabel={overlay ? 'Save overlay' : 'Write overlay'}
      saving={write.isPending}
      problem={problem}
      errors={form.errors}
      idPrefix={ID}
      attempt={attempt}
      onSubmit={form.onSubmit((fields) => void save(fields), failed)}
      onClose={onClose}
    >
      <div className={classes.two}>
        <TextInput label="State or form family" withAsterisk readOnly={fixed} {...input('file')} />
        <TextInput label="Fact" withAsterisk readOnly={fixed} {...input('pointer')} />
      </div>
      {named && fact.data && (
        <p className={own.hash}>
          Release {fact.data.release} says: <span className="bf-mono">{valueText(valueNow(fact.data))}</span>
        </p>
      )}
      {named && fact.error && <p>The accepted release has nothing at that place.</p>}
      <Textarea
        label="Your value"
        withAsterisk
        autosize
        minRows={2}
        description={
          'Text as it is; anything else as the content writes it: true, 30, ["resale"], {"kind":"years","years":4}'
        }
        {...input('value')}
      />
      <div className={classes.two}>
        <TextInput label="Holds from" description="Empty: since ever" {...input('validFrom')} />
        <TextInput label="Holds to" description="Empty: no last day" {...input('validTo')} />
      </div>
      <TextInput
        label="Look at it again by"
        description="After this day the content speaks again. Empty: it stays"
        {...input('expires')}
      />
      <Textarea label="Why" withAsterisk autosize minRows={2} maxLength={2000} {...input('reason')} />
      <OverlayPreview draft={draft} isGood={isGood} />
    </EditDialog>
  );
}

/** What the form says, as it is written. */
function draftOf(fields: Fields, overlay: Overlay | null): NewOverlay {
  return {
    file: fields.file.trim(),
    pointer: fields.pointer.trim(),
    value: readValue(fields.value),
    validFrom: fields.validFrom.trim() || null,
    validTo: fields.validTo.trim() || null,
    expires: fields.expires.trim() || null,
    reason: fields.reason.trim(),
    replaces: overlay?.overlayId ?? null,
  };
}

/** Of dated values, the last one's value: what an overlay is usually put over. */
function valueNow({ dated, value }: { dated: boolean; value: unknown }): unknown {
  if (!dated || !Array.isArray(value)) return value;
  return (value.at(-1) as { value?: unknown } | undefined)?.value ?? 'nothing';
}
