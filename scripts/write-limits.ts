import { writeFile } from 'node:fs/promises';
import { LIMITS } from '../packages/server/src/app/limits.ts';
import { limitsPage } from './limits-page.ts';

await writeFile(new URL('../docs/limits.md', import.meta.url), limitsPage(LIMITS));
