import { Progress } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useCan } from '../../../app/session/act-button.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import classes from './document-pane.module.css';
import { DropDocument } from './drop-document.tsx';
import { useUpload } from './use-upload.ts';

/** Adds a file to a certificate at once. A refused or lost one stays here to be sent again. */
export function UploadDocument({ certificateId, invite }: { certificateId: string; invite: string }) {
  const may = useCan('certificates.write');
  const { mutate, isPending, error, share } = useUpload();
  const [file, setFile] = useState<File | null>(null);
  if (!may) return <p className={classes.hint}>Your role reads; a clerk or a tax manager can attach the document.</p>;
  const send = (picked: File) => {
    setFile(picked);
    mutate(
      { certificateId, file: picked },
      {
        onSuccess: () => {
          setFile(null);
          notifications.show({ message: `${picked.name} attached`, color: 'green' });
        },
      },
    );
  };
  return (
    <div className={classes.upload}>
      <DropDocument file={file} onPick={send} disabled={isPending} invite={invite} />
      {isPending && <UploadProgress share={share} />}
      {error && file && (
        <ProblemNotice
          error={error}
          what={`${file.name} was not attached`}
          retry={() => send(file)}
          kept="The file is kept here."
        />
      )}
    </div>
  );
}

export function UploadProgress({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div role="status">
      <Progress value={percent} aria-label="Sent so far" />
      <p className={classes.hint}>
        {percent < 100 ? `Sending, ${percent} %` : 'Sent. The service is reading the pages…'}
      </p>
    </div>
  );
}
