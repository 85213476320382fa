import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { LIMITS } from '../../packages/server/src/app/limits.ts';
import { limitsPage } from '../../scripts/limits-page.ts';

test('docs/limits.md says what the code says', async () => {
  const page = await readFile(new URL('../../docs/limits.md', import.meta.url), 'utf8');
  expect(page).toBe(limitsPage(LIMITS));
});
