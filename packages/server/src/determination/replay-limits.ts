/** What a replay may be and keep. */
export const REPLAY_LIMITS = {
  /** Decided and committed together. */
  salesPerPortion: 250,
  linesPerPortion: 20_000,
  /** Sales that differ and are kept one by one; the sums count all. */
  differences: 200_000,
  /** Results kept of one sale that differs. */
  resultsPerSale: 50,
  /** Customers with their certificates, held while a replay runs. */
  heldBytes: 64 * 1024 * 1024,
  underWay: 5,
  keptDays: 90,
} as const;
