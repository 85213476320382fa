import { type FileProblem, type FileRefusal, refusal, shown } from './file-problem.ts';

/**
 * One column of a format, as data.
 * `kind`: identifier (compared exactly: numbers, codes), name (identifies a customer), text, lines (may hold line breaks), flag (Y/N), date, amount (exact
 * decimal, not negative), share (0 to 1), choice (one of `choices`), list (entries separated by `;`), currency.
 */
export interface Column {
  /** As the format writes it; the same text is the `column` of a problem. */
  name: string;
  kind:
    | 'identifier'
    | 'name'
    | 'text'
    | 'lines'
    | 'flag'
    | 'date'
    | 'amount'
    | 'share'
    | 'choice'
    | 'list'
    | 'currency';
  /** `value`: column and value are required. `header`: the column is, the value may be blank. `none`: neither. */
  need: 'value' | 'header' | 'none';
  /** Most characters (code points) of the cell, or of each entry of a list. */
  max: number;
  choices?: readonly string[];
}

/** Where each column stands in a file: index by column name; absent when the file does not have it. */
export interface HeaderMap {
  positions: ReadonlyMap<string, number>;
  width: number;
  header: readonly string[];
  warnings: FileProblem[];
}

function folded(name: string): string {
  return name.trim().replace(/\s+/g, '').toLowerCase();
}

/** Finds the format's columns in a file's header. Another letter case or blanks are accepted and reported; the order is free. */
export function matchHeader(
  columns: readonly Column[],
  header: readonly string[],
  line: number,
): HeaderMap | { refusal: FileRefusal } {
  const known = new Map(columns.map((column) => [folded(column.name), column]));
  const positions = new Map<string, number>();
  const warnings: FileProblem[] = [];
  for (const [index, written] of header.entries()) {
    const column = known.get(folded(written));
    if (!column) {
      warnings.push({
        line,
        column: written,
        code: 'column-not-read',
        message:
          written.trim() === ''
            ? `Column ${index + 1} has no name and is not read.`
            : `The format has no column ${shown(written)}; it is not read.`,
      });
      continue;
    }
    if (positions.has(column.name)) {
      return refusal('duplicate-column', `The column ${column.name} stands in the header twice.`, line);
    }
    if (written !== column.name) {
      warnings.push({
        line,
        column: column.name,
        code: 'header-spelling',
        message: `${shown(written)} was read as ${column.name}.`,
      });
    }
    positions.set(column.name, index);
  }
  const missing = columns.filter((column) => column.need !== 'none' && !positions.has(column.name));
  if (missing.length > 0) {
    return refusal('missing-columns', `The header lacks ${missing.map((column) => column.name).join(', ')}.`, line);
  }
  return { positions, width: header.length, header, warnings };
}
