import { SnapshotFileUnreadable, snapshotText, webVerifying } from '@bonafide/client/snapshot-file.ts';
import { openSnapshot, type Snapshot } from '@bonafide/core/snapshot/open-snapshot.ts';
import { SnapshotRefused } from '@bonafide/core/snapshot/read-snapshot.ts';
import type { KeptBook } from './kept-store.ts';

/** A book of this browser, verified; or why it cannot be used. */
export type OpenedBook = { kept: KeptBook } & (
  | { snapshot: Snapshot; problem: null }
  | { snapshot: null; problem: string }
);

/** Verifies all of the file anew: what lies in a browser may have been changed there. */
export async function openBook(kept: KeptBook): Promise<OpenedBook> {
  try {
    const text = snapshotText(kept.file.stream());
    const snapshot = await openSnapshot(text, { verifying: webVerifying(), trustedKeys: kept.trustedKeys });
    return { kept, snapshot, problem: null };
  } catch (error) {
    return { kept, snapshot: null, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof SnapshotRefused && error.problem.code === 'engine-differs')
    return 'It was taken for other rules than this page has: take a new one.';
  if (error instanceof SnapshotRefused || error instanceof SnapshotFileUnreadable) return `${error.message}.`;
  if (error instanceof DOMException && error.name === 'NotSupportedError')
    return 'This browser cannot verify an Ed25519 signature; a newer one can.';
  throw error;
}

/** Browsers give the means to verify to pages from https and from this machine alone. */
export const canVerify = () => globalThis.crypto?.subtle !== undefined && 'DecompressionStream' in globalThis;
