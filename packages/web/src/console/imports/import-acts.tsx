import { Button } from '@mantine/core';
import { IconArchive, IconDownload, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { type ImportRun, rejectedCsvUrl } from '../../api/imports.ts';
import { ActButton } from '../../app/session/act-button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { plural } from '../../ui/format/money.ts';
import { landing, mayPassLater, underWay } from './import-words.ts';
import type { ImportDeed } from './imports-queries.ts';

interface ImportActsProps {
  run: ImportRun;
  busy: boolean;
  onAct: (deed: ImportDeed) => void;
}

const glyph = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;
const permission = 'imports.run';

/** What can be done now; the filled button repeats the deed and its number. */
export function ImportActs({ run, busy, onAct }: ImportActsProps) {
  if (underWay(run)) {
    return (
      <ActButton
        permission={permission}
        act="stop imports"
        variant="default"
        icon={<IconPlayerStop {...glyph} />}
        loading={busy}
        onClick={() => onAct('stop')}
      >
        {run.status === 'running' ? 'Stop the import' : 'Stop the rehearsal'}
      </ActButton>
    );
  }
  const waits = run.status === 'rehearsed' && landing(run) > 0;
  const cut = run.phase === 'run' && (run.status === 'stopped' || run.status === 'failed');
  const ended = run.status === 'done' || (run.status === 'failed' && !cut && !mayPassLater(run));
  const again = run.phase === 'rehearsal' && !ended;
  return (
    <>
      {ended && (
        <ButtonLink href="/imports" quiet={run.rejected > 0}>
          Import another file
        </ButtonLink>
      )}
      {run.rejected > 0 && <DownloadRejected run={run} />}
      {again && (
        <ActButton
          permission={permission}
          act="rehearse files"
          variant="default"
          icon={<IconRefresh {...glyph} />}
          disabled={busy}
          onClick={() => onAct('rehearse')}
        >
          Rehearse again
        </ActButton>
      )}
      {waits && (
        <>
          <ActButton
            permission={permission}
            act="set files aside"
            variant="default"
            icon={<IconArchive {...glyph} />}
            disabled={busy}
            onClick={() => onAct('stop')}
          >
            Set aside
          </ActButton>
          <ActButton permission={permission} act="import files" loading={busy} onClick={() => onAct('run')}>
            Import {plural(landing(run), 'row')}
          </ActButton>
        </>
      )}
      {cut && (
        <ActButton permission={permission} act="import files" loading={busy} onClick={() => onAct('run')}>
          Import the other {plural(run.total - run.processed, 'row')}
        </ActButton>
      )}
    </>
  );
}

/** The rows in the file's own columns, with what is wrong beside each: to be mended and imported by itself. */
function DownloadRejected({ run }: { run: ImportRun }) {
  return (
    <Button
      component="a"
      href={rejectedCsvUrl(run.importId)}
      download
      variant={run.status === 'done' ? 'filled' : 'default'}
      leftSection={<IconDownload {...glyph} />}
    >
      Download the {plural(run.rejected, 'row')} left out
    </Button>
  );
}
