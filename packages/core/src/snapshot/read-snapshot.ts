import { ENGINE_VERSION } from '../determination/decision.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import {
  keyIdOf,
  noCounts,
  SIGNED_TEXT_PREFIX,
  SNAPSHOT_FILE_LIMITS,
  SNAPSHOT_FORMAT,
  SNAPSHOT_VERSION,
  type SnapshotEnd,
  type SnapshotHeader,
  type SnapshotKind,
  type Verifying,
} from './snapshot-format.ts';

/** Why a snapshot cannot be used. */
export type SnapshotProblemCode =
  /** The first line is no header of this format. */
  | 'not-a-snapshot'
  | 'format-unknown'
  /** Taken for another version of the rules: this one would decide otherwise than the service that took it. */
  | 'engine-differs'
  /** Signed with a key the caller does not trust. */
  | 'key-unknown'
  /** The public key in the file is not the one its key id names. */
  | 'key-mismatch'
  /** The lines of a chunk do not give its hash: changed, moved, added or left out. */
  | 'chunk-altered'
  | 'line-unreadable'
  | 'line-too-long'
  /** The file ends before its signature. */
  | 'cut-short'
  | 'text-after-end'
  | 'counts-differ'
  | 'signature-wrong'
  /** The records hold together by hash and signature, yet a decision needs one that is not there. */
  | 'incomplete';

export interface SnapshotProblem {
  code: SnapshotProblemCode;
  /** Line of the file, from 1, up to which it was read. */
  line: number;
  detail: string;
}

export class SnapshotRefused extends Error {
  readonly problem: SnapshotProblem;
  constructor(code: SnapshotProblemCode, line: number, detail: string) {
    super(detail);
    this.name = 'SnapshotRefused';
    this.problem = { code, line, detail };
  }
}

export interface ReadOptions {
  verifying: Verifying;
  /** Key ids that are trusted. Left out: any, and the caller has to say that nobody vouched for the key. */
  trustedKeys?: readonly string[];
}

/** Takes each record line as it passes; what it keeps counts for nothing until the whole file was read. */
export type RecordSink = (kind: SnapshotKind, line: string) => void;

const KINDS = new Set<string>(Object.keys(noCounts()));
const HASH = /^[0-9a-f]{64}$/;
const SIGNATURE = /^[0-9a-f]{128}$/;

/**
 * Reads a snapshot to its signature and gives every record line to `keep`.
 * @param pieces the text of the file in pieces of any length, decoded as UTF-8 strictly, a byte-order mark kept
 * @throws SnapshotRefused naming the first thing that is wrong
 */
export async function readSnapshot(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: ReadOptions,
  keep: RecordSink,
): Promise<{ header: SnapshotHeader; end: SnapshotEnd }> {
  const reader = new SnapshotReader(options, keep);
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > SNAPSHOT_FILE_LIMITS.lineCharacters) reader.refuse('line-too-long', 'A line does not end');
    for (const line of lines) await reader.take(line);
  }
  return reader.finish(rest);
}

class SnapshotReader {
  readonly #verifying: Verifying;
  readonly #trusted: readonly string[] | undefined;
  readonly #keep: RecordSink;
  #line = 0;
  #header: SnapshotHeader | null = null;
  #hash = '';
  #chunks = 0;
  #pending: string[] = [];
  #pendingCharacters = 0;
  readonly #counts = noCounts();
  #end: { value: SnapshotEnd; text: string } | null = null;
  #signed = false;

  constructor({ verifying, trustedKeys }: ReadOptions, keep: RecordSink) {
    this.#verifying = verifying;
    this.#trusted = trustedKeys;
    this.#keep = keep;
  }

