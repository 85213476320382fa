import type { Severity } from '@bonafide/core/check/finding.ts';
import type { Outcome } from '@bonafide/core/determination/decision.ts';
import type { ShownStatus } from '../../api/certificates.ts';
import type { Cover, MonthCover } from '../../api/customers.ts';

export type Tone = 'good' | 'attention' | 'bad' | 'working' | 'temporary' | 'neutral' | 'unknown';

export interface StatusWord {
  tone: Tone;
  word: string;
}

/** The words of a status, and no others. */
export const CERTIFICATE_WORDS: Record<ShownStatus, StatusWord> = {
  draft: { tone: 'neutral', word: 'Draft' },
  submitted: { tone: 'working', word: 'Submitted' },
  'in-review': { tone: 'working', word: 'In review' },
  approved: { tone: 'good', word: 'Approved' },
  temporary: { tone: 'temporary', word: 'Temporary' },
  rejected: { tone: 'bad', word: 'Rejected' },
  expired: { tone: 'bad', word: 'Expired' },
  revoked: { tone: 'bad', word: 'Revoked' },
  superseded: { tone: 'neutral', word: 'Superseded' },
};

export const COVER_WORDS: Record<Cover, StatusWord> = {
  covered: { tone: 'good', word: 'Covered' },
  'ends-soon': { tone: 'attention', word: 'Ends soon' },
  gap: { tone: 'bad', word: 'Gap' },
  'asked-for': { tone: 'working', word: 'Asked for' },
  temporary: { tone: 'temporary', word: 'Temporary' },
  'not-needed': { tone: 'neutral', word: 'Not needed' },
  unknown: { tone: 'unknown', word: 'Unknown' },
};

/** Words inside a sentence about one month of the coverage grid. */
export const MONTH_WORDS: Record<MonthCover, string> = {
  covered: 'covered',
  temporary: 'temporary',
  gap: 'gap',
  'ends-soon': 'ends soon',
  none: 'no sales',
};

export const OUTCOME_WORDS: Record<Outcome, StatusWord> = {
  exempt: { tone: 'good', word: 'Exempt' },
  'partly-exempt': { tone: 'attention', word: 'Partly exempt' },
  taxable: { tone: 'bad', word: 'Taxable' },
  'cannot-decide': { tone: 'unknown', word: 'Cannot decide' },
};

export const SEVERITY_WORDS: Record<Severity, StatusWord> = {
  reject: { tone: 'bad', word: 'Blocks' },
  warn: { tone: 'attention', word: 'Check' },
  inform: { tone: 'working', word: 'Note' },
};
