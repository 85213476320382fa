import { Button, CopyButton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { isProblem } from '../../api/problem.ts';
import { ToneIcon } from '../badge/status-badge.tsx';
import classes from './notice.module.css';

interface ProblemNoticeProps {
  error: unknown;
  /** What failed, as a clause: `The customers could not be loaded`. */
  what: string;
  retry?: () => void;
  /** What still stands: `Rows shown are from 10:41`. */
  kept?: string;
}

/** Ends with a full stop, so that the next sentence does not run into it. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A failed load or act: what failed, what stays, try again, and a reference that can be copied. */
export function ProblemNotice({ error, what, retry, kept }: ProblemNoticeProps) {
  const problem = isProblem(error) ? error.body : null;
  const reference = problem ? [problem.code, problem.requestId].filter(Boolean).join(' · ') : 'defect in the console';
  return (
    <div className={classes.notice} data-tone="bad" role="alert">
      <ToneIcon tone="bad" />
      <div className={classes.text}>
        <strong>{what}.</strong> {sentence(problem?.detail || problem?.title || String(error))} {kept}
        {problem?.errors.map((entry) => (
          <div key={entry.pointer + entry.code}>
            <span className="bf-mono">{entry.pointer}</span> {entry.detail}
          </div>
        ))}
        <div className={classes.acts}>
          {retry && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconRefresh size={14} aria-hidden="true" />}
              onClick={retry}
            >
              Try again
            </Button>
          )}
          <CopyButton value={reference}>
            {({ copied, copy }) => (
              <Button size="xs" variant="subtle" onClick={copy}>
                {copied ? 'Copied' : `Copy reference: ${reference}`}
              </Button>
            )}
          </CopyButton>
        </div>
      </div>
    </div>
  );
}
