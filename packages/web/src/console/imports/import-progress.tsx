import { Progress } from '@mantine/core';
import { useState } from 'react';
import type { ImportRun } from '../../api/imports.ts';
import { formatCount } from '../../ui/format/money.ts';
import classes from './imports.module.css';

const QUIET_MS = 20_000;

/** `readAt`: milliseconds since 1970 of the counts shown. */
export function ImportProgress({ run, readAt }: { run: ImportRun; readAt: number }) {
  const share = run.total === 0 ? 0 : (run.processed / run.total) * 100;
  const quiet = useQuiet(`${run.status} ${run.processed} ${run.total}`, readAt);
  const deed = run.status === 'running' ? 'Importing' : 'Rehearsing';
  const words =
    run.total === 0
      ? 'Waiting for its turn, then reading the file'
      : `${deed}: ${formatCount(run.processed)} of ${formatCount(run.total)} rows`;
  return (
    <section className={`bf-card ${classes.progress}`} aria-label="Progress">
      <p>{words}</p>
      <Progress.Root size="lg">
        <Progress.Section value={share} aria-label={`${deed} ${run.fileName}`} aria-valuetext={words} />
      </Progress.Root>
      <p className={classes.hint}>{hint(run, quiet)}</p>
    </section>
  );
}

function hint({ total }: ImportRun, quiet: boolean): string {
  if (!quiet)
    return 'You can leave this page. A stop takes effect after at most 500 rows, and the rest can go on later.';
  if (total === 0)
    return 'A large file takes a minute or two to be read, and files are read one after the other. You can leave this page.';
  return 'No row was worked on for a while. Another file may be in hand, or the service was restarted; it goes on by itself, at the row where it was.';
}

/** Whether the counts have stood still for long. */
function useQuiet(counts: string, readAt: number): boolean {
  const [mark, setMark] = useState({ counts, at: readAt });
  if (mark.counts !== counts) setMark({ counts, at: readAt });
  return mark.counts === counts && readAt - mark.at > QUIET_MS;
}
