/** What one question to the form engine may be, and how far an answer goes. */
export const FORM_LIMITS = {
  /** Pairs of state and reason in one question: every state for every reason. */
  needs: 1_600,
  /** States of one rehearsal. */
  rehearsedStates: 60,
  /** Combinations of states and reasons that a rehearsal finds papers for; customers of rarer ones are counted, their papers are not. */
  combinations: 5_000,
  /** Milliseconds a rehearsal may ask of the database. */
  rehearsalMilliseconds: 110_000,
} as const;
