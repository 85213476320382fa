import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { duplicateKeys } from '@bonafide/core/content/duplicate-keys.ts';
import { type ContentFile, type ParsedContent, parseContent } from '@bonafide/core/content/parse-content.ts';
import type { ContentProblem } from '@bonafide/core/content/read-json.ts';
import { filesOfSealed } from '@bonafide/core/content/releases.ts';
import { type Call, type Option, UsageError } from './command.ts';

/** Folders of the law; `cases/` holds examples that prove it, `releases/` what was sealed. */
const FOLDERS = ['', 'jurisdictions', 'multistate', 'reference'];
const OF_THE_PROJECT = resolve(import.meta.dirname, '..', '..', '..', 'content');

export const FOLDER: Readonly<Record<string, Option>> = {
  folder: { value: '<folder>', help: 'Where the content is; else that of this project' },
};

export interface LoadedContent {
  files: ContentFile[];
  parsed: ParsedContent;
  problems: ContentProblem[];
}

/** The working files of a content folder. @throws UsageError where there are none */
export async function loadWorking(call: Call): Promise<LoadedContent> {
  const folder = folderOf(call);
  if (!existsSync(join(folder, 'release.json')))
    throw new UsageError(`${folder} holds no content: there is no release.json`);
  const files: ContentFile[] = [];
  const problems: ContentProblem[] = [];
  for (const part of FOLDERS) {
    if (!existsSync(join(folder, part))) continue;
    const names = (await readdir(join(folder, part))).filter((name) => name.endsWith('.json')).sort();
    for (const name of names) {
      const path = part === '' ? name : `${part}/${name}`;
      const text = await readFile(join(folder, part, name), 'utf8');
      try {
        files.push({ path, json: JSON.parse(text) as unknown });
      } catch (error) {
        problems.push({ path, pointer: '', message: `is no JSON: ${(error as Error).message}` });
        continue;
      }
      for (const pointer of duplicateKeys(text)) problems.push({ path, pointer, message: 'stands twice' });
    }
  }
  const parsed = parseContent(files, sha256);
  if ('problems' in parsed) problems.push(...parsed.problems);
  return { files, parsed, problems };
}

/** A sealed release by number, or `working`: the files as they stand. @throws UsageError for a number that is not there */
export async function loadRelease(call: Call, name: string): Promise<LoadedContent> {
  if (name === 'working') return loadWorking(call);
  const releases = join(folderOf(call), 'releases');
  const path = join(releases, `${name}.json`);
  if (!/^[\d.]+$/.test(name) || !existsSync(path)) {
    const sealed = existsSync(releases) ? (await readdir(releases)).filter((file) => /^\d.*\.json$/.test(file)) : [];
    const known = sealed.map((file) => file.replace(/\.json$/, '')).sort();
    throw new UsageError(`There is no release ${name} here. There are: ${[...known, 'working'].join(' ')}`);
  }
  const files = filesOfSealed(JSON.parse(await readFile(path, 'utf8')));
  const parsed = parseContent(files, sha256);
  return { files, parsed, problems: 'problems' in parsed ? parsed.problems : [] };
}

function folderOf(call: Call): string {
  return call.text('folder') ?? OF_THE_PROJECT;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
