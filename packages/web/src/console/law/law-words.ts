import type { Overlay, Review, Verdict, VerdictChange } from '../../api/law.ts';
import type { Tone } from '../../ui/badge/status-words.ts';
import { formatCount, plural } from '../../ui/format/money.ts';

interface Word {
  tone: Tone;
  word: string;
}

/** What the checks come to, as people say it. */
export const VERDICT_WORDS: Readonly<Record<Verdict, Word>> = {
  good: { tone: 'good', word: 'Good' },
  review: { tone: 'attention', word: 'To look at' },
  refuse: { tone: 'bad', word: 'Refused' },
};

export const REVIEW_STATUS: Readonly<Record<Review['status'], Word>> = {
  running: { tone: 'working', word: 'Running' },
  done: { tone: 'good', word: 'Done' },
  stopped: { tone: 'neutral', word: 'Stopped' },
  failed: { tone: 'bad', word: 'Failed' },
};

export const REVIEW_KINDS: Readonly<Record<Review['kind'], string>> = {
  rehearsal: 'On paper: nothing was changed',
  acceptance: 'For good: findings were stored anew',
  sweep: 'Nightly: findings were stored anew',
};

export const OVERLAY_STATUS: Readonly<Record<Overlay['status'], Word>> = {
  'in-force': { tone: 'good', word: 'In force' },
  ended: { tone: 'neutral', word: 'Ended' },
  withdrawn: { tone: 'neutral', word: 'Withdrawn' },
  unusable: { tone: 'bad', word: 'Does not fit' },
};

export const CAUSES: Readonly<Record<VerdictChange['cause'], string>> = {
  release: 'Content release',
  overlay: 'Overlay',
  policy: 'Check policy',
  law: 'Law',
  day: 'Days went by',
  edit: 'Certificate changed',
  surroundings: 'Record beside it changed',
  registry: 'Answer of a registry',
};

/** Why a verdict changed, in a sentence. */
export function causeWords({ cause, detail, by }: Pick<VerdictChange, 'cause' | 'detail' | 'by'>): string {
  switch (cause) {
    case 'release':
      return `Content release ${detail.from} → ${detail.to}, accepted by ${by}`;
    case 'edit':
      return `The certificate was changed (version ${detail.version}: ${detail.event}) by ${by}`;
    case 'day':
      return `Nothing but days went by${detail.from ? `: from ${detail.from}` : ''} to ${detail.to}`;
    case 'surroundings':
      if (detail.what === 'revoked-number')
        return 'A number it gives was put on the list of revoked ones or taken off it';
      if (detail.what === 'document-read') return 'A document of it was read';
      return `A record beside it changed: its customer, the seller, another certificate or a document; seen on ${detail.to}`;
    default:
      return `${detail.name ?? CAUSES[cause]}, by ${by}`;
  }
}

/** What a review found, in a sentence. */
export function foundWords({ status, processed, total, flips, touched }: Review): string {
  if (status === 'running') return `${formatCount(processed)} of ${formatCount(total)} certificates judged so far.`;
  const of = `of ${plural(processed, 'certificate')}`;
  if (flips === 0 && touched === 0) return `Nothing would come out otherwise ${of}.`;
  const beside = touched === 0 ? '' : `; ${formatCount(touched)} more with other findings under the same verdict`;
  return `${formatCount(flips)} ${of} with another verdict${beside}.`;
}
