import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RevokedNumber } from '../../../api/revoked-numbers.ts';
import formClasses from '../../../ui/form/form.module.css';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import classes from '../settings.module.css';
import { useRemoveRevokedNumber } from './revoked-queries.ts';

/** It lets certificates through again, so the number and its reason are named before. */
export function RemoveRevokedDialog({ entry, onClose }: { entry: RevokedNumber; onClose: () => void }) {
  const remove = useRemoveRevokedNumber();
  const act = () =>
    remove.mutate(entry.revokedNumberId, {
      onSuccess: () => {
        notifications.show({ message: `${entry.number} is off the list`, color: 'green' });
        onClose();
      },
    });
  return (
    <Modal opened onClose={onClose} title="Remove a revoked number" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={classes.secret}>
        {remove.error && <ProblemNotice error={remove.error} what="The number stays on the list" />}
        <p>
          <span className="bf-mono">{entry.number}</span> is listed because: {entry.reason}
        </p>
        <p>
          Certificates that give it are checked again, and nothing holds this number against them any more. The log
          keeps that it was listed and who removed it.
        </p>
        <div className={formClasses.acts}>
          <Button color="red" loading={remove.isPending} onClick={act}>
            Remove number
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
