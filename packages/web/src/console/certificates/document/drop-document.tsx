import { IconFileText, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import classes from './document-pane.module.css';

interface DropDocumentProps {
  file: File | null;
  onPick: (file: File) => void;
  disabled?: boolean;
  /** What happens with it: `Drop the signed form here`. */
  invite: string;
}

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.tif,.tiff,application/pdf,image/png,image/jpeg,image/tiff';

export function sizeWords(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 1 ? `${megabytes.toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** Drop a file or pick it: the whole place is the label of a file input, so that pointer, keyboard and reader find one control. */
export function DropDocument({ file, onPick, disabled = false, invite }: DropDocumentProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !disabled) onPick(dropped);
  };
  const Icon = file ? IconFileText : IconUpload;
  return (
    <label
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        accept={ACCEPTED}
        disabled={disabled}
        className={classes.input}
        onChange={(event) => {
          const picked = event.currentTarget.files?.[0];
          if (picked) onPick(picked);
          // The same file, scanned again under its name, must be pickable again.
          event.currentTarget.value = '';
        }}
      />
      <Icon size={20} stroke={1.5} aria-hidden="true" />
      <span>
        {file ? (
          <>
            <strong>{file.name}</strong>, {sizeWords(file.size)}. <span className={classes.pick}>Pick another</span>
          </>
        ) : (
          <>
            {invite} or <span className={classes.pick}>pick a file</span>
          </>
        )}
      </span>
      <span className={classes.hint}>PDF, PNG, JPEG or TIFF</span>
    </label>
  );
}
