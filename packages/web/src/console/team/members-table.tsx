import type { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Member } from '../../api/team.ts';
import { ActButton } from '../../app/session/act-button.tsx';
import { useMe } from '../../app/session/session-queries.ts';
import { InstantText } from '../../ui/format/date-text.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { BarredButton } from './barred-button.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { roleName } from './role-words.ts';
import classes from './team.module.css';

const LAST_ADMIN =
  'The last administrator cannot leave or step down: nobody could let people in any more. Make somebody else administrator first.';

type MembersQuery = ReturnType<typeof useQuery<{ data: Member[] }>>;

export function MembersTable({ query }: { query: MembersQuery }) {
  const me = useMe();
  const [changed, setChanged] = useState<Member | null>(null);
  const [removed, setRemoved] = useState<Member | null>(null);
  const members = query.data?.data ?? [];
  const admins = members.filter((member) => member.role === 'admin').length;
  const isLast = (member: Member) => member.role === 'admin' && admins === 1;
  const columns: [BfColumn<Member>, ...BfColumn<Member>[]] = [
    {
      key: 'name',
      title: 'Person',
      render: (member) => (
        <span className={classes.person}>
          {member.name}
          {member.userId === me.user?.userId && ' (you)'}
          <span className={classes.email}>{member.email}</span>
        </span>
      ),
    },
    { key: 'role', title: 'Role', render: (member) => roleName(member.role) },
    { key: 'added', title: 'Added', render: (member) => <InstantText at={member.addedAt} /> },
    {
      key: 'act',
      title: 'Acts',
      render: (member) => (
        <Acts
          member={member}
          last={isLast(member)}
          onChange={() => setChanged(member)}
          onRemove={() => setRemoved(member)}
        />
      ),
    },
  ];
  return (
    <>
      <BfTable
        caption="People of the team, in the order in which they were added"
        noun="member"
        columns={columns}
        rowKey={(member) => member.userId}
        query={{ ...query, data: query.data && { data: members, nextCursor: null, total: members.length } }}
        empty={
          <NotYet title="Nobody can sign in yet">Programs come in with API keys; add the first person here.</NotYet>
        }
      />
      {changed && (
        <RoleDialog member={changed} isMe={changed.userId === me.user?.userId} onClose={() => setChanged(null)} />
      )}
      {removed && (
        <RemoveDialog member={removed} isMe={removed.userId === me.user?.userId} onClose={() => setRemoved(null)} />
      )}
    </>
  );
}

interface ActsProps {
  member: Member;
  last: boolean;
  onChange: () => void;
  onRemove: () => void;
}

function Acts({ member, last, onChange, onRemove }: ActsProps) {
  const who = <span className="bf-visually-hidden">of {member.name}</span>;
  if (last) {
    return (
      <span className={classes.acts}>
        <BarredButton reason={LAST_ADMIN}>Change role {who}</BarredButton>
        <BarredButton reason={LAST_ADMIN}>
          Remove <span className="bf-visually-hidden">{member.name}</span>
        </BarredButton>
      </span>
    );
  }
  return (
    <span className={classes.acts}>
      <ActButton permission="access.manage" act="change roles" variant="subtle" onClick={onChange}>
        Change role {who}
      </ActButton>
      <ActButton permission="access.manage" act="remove people" variant="subtle" color="red" onClick={onRemove}>
        Remove <span className="bf-visually-hidden">{member.name}</span>
      </ActButton>
    </span>
  );
}
