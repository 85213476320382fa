import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from './command.ts';

/**
 * Writes what comes to a file, whole or not at all: what is cut short never stands under the name asked for.
 * @throws UsageError when the file cannot be written; what the connection throws when the body does not come to its end
 */
export async function saveBody(body: ReadableStream<Uint8Array>, path: string): Promise<void> {
  const draft = `${path}.part`;
  try {
    await pipeline(
      Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(draft, { mode: 0o600 }),
    );
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw new TypeError('fetch failed', { cause: error });
    throw new UsageError(`${path} cannot be written: ${code ?? String(error)}`);
  }
}
