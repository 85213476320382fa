/** What a review of the portfolio may be and keep. */
export const REVIEW_LIMITS = {
  /** Judged and committed together. */
  certificatesPerPortion: 1000,
  underWay: 5,
  keptDays: 90,
  /** Rows of each breakdown in the summary. */
  summaryRows: 100,
} as const;
