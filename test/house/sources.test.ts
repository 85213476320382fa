import { describe, expect, test } from 'vitest';
import { bannedWords, leftovers, machineTraces, unreachedFiles, unusedAllowances, wrongNames } from './source-rules.ts';
import { allFiles, importsOf, packageSources, readText, type Source } from './source-tree.ts';

const files = allFiles();
const sources = packageSources(files);
const BINARY = /\.(png|jpg|jpeg|pdf|woff2|ico|zip|tiff?)$/;
const texts = files
  .filter((path) => !BINARY.test(path) && path !== 'package-lock.json')
  .map((path) => ({ path, text: readText(path) }));
const around: Source[] = texts
  .filter(({ path }) => /\.(ts|mjs|html)$/.test(path) && !path.includes('/src/'))
  .map(({ path, text }) => ({ path, text, imports: importsOf(text) }));

function aFile(path: string, text: string): Source {
  return { path, text, imports: importsOf(text) };
}

describe('the sources', () => {
  test('use no clock, chance, environment or folder scan outside the places meant for them', () => {
    expect(bannedWords(sources)).toEqual([]);
  });

  test('need every exception that is listed', () => {
    expect(unusedAllowances(sources)).toEqual([]);
  });

  test('are all reached from somewhere', () => {
    expect(unreachedFiles(sources, around)).toEqual([]);
  });

  test('have names in kebab-case', () => {
    expect(wrongNames(files)).toEqual([]);
  });

  test('say nothing about the machine they were written on', () => {
    expect(machineTraces(texts)).toEqual([]);
  });

  test('leave no work behind in comments', () => {
    expect(leftovers(texts.filter(({ path }) => /^(packages|scripts|test|docs|bench)\//.test(path)))).toEqual([]);
  });

  test('are locked without a registry address', () => {
    expect(readText('package-lock.json')).not.toMatch(/"resolved": "(https?|git)/);
  });
});

describe('the rules find what they are for', () => {
  const core = 'packages/core/src/money/decimal.ts';
  const server = 'packages/server/src/customers/customers.ts';
  test.each([
    ['the day is read in the core', bannedWords([aFile(core, 'const day = new Date(0);')])],
    ['the day is read in the server', bannedWords([aFile(server, 'const day = new Date();')])],
    ['the environment is read', bannedWords([aFile(server, 'const port = process.env.PORT;')])],
    ['routes are found by scanning', bannedWords([aFile(server, "import { readdir } from 'node:fs/promises';")])],
    ['a file nobody imports', unreachedFiles([aFile(server, '')])],
    ['a name in camel case', wrongNames(['packages/core/src/money/roundHalf.ts'])],
    ['a folder of one machine', machineTraces([{ path: 'a', text: `cd ${'/'}home/me` }])],
    ['a registry', machineTraces([{ path: 'a', text: ['registry', 'npmjs', 'org'].join('.') }])],
    ['a note to oneself', leftovers([{ path: 'a', text: `// ${'TO'}${'DO'} later` }])],
  ])('%s', (_name, found) => {
    expect(found).toHaveLength(1);
  });

  test('and leave alone what only looks like it', () => {
    expect(bannedWords([aFile(core, '// never `new Date()`\nconst at = "2026-11-24"; /* Date.now */')])).toEqual([]);
    expect(bannedWords([aFile(server, 'const at = new Date(clock.now());')])).toEqual([]);
    expect(machineTraces([{ path: 'a', text: 'https://tax.example/home/forms and /var/lib/bonafide' }])).toEqual([]);
  });
});
