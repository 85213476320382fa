/** What sellers may change about the checks. */
export const POLICY_LIMITS = {
  /** Checks of the seller's own in one tenant, switched off ones among them: each is run on every certificate it holds for. */
  customChecks: 200,
  /** Checks changed by one act. */
  changesAtOnce: 300,
} as const;
