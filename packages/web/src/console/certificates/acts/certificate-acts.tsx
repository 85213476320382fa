import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconPencil } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { CertificateDetail, CertificateEvent } from '../../../api/certificates.ts';
import { ActButton, useCan } from '../../../app/session/act-button.tsx';
import { useLetterKeys } from '../../../ui/use-letter-keys.ts';
import { ActDialog } from './act-dialog.tsx';
import { ACTS } from './act-words.ts';

/** The act that the page is for comes first and is the one filled button. */
const FIRST: readonly CertificateEvent[] = ['approve', 'submit', 'reopen'];
/** Beside it. */
const SECOND: readonly CertificateEvent[] = ['reject'];

/** What can be done with the certificate now, in the order in which it is wanted. */
export function CertificateActs({ certificate }: { certificate: CertificateDetail }) {
  const [event, setEvent] = useState<CertificateEvent | null>(null);
  const router = useRouter();
  const may = useMayDo();
  const allowed = certificate.allowedEvents;
  // What is approved already is revoked or superseded from the menu; reopening it is no first act.
  const first = FIRST.find((entry) => allowed.includes(entry) && !(entry === 'reopen' && allowed.includes('revoke')));
  const second = SECOND.filter((entry) => allowed.includes(entry));
  const rest = allowed.filter((entry) => entry !== first && !second.includes(entry));
  const edit = () => router.history.push(`/certificates/${certificate.certificateId}/edit`);
  const keyed = (entry: CertificateEvent) =>
    allowed.includes(entry) && may(entry) ? () => setEvent(entry) : undefined;
  useLetterKeys({ a: keyed('approve'), w: keyed('reject') });
  return (
    <>
      {first && (
        <ActButton
          permission={ACTS[first].permission}
          act={ACTS[first].act}
          icon={<IconCheck size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setEvent(first)}
        >
          {ACTS[first].label}
        </ActButton>
      )}
      {second.map((entry) => (
        <ActButton
          key={entry}
          permission={ACTS[entry].permission}
          act={ACTS[entry].act}
          variant="default"
          onClick={() => setEvent(entry)}
        >
          {ACTS[entry].label}
        </ActButton>
      ))}
      <ActButton
        permission="certificates.write"
        act="change certificates"
        variant="default"
        icon={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
        onClick={edit}
      >
        Edit
      </ActButton>
      {rest.length > 0 && <MoreActs events={rest} may={may} onPick={setEvent} />}
      {event && <ActDialog key={event} event={event} certificate={certificate} onClose={() => setEvent(null)} />}
    </>
  );
}

function useMayDo(): (event: CertificateEvent) => boolean {
  const write = useCan('certificates.write');
  const approve = useCan('certificates.approve');
  const revoke = useCan('certificates.revoke');
  return (event) => {
    const { permission } = ACTS[event];
    return permission === 'certificates.revoke' ? revoke : permission === 'certificates.approve' ? approve : write;
  };
}

interface MoreActsProps {
  events: CertificateEvent[];
  may: (event: CertificateEvent) => boolean;
  onPick: (event: CertificateEvent) => void;
}

function MoreActs({ events, may, onPick }: MoreActsProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label="More acts">
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {events.map((event) =>
          may(event) ? (
            <Menu.Item key={event} onClick={() => onPick(event)}>
              {ACTS[event].label}
            </Menu.Item>
          ) : (
            <Menu.Item key={event} aria-disabled="true" closeMenuOnClick={false}>
              {ACTS[event].label}: your role cannot {ACTS[event].act}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
