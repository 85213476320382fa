import type { Confidence } from '@bonafide/core/content/content.ts';
import { StatusBadge } from '../../../ui/badge/status-badge.tsx';
import { NotApplicable } from '../../../ui/format/date-text.tsx';
import { formatCount } from '../../../ui/format/money.ts';
import classes from './facts.module.css';

/** How sure a value is. Only doubt wears a badge; a value read at its source is plain text. Null: nothing is known. */
export function ConfidenceText({ confidence }: { confidence: Confidence | null }) {
  if (confidence === null) return <NotApplicable label="Nothing known" />;
  if (confidence === 'direct') return <span>Direct</span>;
  if (confidence === 'second-hand') return <StatusBadge tone="attention">Second-hand</StatusBadge>;
  return <StatusBadge tone="unknown">Unconfirmed</StatusBadge>;
}

export interface Known {
  direct: number;
  secondHand: number;
  unconfirmed: number;
}

/** Share of facts by confidence as one bar; the counts stand beside it in the table or are spoken. */
export function KnownBar({ known }: { known: Known }) {
  const total = known.direct + known.secondHand + known.unconfirmed || 1;
  const words = `${known.direct} direct, ${known.secondHand} second-hand, ${known.unconfirmed} unconfirmed`;
  return (
    <span className={classes.bar} role="img" aria-label={words} title={words}>
      <span data-known="direct" style={{ width: `${(known.direct / total) * 100}%` }} />
      <span data-known="second-hand" style={{ width: `${(known.secondHand / total) * 100}%` }} />
      <span data-known="unconfirmed" style={{ width: `${(known.unconfirmed / total) * 100}%` }} />
    </span>
  );
}

const WORDS = [
  ['direct', 'Direct', 'read in a text of the state, the MTC or the SSTGB'],
  ['second-hand', 'Second-hand', 'read in somebody else’s text about it'],
  ['unconfirmed', 'Unconfirmed', 'no text read confirms it; it never grounds a finding that blocks'],
] as const;

/** What the three words mean, with how many facts have each where counts are given. */
export function ConfidenceKey({ known }: { known?: Known }) {
  const counts = known && [known.direct, known.secondHand, known.unconfirmed];
  return (
    <ul className={classes.key} aria-label="How sure a fact is">
      {WORDS.map(([step, word, meaning], index) => (
        <li key={step}>
          <span className={classes.keySwatch} data-known={step} aria-hidden="true" />
          <span>
            <strong>
              {word}
              {counts && ` ${formatCount(counts[index] ?? 0)}`}
            </strong>
            : {meaning}
          </span>
        </li>
      ))}
    </ul>
  );
}
