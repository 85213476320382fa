/** What one question to a registry may take. */
export const QUESTION_LIMITS = {
  /** Milliseconds from the beginning of the connection to the last byte. */
  milliseconds: 20_000,
  answerBytes: 512 * 1024,
  /** How long a process may be silent before another asks in its place, in seconds. */
  leaseSeconds: 120,
} as const;

/** Waiting after a registry did not answer: from five minutes, doubled each time, to a day; each with up to a fifth more or less. */
export const RETRY_LIMITS = { firstMinutes: 5, mostMinutes: 1440, spread: 0.2, attemptsBeforePerson: 6 } as const;

/** How long before a certificate ends its numbers are asked about again, in days. */
export const BEFORE_EXPIRY_DAYS = 30;

export const SOURCE_LIMITS = { perTenant: 50, configBytes: 20_000 } as const;

/** Lists taken in as files: 1.9 million organizations fit three times over. */
export const LIST_LIMITS = {
  bytes: 1024 * 1024 * 1024,
  rows: 6_000_000,
  lineCharacters: 2_000,
  rowsPerPortion: 2_000,
  problemsKept: 50,
  /** Versions of one part whose rows stay; of older ones only the record stays. */
  versionsKept: 2,
} as const;
