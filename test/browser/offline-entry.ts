import { snapshotText, webVerifying } from '@bonafide/client/snapshot-file.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { decideOffline, openSnapshot } from '@bonafide/core/snapshot/open-snapshot.ts';

/** What a page of a till would do with the file: verify it, decide, write the decisions in canonical form. */
export async function decideFromFile(file: Blob, keyId: string, sales: Sale[], now: string): Promise<string[]> {
  const snapshot = await openSnapshot(snapshotText(file.stream()), {
    verifying: webVerifying(),
    trustedKeys: [keyId],
  });
  return sales.map((sale) => canonicalJson(decideOffline(snapshot, sale, now).decision));
}

Object.assign(globalThis, { decideFromFile });
