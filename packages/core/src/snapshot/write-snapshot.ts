import { canonicalJson } from '../ledger/canonical-json.ts';
import {
  type Hashing,
  noCounts,
  SIGNED_TEXT_PREFIX,
  SNAPSHOT_FILE_LIMITS,
  type SnapshotEnd,
  type SnapshotHeader,
  type SnapshotRecord,
} from './snapshot-format.ts';

/**
 * The text of a snapshot, portion by portion: never more than one chunk is held.
 * @param sign gives the Ed25519 signature of a text in hexadecimal
 * @returns by way of the generator, what the `end` line says
 */
export async function* writeSnapshot(
  header: SnapshotHeader,
  records: AsyncIterable<SnapshotRecord> | Iterable<SnapshotRecord>,
  { sha256, sign }: Hashing & { sign(text: string): string | Promise<string> },
): AsyncGenerator<string, SnapshotEnd> {
  const first = line(['header', header]);
  yield first;
  let hash = await sha256(first);
  let chunks = 0;
  let lines: string[] = [];
  let characters = 0;
  const counts = noCounts();

  async function sealed(): Promise<string> {
    const text = lines.join('');
    hash = await sha256(`${hash}\n${text}`);
    chunks += 1;
    const mark = line(['chunk', { index: chunks, lines: lines.length, sha256: hash }]);
    lines = [];
    characters = 0;
    return text + mark;
  }

  for await (const record of records) {
    const text = line(record);
    counts[record[0]] += record.length === 3 ? record[2].length : 1;
    lines.push(text);
    characters += text.length;
    if (lines.length >= SNAPSHOT_FILE_LIMITS.chunkLines || characters >= SNAPSHOT_FILE_LIMITS.chunkCharacters)
      yield await sealed();
  }
  if (lines.length > 0) yield await sealed();
  const end: SnapshotEnd = { chunks, counts, sha256: hash };
  const last = line(['end', end]);
  const signature = await sign(SIGNED_TEXT_PREFIX + last);
  yield last + line(['signature', { keyId: header.keyId, signature }]);
  return end;
}

function line(value: readonly [string, ...unknown[]]): string {
  return `${canonicalJson(value)}\n`;
}
