import { writeFile } from 'node:fs/promises';
import { loadContent } from '../packages/server/src/content/content-library.ts';
import { coveragePage } from './coverage-page.ts';

await writeFile(new URL('../docs/coverage.md', import.meta.url), coveragePage(await loadContent()));
