import type { ImportRun } from '../../api/imports.ts';
import { formatCount, plural } from '../../ui/format/money.ts';
import { landing, setAside } from './import-words.ts';

/** The page's one question, answered for the state the import is in. */
export function ImportAnswer({ run }: { run: ImportRun }) {
  const { status, phase, total, processed, rejected } = run;
  const leftOut = rejected === 0 ? 'no row is left out' : `${plural(rejected, 'row')} left out`;
  if (status === 'rehearsing') return <>Rows are judged against what is on file; nothing changes.</>;
  if (status === 'running') {
    return (
      <>
        <strong>{formatCount(processed)}</strong> of {plural(total, 'row')} worked through. You can leave; it goes on.
      </>
    );
  }
  if (status === 'failed') {
    return (
      <>{phase === 'run' ? `Ended after ${formatCount(processed)} of ${plural(total, 'row')}.` : 'No row was read.'}</>
    );
  }
  if (setAside(run))
    return (
      <>
        {plural(landing(run), 'row')} would land of {formatCount(total)}, if it is taken up again.
      </>
    );
  if (status === 'stopped') {
    const what = phase === 'run' ? 'Stopped' : 'The rehearsal was stopped';
    return (
      <>
        {what} after <strong>{formatCount(processed)}</strong> of {plural(total, 'row')}
        {phase === 'run' ? '; what was imported stays.' : '; nothing was changed.'}
      </>
    );
  }
  if (status === 'done') {
    return (
      <>
        <strong>{plural(landing(run), 'row')} imported</strong> of {formatCount(total)}; {leftOut}.
      </>
    );
  }
  if (total === 0) return <>The file has its two first lines and no row below them.</>;
  if (landing(run) === 0 && rejected === total) return <>No row fits: all {formatCount(total)} are left out.</>;
  if (landing(run) === 0) return <>Nothing would change: what fits is on file already; {leftOut}.</>;
  return (
    <>
      <strong>{plural(landing(run), 'row')} would land</strong> of {formatCount(total)}; {leftOut}. Nothing has changed
      yet.
    </>
  );
}
