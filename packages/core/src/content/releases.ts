import { canonicalJson } from '../ledger/canonical-json.ts';
import { type ContentFile, OPAQUE, releaseNumber } from './parse-content.ts';
import type { ContentProblem, FileBeingRead } from './read-json.ts';
import { date, isRecord, listOf, matching, must, note, objectOf, text } from './read-json.ts';

/** A release as the register of sealed releases names it. */
export interface ReleaseEntry {
  /** `2026.11.1`: year, month, number within the month. */
  number: string;
  date: string;
  /** SHA-256 of the sealed file's bytes, lower-case hex: the same as the hash of the content read from it. */
  hash: string;
  note: string;
}

const register = objectOf<{ releases: ReleaseEntry[] }>(
  {
    releases: must(
      listOf(
        objectOf<ReleaseEntry>({
          number: must(releaseNumber),
          date: must(date),
          hash: must(matching(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex')),
          note: must(text),
        }),
      ),
    ),
  },
  ({ releases }, place) => {
    releases.forEach((release, index) => {
      const earlier = releases[index - 1];
      if (earlier && compareReleases(earlier.number, release.number) >= 0)
        note(place, `names ${release.number} after ${earlier.number}`);
    });
  },
);

/** Reads `releases/register.json`: sealed releases, oldest first. */
export function parseRegister(json: unknown): { releases: ReleaseEntry[] } | { problems: ContentProblem[] } {
  const file: FileBeingRead = { path: 'releases/register.json', problems: [], sources: new Map(), forms: [] };
  const read = register(json, { file, pointer: '' });
  return read && file.problems.length === 0 ? read : { problems: file.problems };
}

/** The one file a release is sealed in: canonical JSON of all its files by path. Its SHA-256 is the hash of the content. */
export function sealedText(files: readonly ContentFile[]): string {
  return canonicalJson(Object.fromEntries(files.map((file) => [file.path, file.json])));
}

/** The files of a sealed release, by path. @throws Error when the JSON is no release: sealed files are ours */
export function filesOfSealed(json: unknown): ContentFile[] {
  if (!isRecord(json)) throw new Error('A sealed release must be an object of files by path');
  return Object.entries(json).map(([path, file]) => ({ path, json: file }));
}

/** Negative when `a` came before `b`: numbers count as numbers, so 2026.11.10 comes after 2026.11.9. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Files of a release that hold no facts of law (the catalogue of checks, names of places) and differ between two releases. */
export function filesBeside(before: readonly ContentFile[], after: readonly ContentFile[]): string[] {
  const textOf = (files: readonly ContentFile[], path: string) => {
    const file = files.find((candidate) => candidate.path === path);
    return file && canonicalJson(file.json);
  };
  return [...OPAQUE].filter((path) => textOf(before, path) !== textOf(after, path));
}
