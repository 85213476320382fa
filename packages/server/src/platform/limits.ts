const MIB = 1024 * 1024;

/** What one request may be (design rule D17: limits are data). Beyond a limit it is refused, never cut. */
export const REQUEST_LIMITS = {
  jsonBytes: 5 * MIB,
  /** A file of another system: CSV. */
  fileBytes: 64 * MIB,
  /** A document of a certificate. */
  documentBytes: 50 * MIB,
  /** Levels of `{` and `[`. */
  jsonDepth: 32,
  /** From the first byte to the last of what is sent: the largest file over a line of 2 Mbit/s. */
  requestMilliseconds: 300_000,
  pageRows: 200,
  cursorCharacters: 2_000,
  idempotencyKeyCharacters: 255,
  /** Places named in one refusal. */
  namedErrors: 100,
} as const;

/** How long and how much one unit of work may ask of the database. */
export const DATABASE_LIMITS = {
  statementMilliseconds: 30_000,
  /** Waiting for a row that another request holds. */
  lockMilliseconds: 5_000,
  connectMilliseconds: 10_000,
  /** Connections of one process. */
  connections: 20,
} as const;
