import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKey } from '../../../api/team.ts';
import { ActButton, useCan } from '../../../app/session/act-button.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { InstantText, NotApplicable } from '../../../ui/format/date-text.tsx';
import { plural } from '../../../ui/format/money.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { roleName } from '../../team/role-words.ts';
import { SettingsFrame } from '../settings-frame.tsx';
import { apiKeysQuery } from '../settings-queries.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

type KeyState = 'works' | 'ended' | 'revoked';

function stateOf(key: ApiKey, now: number): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt !== null && Date.parse(key.expiresAt) <= now ? 'ended' : 'works';
}

const STATE_BADGES = {
  works: <StatusBadge tone="good">Works</StatusBadge>,
  ended: <StatusBadge tone="bad">Expired</StatusBadge>,
  revoked: <StatusBadge tone="bad">Revoked</StatusBadge>,
};

export function KeysArea() {
  const allowed = useCan('access.manage');
  const [adding, setAdding] = useState(false);
  const query = useQuery({ ...apiKeysQuery, enabled: allowed });
  const keys = query.data?.data;
  const working = keys?.filter((key) => stateOf(key, query.dataUpdatedAt) === 'works').length ?? 0;
  return (
    <SettingsFrame
      area="api-keys"
      answer={
        keys && (
          <>
            {working === 0 ? 'No key works now' : `${plural(working, 'key')} ${working === 1 ? 'works' : 'work'}`}. A
            key lets an ERP, a shop or a script in, with the rights of its role.
          </>
        )
      }
      acts={
        <ActButton
          permission="access.manage"
          act="make API keys"
          icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          New API key
        </ActButton>
      }
    >
      {allowed ? <KeyTable query={query} /> : <NotShared />}
      {adding && <NewKeyDialog onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}

function NotShared() {
  return (
    <NotYet title="Keys are shown to administrators">
      Ask an administrator of your team for a key or for its end; Team names them.
    </NotYet>
  );
}

type KeyQuery = ReturnType<typeof useQuery<{ data: ApiKey[] }>>;

function KeyTable({ query }: { query: KeyQuery }) {
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const columns: [BfColumn<ApiKey>, ...BfColumn<ApiKey>[]] = [
    {
      key: 'name',
      title: 'Key',
      render: (key) => (
        <>
          {key.name}{' '}
          <span className="bf-mono" style={{ color: 'var(--bf-ink-2)', fontWeight: 400 }}>
            {key.prefix}…
          </span>
        </>
      ),
    },
    {
      key: 'state',
      title: 'Status',
      card: 'status',
      render: (key) => STATE_BADGES[stateOf(key, query.dataUpdatedAt)],
    },
    { key: 'role', title: 'Role', render: (key) => roleName(key.role) },
    {
      key: 'used',
      title: 'Last used',
      render: (key) => (key.lastUsedAt ? <InstantText at={key.lastUsedAt} /> : 'Never'),
    },
    { key: 'made', title: 'Made', render: (key) => <InstantText at={key.createdAt} /> },
    { key: 'ends', title: 'Ends', render: (key) => <End apiKey={key} /> },
    {
      key: 'act',
      title: 'Act',
      render: (key) =>
        key.revokedAt !== null ? (
          <NotApplicable label="Nothing to do" />
        ) : (
          <ActButton
            permission="access.manage"
            act="revoke API keys"
            variant="subtle"
            color="red"
            onClick={() => setRevoked(key)}
          >
            Revoke <span className="bf-visually-hidden">{key.name}</span>
          </ActButton>
        ),
    },
  ];
  return (
    <>
      <BfTable
        caption="API keys, newest first"
        noun="key"
        columns={columns}
        rowKey={(key) => key.keyId}
        query={{
          ...query,
          data: query.data && { data: query.data.data, nextCursor: null, total: query.data.data.length },
        }}
        empty={
          <NotYet title="No API key yet">
            People sign in by themselves; a key is for a program that calls the service.
          </NotYet>
        }
      />
      {revoked && <RevokeDialog apiKey={revoked} onClose={() => setRevoked(null)} />}
    </>
  );
}

function End({ apiKey }: { apiKey: ApiKey }) {
  if (apiKey.revokedAt) return <InstantText at={apiKey.revokedAt} />;
  return apiKey.expiresAt ? <InstantText at={apiKey.expiresAt} /> : 'No end date';
}
