import type { Reason } from '../certificate/reason.ts';
import type { Confidence, Source } from './source.ts';

/** Schemes of others that name reasons. Letters differ between them, so each has a table of its own (interop.md §5). */
export const REASON_TARGETS = ['sst', 'avatax', 'quickbooks', 'taxjar', 'determination'] as const;
export type ReasonTarget = (typeof REASON_TARGETS)[number];

/** One of our reasons in one scheme: the code to write, and further codes of that scheme which read back as this reason. */
export interface ReasonMapping {
  reason: Reason;
  code: string;
  alsoReads: string[];
  confidence: Confidence;
  note: string | null;
}

export interface ReasonTable {
  /** The scheme in words. */
  name: string;
  sources: number[];
  /** In the order of our reasons; a reason that the scheme cannot say is missing. */
  mappings: readonly ReasonMapping[];
}

/** `content/reasons.json`: our reasons with their names, and the table of each target. */
export interface ReasonTables {
  names: Readonly<Record<Reason, string>>;
  targets: Readonly<Record<ReasonTarget, ReasonTable>>;
  sources: readonly Source[];
}

/** The code a scheme uses for a reason, or undefined when it has none. */
export function reasonCode(tables: ReasonTables, target: ReasonTarget, reason: Reason): string | undefined {
  return tables.targets[target].mappings.find((mapping) => mapping.reason === reason)?.code;
}

/** Every reason of ours that a scheme's code may stand for, in our order; empty when the code is unknown. */
export function reasonsOfCode(tables: ReasonTables, target: ReasonTarget, code: string): Reason[] {
  return tables.targets[target].mappings
    .filter((mapping) => mapping.code === code || mapping.alsoReads.includes(code))
    .map((mapping) => mapping.reason);
}
