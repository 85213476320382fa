import { createHash } from 'node:crypto';
import type { Decision } from '@bonafide/core/determination/decision.ts';
import { differencesBetween, type ResultDifference } from '@bonafide/core/determination/differences.ts';
import { explainDecision, type WordedDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { subtract } from '@bonafide/core/money/decimal.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';

/** What was decided without the service, as it is sent. */
export interface OfflineSale {
  snapshotId: string;
  decidedAt: string;
  sale: Sale;
  decision: WordedDecision;
}

/** A difference, and why the service says otherwise: what ruled out, now, the certificate that counted then. */
export type ReconciledDifference = ResultDifference & { why: string };

export interface Compared {
  differs: boolean;
  differences: ReconciledDifference[];
  offlineTax: string;
  tax: string;
  /** Tax as decided now less tax as the buyer was told; above zero: too little was charged. */
  taxDifference: string;
}

/** Of everything that was sent about the sale: the same sent again is known by it. */
export function hashOf(offline: OfflineSale): string {
  return createHash('sha256').update(JSON.stringify(offline)).digest('hex');
}

/** What the buyer was told, beside what the service says now. */
export function compare(offline: WordedDecision, now: Decision, gazetteer: Gazetteer): Compared {
  const worded = explainDecision(now, gazetteer);
  const differences = differencesBetween(offline, now).map((difference) => ({
    ...difference,
    why: whyOf(difference, worded),
  }));
  return {
    differs: differences.length > 0 || offline.outcome !== now.outcome,
    differences,
    offlineTax: offline.totals.tax,
    tax: now.totals.tax,
    taxDifference: subtract(now.totals.tax, offline.totals.tax),
  };
}

function whyOf({ lineId, authority, before }: ResultDifference, now: WordedDecision): string {
  const line = now.lines.find((candidate) => candidate.lineId === lineId);
  const result = line?.authorities.find((candidate) => candidate.authority === authority);
  const then = before?.certificate?.certificateId;
  const ruledOut = result?.rejected.find(({ certificateId }) => certificateId === then);
  if (ruledOut) return `Certificate ${ruledOut.number}: ${ruledOut.text}`;
  return result?.text ?? line?.text ?? now.text;
}
