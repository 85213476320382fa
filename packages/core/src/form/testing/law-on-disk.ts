import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parseContent } from '../../content/parse-content.ts';
import { type FormLaw, formLaw } from '../places.ts';

/** `content/` at the root of the repository. */
export const CONTENT = new URL('../../../../../content/', import.meta.url);

export function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8'));
}

export function jsonIn(folder: URL): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'));
}

/** The law of the repository as the form engine reads it. */
export function lawOnDisk(): FormLaw {
  const files = ['', 'jurisdictions/', 'multistate/', 'reference/'].flatMap((folder) =>
    jsonIn(new URL(folder, CONTENT)).map((name) => ({
      path: folder + name,
      json: readJson(new URL(folder + name, CONTENT)),
    })),
  );
  const parsed = parseContent(files, (text) => createHash('sha256').update(text).digest('hex'));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return formLaw(parsed.content);
}
