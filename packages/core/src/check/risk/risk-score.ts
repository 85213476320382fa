import type { CheckSubject } from '../subject.ts';
import { RISK_PARTS } from './risk-parts.ts';

/** Something the score looked at, for a link. */
export interface RiskLink {
  kind: 'certificate' | 'customer' | 'document' | 'sale';
  id: string;
  label: string;
}

/** One reason for the score. */
export interface RiskPart {
  /** Which of the parts; words stand with the messages. */
  code: RiskCode;
  points: number;
  values: Record<string, string>;
  links: RiskLink[];
}

export const RISK_CODES = [
  'revoked-number',
  'shared-number',
  'number-run',
  'same-signature',
  'same-file',
  'one-place',
  'first-order',
  'altered',
  'changed-after-signing',
  'backdated',
  'after-notice',
] as const;
export type RiskCode = (typeof RISK_CODES)[number];

/** How likely it is that somebody should look closer, 0 to 100, with all it is made of. No judgement about anybody. */
export interface RiskScore {
  score: number;
  /** Heaviest first. Together they may come to more than the score, which ends at 100. */
  parts: RiskPart[];
}

export const MOST_RISK = 100;

/**
 * Adds up what speaks for a closer look. Each part only ever adds, and more of the same never gives less, so no further sign makes a
 * certificate look safer. What is not known gives nothing.
 */
export function riskOf(subject: CheckSubject): RiskScore {
  const parts = RISK_PARTS.map((part) => part(subject)).filter((part) => part !== null);
  parts.sort((one, other) => other.points - one.points);
  const sum = parts.reduce((points, part) => points + part.points, 0);
  return { score: Math.min(MOST_RISK, sum), parts };
}
