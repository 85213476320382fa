import { isTest, resolveImport, type Source } from './source-tree.ts';

/** A word that code of some place may not contain. */
interface Ban {
  where: RegExp;
  pattern: RegExp;
  instead: string;
}

/** What the compiler cannot keep out. The core is built without Node and DOM; these are of the language itself, or named globals. */
const BANS: readonly Ban[] = [
  {
    where: /^packages\/core\/src\//,
    pattern: /\bnew Date\b|\bDate\.(now|parse|UTC)\b/,
    instead: 'take the day as an argument',
  },
  { where: /^packages\/core\/src\//, pattern: /\bMath\.random\b|\bcrypto\b/, instead: 'take the id as an argument' },
  {
    where: /^packages\/core\/src\//,
    pattern: /\bprocess\.|\bglobalThis\b|\bfetch\(|\bsetTimeout\b|\bperformance\./,
    instead: 'leave the world to the caller',
  },
  {
    where: /^packages\/core\/src\//,
    pattern: /\btoLocale|\bIntl\.|\blocaleCompare\b/,
    instead: 'compare by code units: a decision may not depend on the place it is made in',
  },
  { where: /^packages\/server\/src\//, pattern: /\bnew Date\(\)|\bDate\.now\b/, instead: 'take the Clock' },
  { where: /^packages\/server\/src\//, pattern: /\bMath\.random\b/, instead: 'node:crypto' },
  { where: /^packages\/server\/src\//, pattern: /\bprocess\.env\b/, instead: 'Settings' },
  {
    where: /^packages\/server\/src\//,
    pattern: /\breaddir(Sync)?\b/,
    instead: 'name the file: nothing is found by scanning folders',
  },
  {
    where: /^packages\/(core|server|cli|client)\/src\//,
    pattern: /\bset_config\b/,
    instead: 'SET LOCAL inside withTenant',
  },
];

/** Where a ban does not hold, with the reason. */
export const ALLOWED: readonly { path: string; word: string; why: string }[] = [
  { path: 'packages/server/src/platform/clock.ts', word: 'Date.now', why: 'the clock itself' },
  { path: 'packages/server/src/main/main.ts', word: 'process.env', why: 'handed to readSettings, once' },
  {
    path: 'packages/server/src/content/content-library.ts',
    word: 'readdir',
    why: 'content is data: a new state is a new file',
  },
  {
    path: 'packages/server/src/platform/blob-store.ts',
    word: 'readdir',
    why: 'what killed uploads left is known to the disk alone',
  },
  {
    path: 'packages/server/src/offline/snapshot-files.ts',
    word: 'readdir',
    why: 'which files make room for newer ones, and what was killed while writing, is known to the disk alone',
  },
  {
    path: 'packages/server/src/platform/embedded-postgres.ts',
    word: 'readdirSync',
    why: 'what a start that was killed has left behind, under names with a number in them',
  },
  {
    path: 'packages/server/src/main/build-web-app.ts',
    word: 'readdirSync',
    why: 'a hash over the sources, to know whether to build',
  },
];

/** Code alone: comments speak of what is banned. A `//` inside a text (an address) stays. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

export function bannedWords(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return BANS.filter(({ where }) => where.test(path)).flatMap(({ pattern, instead }) =>
        [...code.matchAll(new RegExp(pattern, 'g'))]
          .filter(([word]) => !ALLOWED.some((entry) => entry.path === path && entry.word === word))
          .map(([word]) => `${path} uses ${word}: ${instead}`),
      );
    });
}

/** Entries of `ALLOWED` that nothing needs any more. */
export function unusedAllowances(sources: readonly Source[]): string[] {
  return ALLOWED.filter(({ path, word }) => {
    const source = sources.find((entry) => entry.path === path);
    return source === undefined || !withoutComments(source.text).includes(word);
  }).map(({ path, word }) => `${path}: ${word}`);
}

const ENTRY_POINTS =
  /^packages\/(server\/src\/main\/main\.ts|server\/src\/documents\/box\/box-main\.ts|web\/src\/main\.tsx|cli\/src\/bonafide\.mjs)$|\.d\.ts$/;

/** Files nobody imports: dead, or reached in a way that "find references" does not show. */
export function unreachedFiles(sources: readonly Source[], others: readonly Source[] = []): string[] {
  const reached = new Set(
    [...sources, ...others].flatMap(({ path, imports }) =>
      imports.map(({ specifier }) => resolveImport(path, specifier)),
    ),
  );
  return sources
    .map(({ path }) => path)
    .filter((path) => !reached.has(path) && !ENTRY_POINTS.test(path) && !isTest(path));
}

const KEBAB = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Names that others chose: states and checks by their codes, samples by their publisher, files that tools look for. */
const NAMED_BY_OTHERS = /^(content\/|test\/samples\/)|(^|\/)(README\.md|CONTRIBUTING\.md|LICENSE)$/;

export function wrongNames(paths: readonly string[]): string[] {
  return paths.filter((path) => !NAMED_BY_OTHERS.test(path) && path.split('/').some((part) => !KEBAB.test(part)));
}

/** Traces of one machine: absolute folders, package registries. Each pattern is written so that it does not find itself. */
const TRACES: readonly RegExp[] = [
  /(^|[\s"'`(=])\/(work|farm|home|Users|root|mnt|builds)\/[a-z]/m,
  /(^|[\s"'`(=])\/tmp\/[a-z]/m,
  /[A-Z]:\\\\?Users/,
  /registry\.(npmjs|yarnpkg|npmmirror)\.[a-z]+|artifa[c]tory|verda[c]cio|_auth[T]oken/,
];

export function machineTraces(files: readonly { path: string; text: string }[]): string[] {
  return files.filter(({ text }) => TRACES.some((pattern) => pattern.test(text))).map(({ path }) => path);
}

/** In halves, so that the rule does not find itself. */
const LATER = [
  ['TO', 'DO'],
  ['FIX', 'ME'],
].map((halves) => halves.join(''));

/** Work left for later, said in the code instead of in an issue. */
export function leftovers(files: readonly { path: string; text: string }[]): string[] {
  const words = new RegExp(`\\b(${LATER.join('|')})\\b`);
  return files.filter(({ text }) => words.test(text)).map(({ path }) => path);
}
