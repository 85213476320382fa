import type { WhyNot } from './why-not.ts';

/** A check that gave no answer, and why. */
export interface Unanswered {
  code: string;
  reason: WhyNot;
}
