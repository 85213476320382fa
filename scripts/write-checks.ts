import { readFile, writeFile } from 'node:fs/promises';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { loadContent } from '../packages/server/src/content/content-library.ts';
import { lawFile, traceLaw } from './law-of-checks.ts';

const GENERATED = new URL('../packages/core/src/check/law-of-checks.gen.ts', import.meta.url);
await writeFile(GENERATED, lawFile(await traceLaw()));

// Loaded now, so that the page tells of what has just been written.
const { checksPage } = await import('./checks-page.ts');
const catalogue = JSON.parse(
  await readFile(new URL('../content/checks.json', import.meta.url), 'utf8'),
) as CheckCatalogue;
await writeFile(new URL('../docs/checks.md', import.meta.url), checksPage(catalogue, await loadContent()));
