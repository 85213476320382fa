import { Button } from '@mantine/core';
import { IconKey, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Member } from '../../api/team.ts';
import { ActButton, useCan } from '../../app/session/act-button.tsx';
import { useMe } from '../../app/session/session-queries.ts';
import { plural } from '../../ui/format/money.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { AddMemberDialog } from './add-member-dialog.tsx';
import { MembersTable } from './members-table.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { ROLE_WORDS, roleName } from './role-words.ts';
import { RolesTable } from './roles-table.tsx';
import classes from './team.module.css';
import { membersQuery, rolesQuery } from './team-queries.ts';

/** "Who comes in here, and what may each do?" */
export function TeamPage() {
  const allowed = useCan('access.manage');
  const query = useQuery({ ...membersQuery, enabled: allowed });
  const [adding, setAdding] = useState(false);
  const members = query.data?.data;
  return (
    <>
      <PageHeader
        title="Team"
        answer={allowed ? members && <Answer members={members} /> : <WhomToAsk />}
        acts={
          <ActButton
            permission="access.manage"
            act="add people"
            icon={<IconUserPlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            Add a person
          </ActButton>
        }
      />
      <OwnRole />
      {allowed && (
        <>
          <h2 className={classes.section}>People</h2>
          <MembersTable query={query} />
        </>
      )}
      <h2 className={classes.section}>What each role may do</h2>
      <RolesTable />
      {adding && <AddMemberDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function Answer({ members }: { members: Member[] }) {
  const admins = members.filter((member) => member.role === 'admin').length;
  return (
    <>
      <strong>{plural(members.length, 'person', 'people')}</strong> can sign in;{' '}
      {admins === 1 ? 'one of them decides' : `${admins} of them decide`} who else may.
    </>
  );
}

function WhomToAsk() {
  const roles = useQuery(rolesQuery).data;
  if (!roles) return null;
  const names = new Intl.ListFormat(undefined, { type: 'disjunction' }).format(roles.administrators);
  return (
    <>
      Who else comes in is shown to administrators.{' '}
      {names ? `For another role, ask ${names}.` : 'No person has that role now.'}
    </>
  );
}

function OwnRole() {
  const me = useMe();
  const [changing, setChanging] = useState(false);
  return (
    <section className={`bf-card ${classes.own}`} aria-label="You">
      <div>
        <strong>
          {me.user?.name ?? me.apiKey?.name}: {roleName(me.role)}
        </strong>
        <div>{ROLE_WORDS[me.role].is}.</div>
      </div>
      {me.user && (
        <Button
          variant="default"
          leftSection={<IconKey size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setChanging(true)}
        >
          Change my password
        </Button>
      )}
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </section>
  );
}
