import type { KnownLaw } from '@bonafide/core/check/coverage-by-state.ts';
import type { CheckDetail } from '../../../api/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import type { StatusWord } from '../../../ui/badge/status-words.ts';
import classes from './checks.module.css';

const LAW_WORDS: Readonly<Record<KnownLaw, StatusWord & { means: string }>> = {
  confirmed: { tone: 'good', word: 'Confirmed', means: 'a source was read for all that it reads' },
  partly: { tone: 'attention', word: 'In part', means: 'a source was read for some of it' },
  unconfirmed: { tone: 'temporary', word: 'Unconfirmed', means: 'stated, and never the ground of a rejection' },
  unknown: { tone: 'unknown', word: 'Unknown', means: 'the content says nothing, and the check says so' },
};

/** How well the law a check stands on is known, by state. */
export function CheckCoverage({ check }: { check: CheckDetail }) {
  return (
    <div className={classes.languages}>
      {(['confirmed', 'partly', 'unconfirmed', 'unknown'] as const).map((law) => {
        const states = check.coverage.filter((one) => one.law === law);
        const { tone, word, means } = LAW_WORDS[law];
        return (
          <div key={law}>
            <h3>
              <StatusBadge tone={tone}>{word}</StatusBadge> {states.length}
            </h3>
            <p className={classes.quiet}>{means}</p>
            <p>
              {states.length === 0
                ? 'No state.'
                : states.map(({ state, name }, index) => (
                    <span key={state}>
                      {index > 0 && ', '}
                      <AppLink href={`/library/states/${state}`}>{name}</AppLink>
                    </span>
                  ))}
            </p>
          </div>
        );
      })}
    </div>
  );
}
