import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { FILE_FORMATS } from '../../packages/server/src/interchange/determination/formats.ts';
import { CSV_LIMITS } from '../../packages/server/src/interchange/determination/limits.ts';
import { fileColumnsPage } from '../../scripts/file-columns-page.ts';

test('docs/integrate/file-columns.md lists what the service reads and writes (node scripts/write-file-columns.ts)', async () => {
  const page = await readFile(new URL('../../docs/integrate/file-columns.md', import.meta.url), 'utf8');
  expect(page).toBe(fileColumnsPage(FILE_FORMATS, CSV_LIMITS));
});
