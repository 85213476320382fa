const MIB = 1024 * 1024;

/** Sales that are recorded together, and those that wait for it (design rule D17). Characters count as bytes. */
export const GROUP_LIMITS = {
  sales: 100,
  bytes: 4 * MIB,
  /** Groups being written at the same time, of one tenant and in one process. */
  underWayPerTenant: 2,
  underWay: 8,
  /** Of one tenant. */
  waiting: 2_000,
  waitingBytes: 64 * MIB,
} as const;

export type GroupLimits = Readonly<Record<keyof typeof GROUP_LIMITS, number>>;
