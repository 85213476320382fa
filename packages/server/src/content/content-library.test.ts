import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContent, readContentFiles, sha256 } from './content-library.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bonafide-content-'));
  for (const name of ['jurisdictions', 'multistate', 'reference']) await mkdir(join(folder, name));
});

afterEach(() => rm(folder, { recursive: true }));

const root = () => pathToFileURL(`${folder}/`);

test('the content of the repository loads, and twice to the same hash', async () => {
  const [first, second] = await Promise.all([loadContent(), loadContent()]);
  expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(second.hash).toBe(first.hash);
});

test('one error lists every problem of every file, the unreadable among them', async () => {
  await writeFile(join(folder, 'release.json'), '{"release": "2026.1.1", "release": "latest"}');
  await writeFile(join(folder, 'jurisdictions/US-TX.json'), '{ "code": ');
  const failure = await loadContent(root()).catch((error: Error) => error.message);
  expect(failure).toContain('jurisdictions/US-TX.json is no JSON');
  expect(failure).toContain('release.json#/release must be year.month.number');
  expect(failure).toContain('release.json#/release stands twice');
  expect(failure).toContain('release.json lacks "date"');
  expect(failure).toContain('reasons.json is missing');
});

test('files are named by their path below the folder; what is no JSON file is not read', async () => {
  await writeFile(join(folder, 'README.md'), '# about');
  await writeFile(join(folder, 'multistate/MTC.json'), '{}');
  expect(await readContentFiles(root())).toEqual({ files: [{ path: 'multistate/MTC.json', json: {} }], problems: [] });
});

test('SHA-256 of the UTF-8 bytes, in hex', () => {
  // FIPS 180-2 appendix B.1, and the same function over a text of two bytes for one character.
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});
