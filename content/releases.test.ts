import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parseContent } from '@bonafide/core/content/parse-content.ts';
import { compareReleases, filesOfSealed, parseRegister } from '@bonafide/core/content/releases.ts';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('./', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const register = parseRegister(JSON.parse(read('releases/register.json')));
const releases = 'releases' in register ? register.releases : [];

function workingFiles(): { path: string; json: unknown }[] {
  return ['', 'jurisdictions/', 'multistate/', 'reference/'].flatMap((folder) =>
    readdirSync(new URL(folder, ROOT))
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ path: folder + name, json: JSON.parse(read(folder + name)) as unknown })),
  );
}

test('the register can be read, and names each sealed file once', () => {
  expect('problems' in register ? register.problems : []).toEqual([]);
  const sealed = readdirSync(new URL('releases/', ROOT)).filter((name) => /^\d.*\.json$/.test(name));
  expect(sealed.sort()).toEqual(releases.map(({ number }) => `${number}.json`).sort());
  expect(releases.length).toBeGreaterThan(0);
});

describe.each(releases)('release $number', ({ number, date, hash, note }) => {
  const text = read(`releases/${number}.json`);

  test('stands as it was sealed, byte by byte', () => {
    expect(sha256(text)).toBe(hash);
  });

  test('is read by the code of today, and is what the register says', () => {
    const files = filesOfSealed(JSON.parse(text));
    const parsed = parseContent(files, sha256);
    expect('problems' in parsed ? parsed.problems : []).toEqual([]);
    expect('content' in parsed && parsed.content).toMatchObject({ release: number, hash });
    expect(files.find((file) => file.path === 'release.json')?.json).toEqual({ release: number, date, note });
  });
});

test('the working files are the sealed release of their number, or bear a later number', () => {
  const parsed = parseContent(workingFiles(), sha256);
  const { release, hash } = 'content' in parsed ? parsed.content : { release: '', hash: '' };
  const sealed = releases.find(({ number }) => number === release);
  // Changed after sealing? Give content/release.json the next number.
  if (sealed) expect(hash).toBe(sealed.hash);
  else for (const { number } of releases) expect(compareReleases(release, number), number).toBeGreaterThan(0);
});

test('numbers are compared as numbers', () => {
  expect(['2026.11.10', '2027.1.1', '2026.11.9', '2026.9.30'].sort(compareReleases)).toEqual([
    '2026.9.30',
    '2026.11.9',
    '2026.11.10',
    '2027.1.1',
  ]);
});

test.each([
  ['two of one number', [releases[0], releases[0]]],
  ['a hash that is none', [{ ...releases[0], hash: 'ABC' }]],
  ['a key that is not known', [{ ...releases[0], by: 'somebody' }]],
])('a register with %s has problems', (_, list) => {
  expect(parseRegister({ releases: list })).toHaveProperty('problems');
});
