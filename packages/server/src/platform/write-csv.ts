import { guarded } from './csv-guard.ts';

export interface CsvStyle {
  separator: string;
  /**
   * Sets an apostrophe before a cell that a spreadsheet could run as a formula ({@link guarded}). The reader takes it off again. Switch it
   * off only for machines.
   */
  safe: boolean;
}

/** One line of a CSV file with its line end (CRLF, RFC 4180). */
export function csvLine(cells: readonly string[], style: CsvStyle): string {
  return `${cells.map((cell) => csvCell(cell, style)).join(style.separator)}\r\n`;
}

function csvCell(cell: string, style: CsvStyle): string {
  const text = style.safe ? guarded(cell) : cell;
  const quoted = text.includes('"') || text.includes('\n') || text.includes('\r') || text.includes(style.separator);
  // Blanks at the ends survive only in quotation marks with some readers.
  return quoted || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
