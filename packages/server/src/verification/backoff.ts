import { RETRY_LIMITS } from './limits.ts';

/**
 * How long to wait after the registry did not answer for the n-th time, in seconds.
 * @param chance from 0 to 1: spreads the questions that failed together
 */
export function waitAfter(attempts: number, chance: number): number {
  const { firstMinutes, mostMinutes, spread } = RETRY_LIMITS;
  const minutes = Math.min(mostMinutes, firstMinutes * 2 ** Math.min(Math.max(attempts - 1, 0), 20));
  return Math.round(minutes * 60 * (1 - spread + 2 * spread * chance));
}

/** When an answer is asked for again, in seconds: a little before it is too old, so that answers of one day do not come due at once. */
export function freshFor(goodForDays: number, chance: number): number {
  return Math.round(goodForDays * 86_400 * (1 - 0.1 * chance));
}
