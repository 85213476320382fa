import { readFile, writeFile } from 'node:fs/promises';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { checksPage } from './checks-page.ts';

const catalogue = JSON.parse(
  await readFile(new URL('../content/checks.json', import.meta.url), 'utf8'),
) as CheckCatalogue;
await writeFile(new URL('../docs/checks.md', import.meta.url), checksPage(catalogue));
