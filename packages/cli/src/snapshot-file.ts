import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { SnapshotFileUnreadable, snapshotText, webVerifying } from '@bonafide/client/snapshot-file.ts';
import { openSnapshot, type Snapshot } from '@bonafide/core/snapshot/open-snapshot.ts';
import { SnapshotRefused } from '@bonafide/core/snapshot/read-snapshot.ts';
import type { Call, Option } from './command.ts';
import { UsageError } from './command.ts';
import { readFailure } from './read-file.ts';

export const SIGNED_BY: Option = {
  value: '<key id>',
  help: 'The key that must have signed it, as GET /v1/snapshot-keys tells; else BONAFIDE_SNAPSHOT_KEY',
};

/** Why a snapshot was refused, in one line. */
export class SnapshotUnusable extends Error {}

/** The key id that the caller trusts; undefined where nobody vouches for the key. */
export function trustedKey(call: Call, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const key = call.text('signed-by') ?? env.BONAFIDE_SNAPSHOT_KEY;
  if (key !== undefined && !/^[0-9a-f]{32}$/.test(key))
    throw new UsageError('A key id has 32 hexadecimal digits, as `bonafide snapshot get` prints it');
  return key;
}

/**
 * @throws UsageError for a file that cannot be read, SnapshotUnusable for one that is not what was signed
 */
export async function openSnapshotFile(path: string, signedBy: string | undefined): Promise<Snapshot> {
  const bytes = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  try {
    return await openSnapshot(snapshotText(bytes), {
      verifying: webVerifying(),
      ...(signedBy !== undefined && { trustedKeys: [signedBy] }),
    });
  } catch (error) {
    if (error instanceof SnapshotRefused)
      throw new SnapshotUnusable(`${path}, line ${error.problem.line}: ${error.problem.code}: ${error.problem.detail}`);
    if (error instanceof SnapshotFileUnreadable) throw new SnapshotUnusable(`${path}: ${error.message}`);
    throw readFailure(path, error);
  }
}

/** Said once, on standard error, where the signature proves less than it could. */
export function doubtAbout({ header }: Snapshot, signedBy: string | undefined): string[] {
  return signedBy !== undefined
    ? []
    : [
        `Signed by key ${header.keyId}: nothing was changed since. Whose key that is, this cannot tell; --signed-by does.`,
      ];
}
