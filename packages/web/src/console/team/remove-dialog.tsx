import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Member } from '../../api/team.ts';
import formClasses from '../../ui/form/form.module.css';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import classes from './team.module.css';
import { useRemoveMember } from './team-queries.ts';

interface RemoveDialogProps {
  member: Member;
  isMe: boolean;
  onClose: () => void;
}

export function RemoveDialog({ member, isMe, onClose }: RemoveDialogProps) {
  const remove = useRemoveMember();
  const act = async () => {
    const done = await remove.mutateAsync(member.userId).then(
      () => true,
      () => false,
    );
    if (!done) return;
    notifications.show({ message: `${member.name} removed`, color: 'green' });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Remove ${member.name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={classes.stack}>
        {remove.error && <ProblemNotice error={remove.error} what={`${member.name} was not removed`} />}
        <p>
          {isMe ? 'You are' : `${member.name} (${member.email}) is`} signed out at once and cannot sign in any more.
          What {isMe ? 'you' : 'they'} did stays in the log under {isMe ? 'your' : 'their'} name. The address can be
          added again later, with a new password.
        </p>
        <div className={formClasses.acts}>
          <Button color="red" loading={remove.isPending} onClick={() => void act()}>
            Remove {isMe ? 'myself' : member.name}
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
        </div>
      </div>
    </Modal>
  );
}
