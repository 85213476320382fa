import { FORMULA } from '../../platform/csv-guard.ts';
import { type CsvStyle, csvLine } from '../../platform/write-csv.ts';
import type { FileProblem, FileRefusal } from './file-problem.ts';
import { readCsv } from './read-csv.ts';

/** Columns that say what is wrong. A later import does not read them. */
const WORDS = ['Line', 'Column', 'Code', 'Message'] as const;

/**
 * The rejected rows of a file as a file of the same kind, to be mended and imported again: its sdiType, its columns, each rejected row once,
 * and behind it what is wrong. In the order of the file; UTF-8 with a byte order mark, which Excel needs.
 */
export async function rejectedRowsCsv(
  bytes: Uint8Array,
  problems: readonly FileProblem[],
): Promise<string | { refusal: FileRefusal }> {
  const file = await readCsv(bytes);
  if ('refusal' in file) return file;
  const byLine = Map.groupBy(problems, (problem) => problem.line);
  // Cells as the file had them, so that a mended row reads as it would have: only what a spreadsheet would run is guarded.
  const style: CsvStyle = { separator: file.separator, safe: false };
  const line = (cells: readonly string[]) =>
    csvLine(
      cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)),
      style,
    );
  // A file that was rejected and mended once already carries the four columns; they are written anew.
  const kept = file.header.map((name) => !WORDS.some((word) => word === name));
  const width = kept.filter(Boolean).length;
  const parts = [
    `\ufeffsdiType=${file.sdiType}\r\n`,
    line([...file.header.filter((_, index) => kept[index]), ...WORDS]),
  ];
  for await (const portion of file.portions) {
    for (const row of portion) {
      const found = byLine.get(row.line);
      if (!found) continue;
      const cells = row.cells.slice(0, file.header.length).filter((_, index) => kept[index]);
      while (cells.length < width) cells.push('');
      const beyond = row.cells.slice(file.header.length);
      parts.push(line([...cells, ...wordsOf(row.line, found), ...beyond]));
    }
  }
  return parts.join('');
}

function wordsOf(line: number, problems: readonly FileProblem[]): string[] {
  const joined = (texts: readonly (string | null)[]) => [...new Set(texts.filter((text) => text !== null))].join('; ');
  return [
    String(line),
    joined(problems.map((problem) => problem.column)),
    joined(problems.map((problem) => problem.code)),
    joined(problems.map((problem) => problem.message)),
  ];
}
