import { readFile, writeFile } from 'node:fs/promises';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { loadContent } from '../packages/server/src/content/content-library.ts';
import { checksPage } from './checks-page.ts';
import { coveragePage } from './coverage-page.ts';

const content = await loadContent();
await writeFile(new URL('../docs/coverage.md', import.meta.url), coveragePage(content));
// The page of checks tells for each state how well the law of a check is known.
const catalogue = JSON.parse(
  await readFile(new URL('../content/checks.json', import.meta.url), 'utf8'),
) as CheckCatalogue;
await writeFile(new URL('../docs/checks.md', import.meta.url), checksPage(catalogue, content));
