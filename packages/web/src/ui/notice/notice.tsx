import type { ReactNode } from 'react';
import { ToneIcon } from '../badge/status-badge.tsx';
import type { Tone } from '../badge/status-words.ts';
import classes from './notice.module.css';

/** A sentence with a cause, beside an icon. Not for failures: those are ProblemNotice. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div className={classes.notice} data-tone={tone}>
      <ToneIcon tone={tone} />
      <div className={classes.text}>{children}</div>
    </div>
  );
}
