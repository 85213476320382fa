import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** One `import`, `export … from` or `import()` as written. */
export interface Import {
  specifier: string;
  /** `import()`: loaded when reached, long after the importing file stands. */
  lazy: boolean;
}

/** A source file with what it imports. Paths are relative to the root, with `/`. */
export interface Source {
  path: string;
  text: string;
  imports: Import[];
}

/** Folders that hold nothing of ours, as .gitignore names them. */
function ignoredFolders(): Set<string> {
  const lines = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
  return new Set(['.git', ...lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1))]);
}

function* walk(folder: string, ignored: Set<string>): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!ignored.has(entry.name)) yield* walk(path, ignored);
    } else yield relative(ROOT, path).split(sep).join('/');
  }
}

/** Every file of the project, without what is installed or built. */
export function allFiles(): string[] {
  return [...walk(ROOT, ignoredFolders())].sort();
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const STATIC = /^[ \t]*(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'/gm;
const BARE = /^[ \t]*import\s*'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'/g;

/** Types count too: what a file must know to be read is what it imports, erased or not. */
export function importsOf(text: string): Import[] {
  const found = (pattern: RegExp, lazy: boolean) =>
    [...text.matchAll(pattern)].map((match) => ({ specifier: match[1] ?? '', lazy }));
  return [...found(STATIC, false), ...found(BARE, false), ...found(DYNAMIC, true)];
}

/**
 * The project file an import means, or null for a package from outside.
 * @param from path of the importing file
 */
export function resolveImport(from: string, specifier: string): string | null {
  const path = specifier.split('?')[0] ?? specifier;
  if (path.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), path));
  const ours = /^@bonafide\/([^/]+)\/(.+)$/.exec(path);
  return ours ? `packages/${ours[1]}/src/${ours[2]}` : null;
}

export function isThere(path: string): boolean {
  return existsSync(join(ROOT, path));
}

const CODE = /\.(ts|tsx|mts|mjs)$/;

/** Code of the packages; tests too unless told otherwise. */
export function packageSources(files: readonly string[] = allFiles()): Source[] {
  return files
    .filter((path) => path.startsWith('packages/') && path.includes('/src/') && CODE.test(path))
    .map((path) => {
      const text = readText(path);
      return { path, text, imports: importsOf(text) };
    });
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.includes('/testing/');
}
