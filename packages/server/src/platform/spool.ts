import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

/** Bytes that a spool holds in memory; what goes beyond goes to a file. */
export const SPOOL_LIMITS = { memoryBytes: 1024 * 1024, readBytes: 64 * 1024 } as const;

/**
 * Bytes put aside while they are worked on: in memory as long as they are few, then in a file that has no name and is gone with the
 * process, however it ends. `read` may be called again and again; `end` gives everything back.
 */
export class Spool {
  readonly #folder: string;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #file: FileHandle | undefined;
  #fileBytes = 0;

  /** @param folder for the file, made when it is needed */
  constructor(folder: string) {
    this.#folder = folder;
  }

  get bytes(): number {
    return this.#fileBytes + this.#heldBytes;
  }

  /** True while everything is still in memory. */
  get small(): boolean {
    return this.#file === undefined;
  }

  /** @throws Refusal `storage-full` */
  async write(chunk: Buffer): Promise<void> {
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    if (this.#heldBytes >= (this.#file ? SPOOL_LIMITS.readBytes : SPOOL_LIMITS.memoryBytes)) await this.#flush();
  }

  async *read(): AsyncGenerator<Buffer> {
    if (this.#file) await this.#flush();
    for (let at = 0; this.#file && at < this.#fileBytes; ) {
      const { bytesRead, buffer } = await this.#file.read(Buffer.allocUnsafe(SPOOL_LIMITS.readBytes), 0, null, at);
      if (bytesRead === 0) throw new Error('The spool file is shorter than what was written');
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    yield* this.#held;
  }

  async end(): Promise<void> {
    this.#held = [];
    this.#heldBytes = 0;
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  async #flush(): Promise<void> {
    if (this.#heldBytes === 0) return;
    try {
      this.#file ??= await openNameless(this.#folder);
      const bytes = Buffer.concat(this.#held);
      for (let written = 0; written < bytes.length; ) {
        written += (await this.#file.write(bytes, written, bytes.length - written, this.#fileBytes + written))
          .bytesWritten;
      }
      this.#fileBytes += bytes.length;
      this.#held = [];
      this.#heldBytes = 0;
    } catch (error) {
      const { code } = error as { code?: unknown };
      throw code === 'ENOSPC' || code === 'EDQUOT' ? new Refusal('storage-full') : error;
    }
  }
}

async function openNameless(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}
