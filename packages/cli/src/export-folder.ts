import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './command.ts';
import { readFailure } from './read-file.ts';

/** What stands beside the files of an export: whose rows each holds, which its text does not say. */
const CONTENTS = 'export.json';

export interface FolderFile {
  fileName: string;
  company: string;
  group: string | null;
}

export interface Contents {
  company: string;
  files: FolderFile[];
}

/** @throws UsageError for a folder that holds something, or cannot be made */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw new UsageError(`${folder} cannot be made: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
  throw new UsageError(`${folder} is not empty; name a new folder`);
}

/** Written last: a folder without it is an export that did not come to its end. */
export async function writeContents(folder: string, contents: Contents): Promise<void> {
  await writeFile(join(folder, CONTENTS), `${JSON.stringify(contents, null, 2)}\n`, { flag: 'wx' });
}

/**
 * The files of a folder in the order in which they are to be taken in: those an export lists, else every .csv by its name, all of
 * one company and group.
 * @throws UsageError for a folder without files, or an export of another company
 */
export async function filesOf(folder: string, company: string, group: string | undefined): Promise<FolderFile[]> {
  if (existsSync(join(folder, CONTENTS))) {
    const contents = await readContents(join(folder, CONTENTS));
    if (group !== undefined)
      throw new UsageError('--group does not go with an export: it tells the group of each file');
    if (contents.company !== company)
      throw new UsageError(`${folder} is an export of company ${contents.company}; import it with --company`);
    const missing = contents.files.find(({ fileName }) => !existsSync(join(folder, fileName)));
    if (missing) throw new UsageError(`${folder} is not whole: ${missing.fileName} is missing`);
    return contents.files;
  }
  const names = (await readdir(folder)).filter((name) => /\.csv$/i.test(name)).sort();
  if (names.length === 0) throw new UsageError(`${folder} holds no .csv file`);
  return names.map((fileName) => ({ fileName, company, group: group ?? null }));
}

async function readContents(path: string): Promise<Contents> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw error instanceof SyntaxError ? new UsageError(`${path} is not JSON`) : readFailure(path, error);
  }
  if (!isContents(value)) throw new UsageError(`${path} does not list the files of an export`);
  return value;
}

function isContents(value: unknown): value is Contents {
  const { company, files } = (value ?? {}) as Partial<Record<keyof Contents, unknown>>;
  return typeof company === 'string' && Array.isArray(files) && files.length > 0 && files.every(isFile);
}

/** A name with a path in it would read a file from elsewhere. */
function isFile(value: unknown): value is FolderFile {
  const { fileName, company, group } = (value ?? {}) as Partial<Record<keyof FolderFile, unknown>>;
  const isName = typeof fileName === 'string' && /^[^/\\]+\.csv$/i.test(fileName);
  return isName && typeof company === 'string' && (group === null || typeof group === 'string');
}
