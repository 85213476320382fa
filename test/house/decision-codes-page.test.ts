import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { WORDS_EN } from '../../packages/core/src/determination/words-en.ts';
import { decisionCodesPage } from '../../scripts/decision-codes-page.ts';

test('docs/integrate/decision-codes.md says what the engine says (node scripts/write-decision-codes.ts)', async () => {
  const page = await readFile(new URL('../../docs/integrate/decision-codes.md', import.meta.url), 'utf8');
  expect(page).toBe(decisionCodesPage(WORDS_EN));
});