  refuse(code: SnapshotProblemCode, detail: string): never {
    throw new SnapshotRefused(code, this.#line, detail);
  }

  async take(line: string): Promise<void> {
    this.#line += 1;
    if (this.#signed) this.refuse('text-after-end', 'Something stands after the signature');
    if (this.#header === null) {
      await this.#takeHeader(line);
      return;
    }
    if (this.#end !== null) {
      await this.#takeSignature(line);
      return;
    }
    const kind = /^\["([a-zA-Z]+)",/.exec(line)?.[1] ?? '';
    if (kind === 'chunk') await this.#takeChunk(line);
    else if (kind === 'end') this.#takeEnd(line);
    else if (KINDS.has(kind)) this.#takeRecord(line);
    else this.refuse('line-unreadable', 'The line is of no kind that a snapshot has');
  }

  async #takeHeader(line: string): Promise<void> {
    const [kind, value] = asList(line) ?? [];
    const header = value as Partial<SnapshotHeader> | null | undefined;
    if (kind !== 'header' || header?.format !== SNAPSHOT_FORMAT)
      this.refuse('not-a-snapshot', 'The file does not begin as a snapshot does');
    if (header.formatVersion !== SNAPSHOT_VERSION)
      this.refuse('format-unknown', `Version ${String(header.formatVersion)} of the format is not known here`);
    if (!isHeader(header)) this.refuse('not-a-snapshot', 'The header does not say all that a header says');
    if (keyIdOf(await this.#verifying.sha256OfHex(header.publicKey)) !== header.keyId)
      this.refuse('key-mismatch', 'The public key in the file is not the one its key id names');
    if (this.#trusted && !this.#trusted.includes(header.keyId))
      this.refuse('key-unknown', `The snapshot is signed with key ${header.keyId}, which is not trusted here`);
    if (header.engineVersion !== ENGINE_VERSION)
      this.refuse(
        'engine-differs',
        `The snapshot is for rules of version ${header.engineVersion}, this program has ${ENGINE_VERSION}: take a new snapshot, or the program of the service`,
      );
    this.#header = header;
    this.#hash = await this.#verifying.sha256(`${line}\n`);
  }

  #takeRecord(line: string): void {
    this.#pending.push(line);
    this.#pendingCharacters += line.length;
    if (
      this.#pending.length > SNAPSHOT_FILE_LIMITS.chunkLines ||
      line.length > SNAPSHOT_FILE_LIMITS.lineCharacters ||
      this.#pendingCharacters > SNAPSHOT_FILE_LIMITS.lineCharacters + SNAPSHOT_FILE_LIMITS.chunkCharacters
    )
      this.refuse('chunk-altered', `Chunk ${this.#chunks + 1} is longer than chunks are`);
  }

  /** Records are handed on only when their chunk has its hash, so that what is kept is what was written. */
  async #takeChunk(line: string): Promise<void> {
    const mark = asList(line)?.[1] as { index?: unknown; lines?: unknown; sha256?: unknown } | null | undefined;
    const number = this.#chunks + 1;
    const first = this.#line - this.#pending.length;
    const text = this.#pending.map((record) => `${record}\n`).join('');
    this.#hash = await this.#verifying.sha256(`${this.#hash}\n${text}`);
    const wanted = canonicalJson(['chunk', { index: number, lines: this.#pending.length, sha256: this.#hash }]);
    if (line !== wanted) {
      const what = mark?.index === number ? 'was altered' : 'is not where it was written';
      this.refuse('chunk-altered', `Chunk ${number} (lines ${first} to ${this.#line}) ${what}`);
    }
    this.#chunks = number;
    for (const record of this.#pending) this.#hand(record);
    this.#pending = [];
    this.#pendingCharacters = 0;
  }

  #hand(line: string): void {
    const kind = line.slice(2, line.indexOf('"', 2)) as SnapshotKind;
    this.#keep(kind, line);
    // Certificates stand many to a line; the sink of a book parses them late, so they are counted here.
    this.#counts[kind] +=
      kind === 'certificates' || kind === 'links' ? ((asList(line)?.[2] as unknown[] | undefined)?.length ?? 0) : 1;
  }

  #takeEnd(line: string): void {
    if (this.#pending.length > 0)
      this.refuse('chunk-altered', `Chunk ${this.#chunks + 1} has no hash: its mark was left out`);
    const value = asList(line)?.[1] as SnapshotEnd | null | undefined;
    if (!value || !HASH.test(String(value.sha256))) this.refuse('line-unreadable', 'The end line cannot be read');
    this.#end = { value, text: line };
  }

  async #takeSignature(line: string): Promise<void> {
    const { value, text } = this.#end ?? this.refuse('cut-short', 'The end line is missing');
    const header = this.#header ?? this.refuse('not-a-snapshot', 'The header is missing');
    const seal = asList(line)?.[1] as { signature?: unknown } | null | undefined;
    const signature = String(seal?.signature);
    const isSeal =
      line === canonicalJson(['signature', { keyId: header.keyId, signature }]) && SIGNATURE.test(signature);
    if (!isSeal || !(await this.#verifying.verify(header.publicKey, signature, `${SIGNED_TEXT_PREFIX}${text}\n`)))
      this.refuse('signature-wrong', `The signature is not one of key ${header.keyId} over this file`);
    // Signed by the key: what differs now was left out or moved after the chunks had been written.
    const read = { chunks: this.#chunks, counts: this.#counts, sha256: this.#hash };
    if (canonicalJson(read) !== canonicalJson(value))
      this.refuse(
        'counts-differ',
        `The file holds ${this.#chunks} of ${value.chunks} chunks, or not all of their records`,
      );
    this.#signed = true;
  }

  finish(rest: string): { header: SnapshotHeader; end: SnapshotEnd } {
    if (rest !== '') this.#line += 1;
    if (this.#signed && rest !== '') this.refuse('text-after-end', 'Something stands after the signature');
    if (this.#header === null) this.refuse('not-a-snapshot', 'The file holds no whole line');
    if (!this.#signed || this.#end === null) this.refuse('cut-short', 'The file ends before its signature');
    return { header: this.#header, end: this.#end.value };
  }
}

function asList(line: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(header: Partial<SnapshotHeader>): header is SnapshotHeader {
  const texts = [
    header.snapshotId,
    header.company?.externalId,
    header.company?.name,
    header.takenAt,
    header.goodUntil,
    header.contentRelease,
    header.engineVersion,
    header.keyId,
  ];
  return (
    texts.every((text) => typeof text === 'string') &&
    Array.isArray(header.answersTo) &&
    typeof header.publicKey === 'string' &&
    HASH.test(header.publicKey)
  );
}
