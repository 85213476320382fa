/** What snapshots and reconciliations may be (design rule D17). */
export const SNAPSHOT_LIMITS = {
  /** How long a snapshot is good when nobody says otherwise: over a long weekend. */
  defaultValidHours: 72,
  maxValidHours: 720,
  /** Taken at the same time by one process. */
  atOnce: 2,
  /** Files kept of one company; older ones make room. */
  keptFiles: 20,
  customersRead: 500,
  certificatesRead: 1_000,
  /** Certificates of one customer on one line of the file. */
  certificatesOnLine: 200,
  listed: 200,
  reconciledAtOnce: 200,
} as const;
