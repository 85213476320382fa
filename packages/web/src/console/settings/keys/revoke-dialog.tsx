import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ApiKey } from '../../../api/team.ts';
import formClasses from '../../../ui/form/form.module.css';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import classes from '../settings.module.css';
import { useRevokeApiKey } from '../settings-queries.ts';

/** It cannot be undone, so the deed and the key are named, and when it was used last. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const revoke = useRevokeApiKey();
  const act = async () => {
    const done = await revoke.mutateAsync(apiKey.keyId).then(
      () => true,
      () => false,
    );
    if (!done) return;
    notifications.show({ message: `API key “${apiKey.name}” revoked`, color: 'green' });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Revoke “${apiKey.name}”`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={classes.secret}>
        {revoke.error && <ProblemNotice error={revoke.error} what="The key was not revoked" />}
        <p>
          Whatever uses <span className="bf-mono">{apiKey.prefix}…</span> is refused from the next second on. A key
          cannot be brought back; make a new one instead.
        </p>
        <p>
          Last used: <strong>{apiKey.lastUsedAt ? <InstantText at={apiKey.lastUsedAt} /> : 'never'}</strong>.
        </p>
        <div className={formClasses.acts}>
          <Button color="red" loading={revoke.isPending} onClick={() => void act()}>
            Revoke “{apiKey.name}”
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
