import type { ReactNode } from 'react';
import { ToneIcon } from '../../../ui/badge/status-badge.tsx';
import type { Tone } from '../../../ui/badge/status-words.ts';
import classes from './answer.module.css';

/** The answer of a decision: icon and words first, then why and what would change it. */
export function Verdict({ tone, title, children }: { tone: Tone; title: string; children: ReactNode }) {
  return (
    <section className="bf-card" aria-label="Answer">
      <div className={classes.verdict} data-tone={tone}>
        <ToneIcon tone={tone} size={28} />
        <h2>{title}</h2>
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
