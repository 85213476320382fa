import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { SNAPSHOT_LIMITS } from './limits.ts';

const NAME = /^[0-9a-f-]{36}$/;
/** A draft this old was left by a process that was killed. */
const ABANDONED_MS = 6 * 3600 * 1000;

/** A file that was written and may still be dropped. */
export interface Draft {
  bytes: number;
  keep(snapshotId: string): Promise<void>;
  drop(): Promise<void>;
}

/** Where the files of snapshots lie: one folder per tenant and company below the data folder. */
export class SnapshotFiles {
  readonly #root: string;

  constructor(dataDir: string) {
    this.#root = join(dataDir, 'snapshots');
  }

  #folder(tenantId: string, companyId: string): string {
    if (!NAME.test(tenantId) || !NAME.test(companyId)) throw new Error('Folders are named by ids');
    return join(this.#root, tenantId, companyId);
  }

  /** Writes the text, compressed, under a name of its own; nobody finds it before it is kept. */
  async write(tenantId: string, companyId: string, text: AsyncIterable<string>): Promise<Draft> {
    const folder = this.#folder(tenantId, companyId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `${randomUUID()}.draft`);
    const drop = () => rm(draft, { force: true });
    try {
      await pipeline(
        Readable.from(text),
        createGzip({ level: 6 }),
        createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
      );
      const { size } = await stat(draft);
      return {
        bytes: size,
        keep: async (snapshotId) => {
          await rename(draft, join(folder, `${snapshotId}.ndjson.gz`));
          await this.#makeRoom(folder);
        },
        drop,
      };
    } catch (error) {
      await drop();
      throw error;
    }
  }

  /** The newest stay; whoever needs an older book takes a new one. */
  async #makeRoom(folder: string): Promise<void> {
    const files = await Promise.all(
      (await readdir(folder)).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
    );
    const whole = files.filter(({ name }) => name.endsWith('.ndjson.gz')).sort((a, b) => b.at - a.at);
    const abandoned = files.filter(
      ({ name, at }) => name.endsWith('.draft') && at < (whole[0]?.at ?? 0) - ABANDONED_MS,
    );
    for (const { name } of [...whole.slice(SNAPSHOT_LIMITS.keptFiles), ...abandoned])
      await rm(join(folder, name), { force: true });
  }

  /** @returns undefined when the file has made room for newer ones */
  async read(
    tenantId: string,
    companyId: string,
    snapshotId: string,
  ): Promise<{ stream: ReadStream; bytes: number } | undefined> {
    if (!NAME.test(snapshotId)) return undefined;
    const path = join(this.#folder(tenantId, companyId), `${snapshotId}.ndjson.gz`);
    const found = await stat(path).catch(() => undefined);
    if (!found) return undefined;
    const stream = createReadStream(path);
    await new Promise<void>((resolve, reject) => stream.once('open', () => resolve()).once('error', reject));
    return { stream, bytes: found.size };
  }
}
