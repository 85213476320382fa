import type { OfflineSaleBody } from '../../../api/offline.ts';
import type { Answer } from '../../../api/service.ts';
import type { KeptSale, SentResult } from './kept-store.ts';

type Sent = Answer<'/v1/reconciliations', 'post'>['data'][number];

/** Sales in one request: far below what the service takes, so that a slow line shows progress. */
const PORTION = 20;

/** What goes out together. */
export function portionsOf(sales: readonly KeptSale[]): { kept: KeptSale; body: OfflineSaleBody }[][] {
  const portions: { kept: KeptSale; body: OfflineSaleBody }[][] = [];
  for (let at = 0; at < sales.length; at += PORTION) {
    portions.push(
      sales.slice(at, at + PORTION).map((kept) => {
        const { snapshotId, decidedAt, sale, decision } = kept;
        return { kept, body: { snapshotId, decidedAt, sale, decision } as unknown as OfflineSaleBody };
      }),
    );
  }
  return portions;
}

export function resultOf({ status, reconciliation, problem }: Sent): SentResult {
  return {
    status,
    reconciliationId: reconciliation?.reconciliationId ?? null,
    differs: reconciliation?.differs ?? false,
    taxDifference: reconciliation?.taxDifference ?? null,
    problem: problem?.detail ?? null,
  };
}

/** Not sent yet, or refused when it was. */
export const isWaiting = ({ result }: KeptSale) => result === null || result.status === 'refused';
