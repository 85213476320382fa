import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { sizeWords } from './import-words.ts';
import classes from './imports.module.css';

interface DropFileProps {
  file: File | null;
  onPick: (file: File | null) => void;
  disabled: boolean;
}

/** Drop a file here or pick it: the whole place is the label of a file input, so that pointer, keyboard and reader find the same control. */
export function DropFile({ file, onPick, disabled }: DropFileProps) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !disabled) onPick(dropped);
  };
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
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        disabled={disabled}
        className={classes.input}
        onChange={(event) => {
          onPick(event.currentTarget.files?.[0] ?? null);
          // The same file, mended and saved again, must be pickable again.
          event.currentTarget.value = '';
        }}
      />
      {file ? (
        <>
          <IconFileSpreadsheet size={20} stroke={1.5} aria-hidden="true" />
          <span>
            <strong>{file.name}</strong>, {sizeWords(file.size)}. <span className={classes.pick}>Pick another</span>
          </span>
        </>
      ) : (
        <>
          <IconUpload size={20} stroke={1.5} aria-hidden="true" />
          <span>
            Drop a CSV file here or <span className={classes.pick}>pick a file</span>
          </span>
        </>
      )}
    </label>
  );
}
