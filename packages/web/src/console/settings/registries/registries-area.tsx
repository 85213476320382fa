import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Registry } from '../../../api/verifications.ts';
import { ActButton } from '../../../app/session/act-button.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { plural } from '../../../ui/format/money.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import words from '../../verification/verification.module.css';
import { registriesQuery } from '../../verification/verification-queries.ts';
import { KIND_WORDS } from '../../verification/verification-words.ts';
import classes from '../settings.module.css';
import { SettingsFrame } from '../settings-frame.tsx';
import { RegistryDialog } from './registry-dialog.tsx';

/** Which registries may be asked, how often, and where questions go. */
export function RegistriesArea() {
  const query = useQuery(registriesQuery);
  const [edited, setEdited] = useState<Registry | 'new' | null>(null);
  const all = query.data?.data;
  const on = all?.filter(({ switchedOn }) => switchedOn).length ?? 0;
  const columns: [BfColumn<Registry>, ...BfColumn<Registry>[]] = [
    {
      key: 'name',
      title: 'Registry',
      width: '34%',
      render: (registry) => (
        <>
          {registry.name}
          <span className={words.under}>{KIND_WORDS[registry.kind]}</span>
        </>
      ),
    },
    {
      key: 'on',
      title: 'Asked',
      card: 'status',
      render: ({ switchedOn }) => (
        <StatusBadge tone={switchedOn ? 'good' : 'neutral'}>{switchedOn ? 'Switched on' : 'Off'}</StatusBadge>
      ),
    },
    {
      key: 'host',
      title: 'Questions go to',
      render: ({ address, allowed }) =>
        address === null ? (
          'Nowhere outside'
        ) : (
          <>
            <span className="bf-mono">{hostOf(address)}</span>
            {!allowed && <span className={classes.note}> not allowed by the operator yet</span>}
          </>
        ),
    },
    { key: 'days', title: 'Answers count', render: ({ goodForDays }) => plural(goodForDays, 'day') },
    {
      key: 'rate',
      title: 'At most',
      render: ({ perMinute, kind }) => (kind === 'manual' ? 'As people do' : `${perMinute} a minute`),
    },
    {
      key: 'edit',
      title: 'Change',
      render: (registry) => (
        <ActButton
          permission="companies.write"
          act="set registries up"
          variant="subtle"
          icon={<IconPencil size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setEdited(registry)}
        >
          Change <span className="bf-visually-hidden">{registry.name}</span>
        </ActButton>
      ),
    },
  ];
  return (
    <SettingsFrame
      area="registries"
      answer={
        all &&
        (on === 0
          ? 'No registry is asked: all are off until somebody switches one on.'
          : `${plural(on, 'registry', 'registries')} of ${all.length} switched on.`)
      }
      acts={
        <ActButton
          permission="companies.write"
          act="set registries up"
          icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setEdited('new')}
        >
          New registry
        </ActButton>
      }
    >
      <div className={words.note}>
        <Notice tone="neutral">
          Questions carry the customer’s number, and where the look-up asks for it the name or address, to the
          registry’s host. They go only to hosts the operator names in BONAFIDE_VERIFICATION_HOSTS. Credentials are read
          from the environment (BONAFIDE_VERIFICATION_SECRET_…) and are kept neither here nor in the evidence.
        </Notice>
      </div>
      <BfTable
        caption="Registries"
        noun="registry"
        columns={columns}
        rowKey={(registry) => registry.sourceId}
        query={{ ...query, data: all && { data: all, nextCursor: null, total: all.length } }}
        empty={null}
      />
      {edited && <RegistryDialog registry={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </SettingsFrame>
  );
}

function hostOf(address: string): string {
  const plain = address.replace(/\{[a-zA-Z]+\}/g, 'x');
  return URL.canParse(plain) ? new URL(plain).host : address;
}
