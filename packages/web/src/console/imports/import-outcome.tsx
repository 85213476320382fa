import type { ImportRun } from '../../api/imports.ts';
import { ToneIcon } from '../../ui/badge/status-badge.tsx';
import { formatCount } from '../../ui/format/money.ts';
import classes from './imports.module.css';

/** Where the rows go: new, changed, the same and left out make the rows of the file. */
export function ImportOutcome({ run }: { run: ImportRun }) {
  const open = run.total - run.processed;
  return (
    <dl className={`bf-card ${classes.outcome}`}>
      <Figure label="New" count={run.willAdd} note="not on file before" />
      <Figure label="Changed" count={run.willChange} note="on file with other values" />
      <Figure label="The same" count={run.unchanged} note="on file as written" />
      <Figure label="Left out" count={run.rejected} note="cannot be used as they are" bad />
      {open > 0 && <Figure label="Still to do" count={open} note="not worked on yet" />}
      <Figure label="Rows in the file" count={run.total} note="below the header, not blank" />
    </dl>
  );
}

interface FigureProps {
  label: string;
  count: number;
  note: string;
  bad?: boolean;
}

function Figure({ label, count, note, bad = false }: FigureProps) {
  return (
    <div>
      <dt>
        {bad && count > 0 && (
          <span className={classes.causeTone} data-tone="bad">
            <ToneIcon tone="bad" size={14} />
          </span>
        )}
        {label}
      </dt>
      <dd>{formatCount(count)}</dd>
      <dd data-small>{note}</dd>
    </div>
  );
}
