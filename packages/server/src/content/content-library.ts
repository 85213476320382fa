import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Content } from '@bonafide/core/content/content.ts';
import { duplicateKeys } from '@bonafide/core/content/duplicate-keys.ts';
import type { ContentFile } from '@bonafide/core/content/parse-content.ts';
import { parseContent } from '@bonafide/core/content/parse-content.ts';
import type { ContentProblem } from '@bonafide/core/content/read-json.ts';

/** `content/` at the root of the repository. */
export const ROOT = new URL('../../../../content/', import.meta.url);

/** Folders of the law. `content/cases/` holds examples that prove it and is no part of a release. */
const FOLDERS = ['', 'jurisdictions/', 'multistate/', 'reference/'];

/**
 * The law in force, read and checked once at start.
 * @throws Error listing every problem of every file; the process must not run on half a law
 */
export async function loadContent(root: URL = ROOT): Promise<Content> {
  const { files, problems } = await readContentFiles(root);
  const parsed = parseContent(files, sha256);
  const all = 'problems' in parsed ? [...problems, ...parsed.problems] : problems;
  if (all.length > 0 || !('content' in parsed)) throw new Error(describeProblems(all));
  return parsed.content;
}

/** Every JSON file of the release under a content folder; a file that is no JSON is a problem among the others. */
export async function readContentFiles(root: URL): Promise<{ files: ContentFile[]; problems: ContentProblem[] }> {
  const files: ContentFile[] = [];
  const problems: ContentProblem[] = [];
  for (const folder of FOLDERS) {
    const names = (await readdir(new URL(folder, root))).filter((name) => name.endsWith('.json')).sort();
    for (const name of names) {
      const path = `${folder}${name}`;
      const text = await readFile(new URL(path, root), 'utf8');
      try {
        files.push({ path, json: JSON.parse(text) as unknown });
      } catch (error) {
        problems.push({ path, pointer: '', message: `is no JSON: ${error instanceof Error ? error.message : error}` });
        continue;
      }
      for (const pointer of duplicateKeys(text)) problems.push({ path, pointer, message: 'stands twice' });
    }
  }
  return { files, problems };
}

/** Lower-case hex of the SHA-256 of the text's UTF-8 bytes. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What a start that is refused says: every problem with its place. */
export function describeProblems(problems: readonly ContentProblem[]): string {
  const lines = problems.map(
    ({ path, pointer, message }) => `  ${path}${pointer === '' ? '' : `#${pointer}`} ${message}`,
  );
  return `The content cannot be used, ${problems.length} problem(s):\n${lines.join('\n')}`;
}
