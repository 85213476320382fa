/** From these scores on: a single grave sign (a listed number, an altered paper) makes 40 or more, a mere oddity 10 to 20. */
const HIGH = 40;
const MEDIUM = 20;

/** Presets of the filter. */
export const RISK_STEPS = [1, MEDIUM, HIGH, 60, 80] as const;

/** A word for a risk score, 0 to 100. It speaks of how much is worth a look, and judges nobody. */
export function riskWord(score: number): 'None' | 'Low' | 'Medium' | 'High' {
  if (score <= 0) return 'None';
  if (score < MEDIUM) return 'Low';
  return score < HIGH ? 'Medium' : 'High';
}
