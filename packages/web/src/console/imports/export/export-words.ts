import type { ExportFile } from '../../../api/exports.ts';
import type { ImportFormats } from '../../../api/imports.ts';
import { kindOf } from '../import-words.ts';

/** Rows of all files together; `complete` is false where one of them is only counted while it is written. */
export function rowsOf(files: readonly Pick<ExportFile, 'rows'>[]): { rows: number; complete: boolean } {
  return {
    rows: files.reduce((sum, file) => sum + (file.rows ?? 0), 0),
    complete: files.every((file) => file.rows !== null),
  };
}

/** Files with more rows than one import takes. */
export function tooLong(files: readonly ExportFile[], limit: number | undefined): ExportFile[] {
  return limit === undefined ? [] : files.filter((file) => file.rows !== null && file.rows > limit);
}

/**
 * Kinds of which no file has a row, in words. What a single customer leaves out is not told: most kinds are never a customer's.
 */
export function leftOut(
  formats: ImportFormats['data'],
  files: readonly Pick<ExportFile, 'sdiType'>[],
  { group, customer }: { group: string | undefined; customer: string | undefined },
): string[] {
  if (customer !== undefined) return [];
  return formats
    .filter((format) => group === undefined || format.owner === 'group')
    .filter((format) => !files.some((file) => file.sdiType === format.sdiType))
    .map((format) => kindOf(format.sdiType).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()));
}
