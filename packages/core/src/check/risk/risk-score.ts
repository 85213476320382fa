import type { CheckSubject } from '../subject.ts';
import type { RiskPart } from './risk-part.ts';
import { RISK_PARTS } from './risk-parts.ts';

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
