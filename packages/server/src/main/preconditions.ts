import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Settings } from '../platform/settings.ts';

/** What went wrong, in the words of whoever noticed; several attempts at one address are told together. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** Says what could not be done before why: the start ends with one sentence that names the thing to mend. */
export async function explained<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${what}: ${reasonOf(error)}`, { cause: error });
  }
}

/** @throws Error naming the folder when it cannot be made or written */
export function requireUsableFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    if (!statSync(dataDir).isDirectory()) throw new Error('it is not a folder');
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new Error(
      `The data folder ${dataDir} cannot be used: ${reasonOf(error)}. Choose another with BONAFIDE_DATA_DIR.`,
      { cause: error },
    );
  }
}

/** Looks before anything is started, so that a second start on the same port touches nothing. @throws Error naming the port */
export async function requireFreePort({ host, port }: Settings): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is in use by another program, perhaps by a Bonafide that is running already. Stop it, or choose another port with PORT.`
          : `Port ${port} on ${host} cannot be used: ${error.message}. Choose another with PORT, or another address with HOST.`;
      fail(new Error(why, { cause: error }));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

/**
 * The database that DATABASE_URL names.
 * @throws Error when it is no address of a PostgreSQL database; never shows the address, which holds a password
 */
export function databaseNameOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const name = decodeURIComponent(parsed?.pathname.slice(1) ?? '');
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || name === '')
    throw new Error('DATABASE_URL must be an address like postgres://user:password@host:5432/database');
  return name;
}
