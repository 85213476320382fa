import { writeFile } from 'node:fs/promises';
import { WORDS_EN } from '../packages/core/src/determination/words-en.ts';
import { decisionCodesPage } from './decision-codes-page.ts';

await writeFile(new URL('../docs/integrate/decision-codes.md', import.meta.url), decisionCodesPage(WORDS_EN));
