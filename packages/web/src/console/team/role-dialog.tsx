import { Button, Modal, Radio } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role } from '../../api/session.ts';
import type { Member } from '../../api/team.ts';
import formClasses from '../../ui/form/form.module.css';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { isRole, RIGHT_WORDS, ROLE_WORDS, ROLES, roleName } from './role-words.ts';
import classes from './team.module.css';
import { rolesQuery, useChangeRole } from './team-queries.ts';

interface RoleDialogProps {
  member: Member;
  isMe: boolean;
  onClose: () => void;
}

export function RoleDialog({ member, isMe, onClose }: RoleDialogProps) {
  const change = useChangeRole();
  const [role, setRole] = useState<Role>(member.role);
  const save = async () => {
    const saved = await change.mutateAsync({ userId: member.userId, role }).catch(() => null);
    if (!saved) return;
    notifications.show({ message: `${saved.name} is ${roleName(saved.role)} now`, color: 'green' });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Role of ${member.name}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.stack}>
        {change.error && <ProblemNotice error={change.error} what="The role was not changed" />}
        <Radio.Group aria-label="Role" value={role} onChange={(value) => isRole(value) && setRole(value)}>
          <div className={classes.stack}>
            {ROLES.map((value) => (
              <Radio key={value} value={value} label={ROLE_WORDS[value].name} description={ROLE_WORDS[value].is} />
            ))}
          </div>
        </Radio.Group>
        <Difference from={member.role} to={role} />
        {isMe && role !== 'admin' && (
          <Notice tone="attention">You give up letting people in; another administrator has to give it back.</Notice>
        )}
        <div className={formClasses.acts}>
          <Button disabled={role === member.role} loading={change.isPending} onClick={() => void save()}>
            Make {isMe ? 'myself' : member.name} {roleName(role)}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** What the change gives and takes, before it is made. It holds from the next request on. */
function Difference({ from, to }: { from: Role; to: Role }) {
  const roles = useQuery(rolesQuery).data?.data;
  const rights = (role: Role) => roles?.find((row) => row.role === role)?.permissions ?? [];
  const gained = rights(to).filter((right) => !rights(from).includes(right));
  const lost = rights(from).filter((right) => !rights(to).includes(right));
  const words = (list: typeof gained) => list.map((right) => RIGHT_WORDS[right].toLowerCase()).join('; ');
  return (
    <p role="status">
      {gained.length > 0 && <>May then also: {words(gained)}. </>}
      {lost.length > 0 && <>May no longer: {words(lost)}. </>}
      {from === to && 'This is the role now.'}
    </p>
  );
}
