import type { Column } from './columns.ts';

/** A value of a record before it is written: what the reader of its column's kind gives. */
export type CellValue = string | boolean | null | readonly string[];

/** The cells of one row by column name; a column that is not named is blank. */
export type CellValues = Readonly<Record<string, CellValue>>;

/** The cells of a row in the order of the columns, as the reader of each column's kind reads them back. */
export function cellsOf(columns: readonly Column[], values: CellValues): string[] {
  return columns.map((column) => cellText(column.kind, values[column.name] ?? null));
}

function cellText(kind: Column['kind'], value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'Y' : 'N';
  if (typeof value !== 'string') return value.map(listEntry).join(';');
  return kind === 'date' ? `${value.slice(5, 7)}/${value.slice(8, 10)}/${value.slice(0, 4)}` : value;
}

/** Quoted where it would not come back as it is: see {@link listEntries}. */
function listEntry(entry: string): string {
  const plain = entry !== '' && entry === entry.trim() && !entry.includes(';') && !entry.startsWith('"');
  return plain ? entry : `"${entry.replaceAll('"', '""')}"`;
}

/**
 * The entries of a `;` list: blanks around them dropped, blank ones left out. An entry in quotation marks is taken as it stands between
 * them, `""` being one mark: so a code may hold a `;`.
 */
export function listEntries(cell: string): string[] {
  const entries: string[] = [];
  for (const match of cell.matchAll(/\s*"((?:[^"]|"")*)"\s*(?:;|$)|([^;]*)(?:;|$)/g)) {
    if (match[1] !== undefined) entries.push(match[1].replaceAll('""', '"'));
    else if (match[2] !== undefined && match[2].trim() !== '') entries.push(match[2].trim());
  }
  return entries;
}
