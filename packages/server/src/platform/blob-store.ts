import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, type FileHandle, link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.ts';

/** Bytes that have arrived and belong to no record yet. */
export interface Arrived {
  tenantId: string;
  /** Where it lies until it is discarded. */
  path: string;
  /** Hexadecimal. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** Whether it was given its lasting name; then only a committed record may let it go. */
  kept: boolean;
  /** The bytes from their beginning, at each call. */
  read(): AsyncIterable<Uint8Array>;
  /** Takes the arrival away; what was kept of it stays kept. */
  discard(): Promise<void>;
}

const TENANT = /^[0-9a-f-]{36}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const CHUNK = 1024 * 1024;

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '');
}

function unlessMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
  return undefined;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there; the file system keeps its own order
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Makes the folder so that it is there after a power cut, too. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function hashOf(file: FileHandle): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(CHUNK);
  let size = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, size);
    if (bytesRead === 0) return { sha256: hash.digest('hex'), size };
    hash.update(buffer.subarray(0, bytesRead));
    size += bytesRead;
  }
}

/**
 * Keeps bytes by their SHA-256, per tenant: `<folder>/<tenant>/<first two digits>/<sha-256>`. The same bytes are kept once
 * per tenant and never across tenants, so nobody learns what another has (design rule D6).
 *
 * Bytes arrive as `<folder>/incoming/<tenant>.<id>`. Keeping links that very file to its name; the arrival goes away only when the
 * record is committed. So an arrival that stayed is the note of what was under way when a process was killed, and
 * {@link sweep} needs to look at nothing else.
 */
export class BlobStore {
  readonly #folder: string;

  /** @param folder absolute; made when it is needed */
  constructor(folder: string) {
    this.#folder = folder;
  }

  #incoming(): string {
    return join(this.#folder, 'incoming');
  }

  #path(tenantId: string, sha256: string): string {
    if (!TENANT.test(tenantId) || !SHA256.test(sha256)) throw new Error('A blob has a tenant and a SHA-256');
    return join(this.#folder, tenantId, sha256.slice(0, 2), sha256);
  }

  /**
   * Writes a stream down as it comes, and counts and hashes on the way. On disk when it returns.
   * @throws Refusal `too-large` beyond `maxBytes`, `storage-full`; what the stream throws. Nothing stays then.
   */
  async receive(tenantId: string, source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Arrived> {
    if (!TENANT.test(tenantId)) throw new Error('A blob has a tenant');
    await makeFolder(this.#incoming());
    const path = join(this.#incoming(), `${tenantId}.${randomUUID()}`);
    const discard = () => unlink(path).catch(unlessMissing);
    const hash = createHash('sha256');
    let size = 0;
    try {
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const chunk of source) {
          size += chunk.length;
          if (size > maxBytes) throw new Refusal('too-large', `The file is larger than ${maxBytes / 1024 / 1024} MB`);
          hash.update(chunk);
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(this.#incoming());
    } catch (error) {
      await discard();
      throw isFull(error) ? new Refusal('storage-full') : error;
    }
    const sha256 = hash.digest('hex');
    return { tenantId, path, sha256, size, kept: false, read: () => createReadStream(path), discard };
  }

  /**
   * Gives arrived bytes their lasting name, durably. Done before the record is committed, inside a transaction that holds the
   * lock of this blob (the sweep takes the same); repeating it does no harm.
   * @throws Refusal `storage-full`
   */
  async keep(arrived: Arrived): Promise<void> {
    const path = this.#path(arrived.tenantId, arrived.sha256);
    arrived.kept = true;
    if (await this.#isWhole(path, arrived.sha256)) return;
    // A good copy was found above and is never touched; a damaged one is replaced by the whole one at one stroke.
    const draft = `${arrived.path}.draft`;
    try {
      await makeFolder(dirname(path));
      await sameFile(arrived.path, draft);
      await rename(draft, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await unlink(draft).catch(unlessMissing);
      throw isFull(error) ? new Refusal('storage-full') : error;
    }
  }

  async #isWhole(path: string, sha256: string): Promise<boolean> {
    const file = await open(path, 'r').catch(unlessMissing);
    if (!file) return false;
    try {
      return (await hashOf(file)).sha256 === sha256;
    } finally {
      await file.close();
    }
  }

  /**
   * A kept file, every byte of it proved by its hash before the first is handed out.
   * @returns a handle the caller closes
   * @throws Refusal `kept-file-unusable` when it is missing or not what was kept
   */
  async open(tenantId: string, sha256: string): Promise<FileHandle> {
    const file = await open(this.#path(tenantId, sha256), 'r').catch(unlessMissing);
    if (!file) throw new Refusal('kept-file-unusable', 'The kept file is missing');
    try {
      if ((await hashOf(file)).sha256 === sha256) return file;
    } catch (error) {
      await file.close();
      throw error;
    }
    await file.close();
    throw new Refusal('kept-file-unusable', 'The kept file is not what was stored');
  }

  /**
   * Clears away what killed processes left. `decide` is called with each arrival older than `before` and tells, under the lock of
   * that blob, whether a record names it; when none does, the kept bytes go with the arrival.
   * @param before milliseconds since 1970 by the clock of the disk
   * @returns how many arrivals were cleared away, and how many kept files with them
   */
  async sweep(
    before: number,
    decide: (tenantId: string, sha256: string, remove: () => Promise<void>) => Promise<void>,
  ): Promise<{ arrivals: number; blobs: number }> {
    const swept = { arrivals: 0, blobs: 0 };
    for (const name of (await readdir(this.#incoming()).catch(unlessMissing)) ?? []) {
      const path = join(this.#incoming(), name);
      const facts = await stat(path).catch(unlessMissing);
      if (!facts || facts.mtimeMs >= before) continue;
      const tenantId = name.slice(0, 36);
      const file = await open(path, 'r').catch(unlessMissing);
      if (!file || !TENANT.test(tenantId)) continue;
      const { sha256 } = await hashOf(file).finally(() => file.close());
      await decide(tenantId, sha256, async () => {
        const removed = await unlink(this.#path(tenantId, sha256)).then(() => true, unlessMissing);
        if (removed) swept.blobs += 1;
      });
      await unlink(path).catch(unlessMissing);
      swept.arrivals += 1;
    }
    return swept;
  }
}

/** The same bytes under a second name: a link, or a copy where the file system has no links. */
async function sameFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(codeOf(error) ?? '')) throw error;
    await copyFile(from, to);
    const file = await open(to, 'r+');
    await file.sync().finally(() => file.close());
  }
}
