/** A cell that a spreadsheet could run: `=`, `+`, `-`, `@`, TAB, CR and their full-width twins (bad input B76). */
export const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const APOSTROPHES_AND_FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** A long number as a spreadsheet leaves it: what is behind the E is lost. */
export const EATEN_NUMBER = /^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
export const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/** What a reader would take for a mistake of the file: two apostrophes before it say that it is meant. */
function looksWrong(text: string): boolean {
  return text !== text.trim() || text.startsWith("''") || CONTROL.test(text);
}

/**
 * A cell as we write it: an apostrophe before what a spreadsheet would run as a formula or read as a number of its own (`12E4`), two before
 * a value with blanks at its ends or control characters, so that {@link unguarded} gives every value back as it is.
 */
export function guarded(text: string): string {
  if (text === '') return text;
  if (looksWrong(text)) return `''${text}`;
  return APOSTROPHES_AND_FORMULA.test(text) || EATEN_NUMBER.test(text) ? `'${text}` : text;
}

/** The value of a cell. `vouched`: the writer says that it is exactly so, whatever it looks like. */
export function unguarded(cell: string): { text: string; vouched: boolean } {
  if (!cell.startsWith("'")) return { text: cell, vouched: false };
  if (cell.startsWith("''") && looksWrong(cell.slice(2))) return { text: cell.slice(2), vouched: true };
  const rest = cell.slice(1);
  if (EATEN_NUMBER.test(rest)) return { text: rest, vouched: true };
  return APOSTROPHES_AND_FORMULA.test(rest) ? { text: rest, vouched: false } : { text: cell, vouched: false };
}
