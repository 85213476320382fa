import { writeFile } from 'node:fs/promises';
import { FILE_FORMATS } from '../packages/server/src/interchange/determination/formats.ts';
import { CSV_LIMITS } from '../packages/server/src/interchange/determination/limits.ts';
import { fileColumnsPage } from './file-columns-page.ts';

await writeFile(
  new URL('../docs/integrate/file-columns.md', import.meta.url),
  fileColumnsPage(FILE_FORMATS, CSV_LIMITS),
);
